#pragma once

#include "core/base/result.h"

#include <chrono>

namespace mianguan {

/// What a school decides; changed by an event that an administrator signs.
struct Policy {
    bool reviewOwnPhotos = false;       ///< someone may judge what he collected; on in a practice store
    std::chrono::minutes lockAfter{10}; ///< of no key and no mouse, 1 to 120

    bool operator==(const Policy&) const = default;
};

Result<void> checkPolicy(const Policy& policy); ///< Refused, naming what is out of bounds

} // namespace mianguan
