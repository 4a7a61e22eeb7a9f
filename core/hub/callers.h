#pragma once

#include "core/base/id.h"
#include "core/hub/http/token_buckets.h"

#include <memory>

namespace mianguan::hub {

/// How much each caller asks: so many requests a second, so many at once. From any thread.
class Callers {
public:
    struct Limits {
        double rate = 200, burst = 400; ///< requests a second, and in a rush
        int atOnce = 8;
    };
    explicit Callers(const Limits& limits);

    /// A request being answered; it ends with the last copy. None when there are enough.
    using Place = std::shared_ptr<void>;
    Place enter(const Id& caller);
    /// 0, or how long the caller is to wait.
    std::chrono::milliseconds hurry(const Id& caller) { return buckets.take(caller.bytes()); }

private:
    struct Places {
        std::mutex mutex;
        QHash<Id, int> taken;
    };
    const int atOnce;
    http::TokenBuckets buckets;
    std::shared_ptr<Places> places = std::make_shared<Places>();
};

} // namespace mianguan::hub
