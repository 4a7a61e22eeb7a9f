#pragma once

#include <QtGlobal>

#include <chrono>

namespace mianguan {

/// Wrong passwords in a row, and until when no other is taken.
struct Tries {
    int wrong = 0;
    qint64 untilMs = 0; ///< UTC
};

/// None for the first five wrong tries, then 30 s, doubled with each, an hour at most.
std::chrono::milliseconds waitAfter(int wrongTries);

/// Never longer than waitAfter() says, however the clock was set back.
std::chrono::milliseconds waitLeft(const Tries& tries, qint64 nowMs);

} // namespace mianguan
