#pragma once

#include "core/hub/rules/case.h"

namespace mianguan::hub {

/// What must come, or be settled, before an event can be judged: a person whose being added waits for a
/// supervisor; and where its station knew of something by a part of the log that a restore of the hub lost,
/// the event, the person or the graduate that it names, a key or a right of its author's, or that the
/// graduate whose approved photo it would replace is reopened. None: it can be judged.
Result<std::optional<Awaited>> awaitedBy(State& state, const Case& event);

} // namespace mianguan::hub
