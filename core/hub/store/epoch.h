#pragma once

#include <QtGlobal>

namespace mianguan::hub {

/// A restored hub goes on far behind its last position, so that no position of the log that was lost is given
/// again: what a station has seen there (`Event::seen`) must not speak for what came to stand there since.
inline constexpr qint64 epochSpan = 100'000'000;

/// Behind which the log goes on after a restore to `head`.
constexpr qint64 epochAfter(qint64 head) { return (head / epochSpan + 2) * epochSpan; }

/// Whether an epoch began between two positions that follow each other.
constexpr bool isEpochBetween(qint64 last, qint64 next) {
    return (next - 1) % epochSpan == 0 && next - 1 >= last + epochSpan;
}

} // namespace mianguan::hub
