#pragma once

#include "core/wire/event_messages.h"
#include "core/wire/fields.h"

namespace mianguan::wire {

// What several messages tell of an event.
void put(QCborMap& map, const Reason& reason); ///< nothing of a null one
Reason reasonIn(Fields& fields);
Outcome outcomeIn(Fields& fields);

} // namespace mianguan::wire
