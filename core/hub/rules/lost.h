#pragma once

#include "core/hub/rules/case.h"

namespace mianguan::hub {

/// What an event names that its station knew by a part of the log which a restore of the hub lost, and which
/// has not come again: an event, a person or a graduate. Null when the event can be judged.
Result<Id> lostNameOf(State& state, const Case& event);

} // namespace mianguan::hub
