#pragma once

#include "core/wire/event_messages.h"

#include <optional>

namespace mianguan::hub {

using wire::Outcome;
using wire::Refusal;

/// What the judge says of an event.
struct Judgement {
    Outcome outcome = Outcome::Applied;
    std::optional<Refusal> code; ///< why it is void or waits, or what people should know of an applied one

    bool operator==(const Judgement&) const = default;
};

inline Judgement voided(Refusal code) { return {Outcome::Void, code}; }
inline Judgement waiting(Refusal code) { return {Outcome::Waiting, code}; }

} // namespace mianguan::hub
