#include "core/hub/number_windows.h"

namespace mianguan::hub {

namespace {
constexpr qint64 sweepEveryMs = 10'000;
}

bool NumberWindows::Window::take(qint64 number) {
    if (number <= highest - size) return false;
    if (number > highest + size) used.reset();
    for (qint64 passed = std::max(highest + 1, number - size); passed <= number; ++passed)
        used.reset(size_t(passed % size));
    highest = std::max(highest, number);
    if (used.test(size_t(number % size))) return false;
    used.set(size_t(number % size));
    return true;
}

bool NumberWindows::take(const Id& caller, const QByteArray& nonce, qint64 number, qint64 nonceExpiresMs,
                         qint64 nowMs) {
    const std::lock_guard lock(mutex);
    forgetStale(nowMs);
    Window& window = all[{caller, nonce}];
    window.expiresMs = nonceExpiresMs;
    return window.take(number);
}

qsizetype NumberWindows::windows() const {
    const std::lock_guard lock(mutex);
    return qsizetype(all.size());
}

void NumberWindows::forgetStale(qint64 nowMs) {
    if (nowMs - sweptMs < sweepEveryMs) return;
    sweptMs = nowMs;
    std::erase_if(all, [nowMs](const auto& each) { return each.second.expiresMs <= nowMs; });
}

} // namespace mianguan::hub
