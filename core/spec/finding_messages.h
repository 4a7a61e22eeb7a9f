#pragma once

#include <span>

namespace mianguan {

/// What is said of a finding; source text of the context "Finding".
struct FindingMessage {
    const char* id;
    const char* cause; ///< empty: the check passed
    const char* text;
};

std::span<const FindingMessage> findingMessages();

} // namespace mianguan
