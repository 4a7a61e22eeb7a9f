#include "core/hub/http/token_buckets.h"

#include <algorithm>
#include <cmath>

namespace mianguan::http {

TokenBuckets::TokenBuckets(double rate, double burst, int most) : rate(rate), burst(burst), most(most) {}

TokenBuckets::Bucket& TokenBuckets::bucketOf(const QByteArray& caller, Clock::time_point now) {
    if (const auto known = places.constFind(caller); known != places.constEnd()) {
        recent.splice(recent.begin(), recent, *known);
        return recent.front();
    }
    if (places.size() >= most) {
        places.remove(recent.back().caller);
        recent.pop_back();
    }
    recent.push_front({caller, burst, now});
    places.insert(caller, recent.begin());
    return recent.front();
}

TokenBuckets::Bucket& TokenBuckets::filled(const QByteArray& caller, Clock::time_point now) {
    Bucket& bucket = bucketOf(caller, now);
    const std::chrono::duration<double> passed = std::max(now - bucket.filled, Clock::duration(0));
    bucket.tokens = std::min(burst, bucket.tokens + passed.count() * rate);
    bucket.filled = std::max(now, bucket.filled);
    return bucket;
}

std::chrono::milliseconds TokenBuckets::until(const Bucket& bucket) const {
    if (bucket.tokens >= 1) return std::chrono::milliseconds(0);
    return std::chrono::milliseconds(static_cast<qint64>(std::ceil((1 - bucket.tokens) / rate * 1000)));
}

std::chrono::milliseconds TokenBuckets::take(const QByteArray& caller, Clock::time_point now) {
    const std::lock_guard lock(mutex);
    Bucket& bucket = filled(caller, now);
    const std::chrono::milliseconds wait = until(bucket);
    if (wait.count() == 0) bucket.tokens -= 1;
    return wait;
}

std::chrono::milliseconds TokenBuckets::wait(const QByteArray& caller, Clock::time_point now) {
    const std::lock_guard lock(mutex);
    return until(filled(caller, now));
}

int TokenBuckets::callers() const {
    const std::lock_guard lock(mutex);
    return static_cast<int>(places.size());
}

} // namespace mianguan::http
