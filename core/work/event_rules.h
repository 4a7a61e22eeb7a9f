#pragma once

#include "core/access/rights.h"

#include <optional>

namespace mianguan {

/// What an event of some type must be able to show.
struct EventRule {
    std::optional<Command> command; ///< what its author must have the right to; nothing: no right is needed
    bool userSigned = false;        ///< by its author's own key
    bool byStation = false;         ///< nobody need have done it
};

/// Nothing for a type that this version does not know.
std::optional<EventRule> ruleFor(const QString& eventType);

} // namespace mianguan
