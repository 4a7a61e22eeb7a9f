#pragma once

#include "core/station/errand.h"
#include "core/wire/event_messages.h"

namespace mianguan {

/// Reads the hub's log on, and waits there for news.
class LogErrand : public Errand {
public:
    /// `taken`: others' events were.
    LogErrand(HubLine& of, std::function<void()> taken);

    void advance() override;
    bool isBusy() const override { return busy && head > cursor; } ///< not while it only listens
    qint64 toRead() const { return head > cursor ? left : 0; }
    bool isLevel() const { return level; } ///< it has read all there was, once

private:
    void take(const wire::Changes& changes);
    void takeEpoch(const wire::Changes& changes);

    std::function<void()> whenTaken;
    QHash<Id, PublicKey> known;
    qint64 cursor = 0, head = 0, left = 0;
    bool busy = false, level = false;
};

} // namespace mianguan
