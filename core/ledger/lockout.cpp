#include "core/ledger/lockout.h"

#include <algorithm>

namespace mianguan {

using namespace std::chrono_literals;

std::chrono::milliseconds waitAfter(int wrongTries) {
    const int free = 5;
    if (wrongTries < free) return 0ms;
    const int doublings = std::min(wrongTries - free, 7);
    return std::min<std::chrono::milliseconds>(30s * (1 << doublings), 1h);
}

std::chrono::milliseconds waitLeft(const Tries& tries, qint64 nowMs) {
    return std::clamp(std::chrono::milliseconds(tries.untilMs - nowMs), 0ms, waitAfter(tries.wrong));
}

} // namespace mianguan
