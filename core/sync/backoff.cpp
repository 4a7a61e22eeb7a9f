#include "core/sync/backoff.h"

#include "core/base/cbor.h"

#include <QRandomGenerator>

#include <algorithm>

namespace mianguan::sync {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostDoublings = 20;

std::chrono::milliseconds dueAfter(int failures) {
    const int doublings = std::min(failures - 1, mostDoublings);
    return std::min(Backoff::first * (1 << doublings), Backoff::most);
}

} // namespace

void Backoff::fail(Time now, double chance, std::optional<std::chrono::milliseconds> atLeast) {
    count = std::min(count + 1, mostDoublings + 1);
    const auto due = dueAfter(count);
    const auto spread = due / 2 + std::chrono::milliseconds(qint64(double(due.count() / 2) * chance));
    until = now + std::min(std::max(spread, atLeast.value_or(Time(0))), longest);
}

void Backoff::fail(Time now, std::optional<std::chrono::milliseconds> atLeast) {
    fail(now, QRandomGenerator::global()->generateDouble(), atLeast);
}

QCborMap Backoff::toMap() const { return {{"failures"_L1, count}, {"next"_L1, qint64(until.count())}}; }

Backoff Backoff::fromMap(const QCborMap& map) {
    const qint64 failures = integerIn(map.value("failures"_L1)), next = integerIn(map.value("next"_L1));
    if (failures < 1 || next < 0) return {};
    Backoff backoff;
    backoff.count = int(std::min<qint64>(failures, mostDoublings + 1));
    backoff.until = Time(next);
    return backoff;
}

} // namespace mianguan::sync
