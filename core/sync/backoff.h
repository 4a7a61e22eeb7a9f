#pragma once

#include <QCborMap>

#include <chrono>
#include <optional>

namespace mianguan::sync {

/// When an item that failed is tried again: exponentially later, spread by chance so that a hall full of
/// desks does not come back in one moment. Kept with its item, so that a restart forgets nothing.
class Backoff {
public:
    using Time = std::chrono::milliseconds; ///< since 1970 UTC by this machine's clock

    static constexpr std::chrono::milliseconds first{500}, most{15 * 60'000};

    /// After one more failure. `chance` is from 0 to 1: the wait is from half to all of what is due. Never
    /// sooner than `atLeast`, what the hub asked for.
    void fail(Time now, double chance, std::optional<std::chrono::milliseconds> atLeast = {});
    void fail(Time now, std::optional<std::chrono::milliseconds> atLeast = {}); ///< by fair chance
    void succeed() { *this = {}; }

    int failures() const { return count; }
    Time next() const { return until; } ///< 0 when nothing failed
    /// Also when the clock was set back: no wait is ever longer than it can have been meant.
    bool isDue(Time now) const { return now >= until || until - now > longest; }

    QCborMap toMap() const;                      ///< {failures, next}
    static Backoff fromMap(const QCborMap& map); ///< what cannot be is taken as no failure

    bool operator==(const Backoff&) const = default;

private:
    static constexpr std::chrono::milliseconds longest{60 * 60'000}; ///< that a hub can ask for
    int count = 0;
    Time until{};
};

} // namespace mianguan::sync
