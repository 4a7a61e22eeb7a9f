#pragma once

#include <QtGlobal>

#include <algorithm>

namespace mianguan::hub {

/// A restored hub goes on far behind its last position, so that no position of the log that was lost is given
/// again: what a station has seen there (`Event::seen`) must not speak for what came to stand there since.
inline constexpr qint64 epochSpan = 100'000'000;

/// Behind which the log goes on after a restore to `head`: by the time, so that what a station saw after one
/// restore is not given again after the next of the same backup. 28 years of it are below 2⁵³.
constexpr qint64 epochAfter(qint64 head, qint64 nowMs) {
    constexpr qint64 in2026Ms = 1'767'225'600'000, turnMs = 10'000;
    return std::max(head / epochSpan + 2, (nowMs - in2026Ms) / turnMs) * epochSpan;
}

/// Whether an epoch began between two positions that follow each other.
constexpr bool isEpochBetween(qint64 last, qint64 next) {
    return (next - 1) % epochSpan == 0 && next - 1 >= last + epochSpan;
}

} // namespace mianguan::hub
