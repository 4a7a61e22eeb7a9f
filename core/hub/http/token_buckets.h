#pragma once

#include <QByteArray>
#include <QHash>

#include <chrono>
#include <list>
#include <mutex>

namespace mianguan::http {

/// How often each caller may do something: `rate` a second, `burst` at once. Remembers at most `most` callers
/// and forgets the one that has been quiet longest. From any thread.
class TokenBuckets {
public:
    using Clock = std::chrono::steady_clock;

    TokenBuckets(double rate, double burst, int most = 10'000);

    /// Takes one; 0 when there was one, otherwise how long to wait for it.
    std::chrono::milliseconds take(const QByteArray& caller, Clock::time_point now = Clock::now());
    /// The same without taking.
    std::chrono::milliseconds wait(const QByteArray& caller, Clock::time_point now = Clock::now());
    int callers() const;

private:
    struct Bucket {
        QByteArray caller;
        double tokens = 0;
        Clock::time_point filled;
    };
    Bucket& bucketOf(const QByteArray& caller, Clock::time_point now);
    Bucket& filled(const QByteArray& caller, Clock::time_point now);
    std::chrono::milliseconds until(const Bucket& bucket) const;

    const double rate;
    const double burst;
    const int most;
    mutable std::mutex mutex;
    std::list<Bucket> recent; ///< the last used in front
    QHash<QByteArray, std::list<Bucket>::iterator> places;
};

} // namespace mianguan::http
