#pragma once

#include "core/hub/rules/case.h"

namespace mianguan::hub {

/// What an applied event changes in what the hub knows; its record has its position. Depends on nothing but
/// what was learned before, so that everything can be learned again from the log.
Result<void> learn(State& state, const Case& event);

/// Who is to hear of a settled event: schools, or a lineage as `@id`; "*" for all.
QStringList audienceOf(const Case& event, Outcome outcome);
QString audienceOf(const Id& lineage);

} // namespace mianguan::hub
