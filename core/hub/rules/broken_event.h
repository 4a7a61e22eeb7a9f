#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

namespace mianguan::hub {

/// Corrupt: an event that the hub's database holds does not say what it must.
Fail brokenEvent(const Id& event);

} // namespace mianguan::hub
