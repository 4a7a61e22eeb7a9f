#pragma once

#include "core/base/id.h"

#include <bitset>
#include <map>
#include <mutex>

namespace mianguan::hub {

/// Which numbers a caller has used under a nonce: of the last 1,024 each, in this process. Requests may
/// overtake one another; one that fell out of the window counts as used. From any thread.
class NumberWindows {
public:
    /// False when it was used. Times in UTC milliseconds.
    bool take(const Id& caller, const QByteArray& nonce, qint64 number, qint64 nonceExpiresMs, qint64 nowMs);
    qsizetype windows() const;

private:
    static constexpr qint64 size = 1024;
    struct Window {
        qint64 highest = 0;
        qint64 expiresMs = 0;
        std::bitset<size> used;

        bool take(qint64 number);
    };
    void forgetStale(qint64 nowMs);

    mutable std::mutex mutex;
    std::map<std::pair<Id, QByteArray>, Window> all;
    qint64 sweptMs = 0;
};

} // namespace mianguan::hub
