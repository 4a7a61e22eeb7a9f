#pragma once

#include "core/access/policy.h"

namespace mianguan {

Policy
withinBounds(Policy policy); ///< the nearest that checkPolicy() lets through, of what another desk says

} // namespace mianguan
