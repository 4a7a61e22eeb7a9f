#pragma once

#include "core/access/policy.h"

namespace mianguan {

/// The nearest that checkPolicy() lets through, of what another desk says.
Policy withinBounds(Policy policy);

} // namespace mianguan
