#pragma once

#include "core/station/errand.h"
#include "core/wire/event_messages.h"

namespace mianguan {

/// Reads the hub's log on, and waits there for news.
class LogErrand : public Errand {
public:
    /// `taken`: others' events were; `restored`: the hub was, so that everything is read and sent again.
    LogErrand(HubLine& of, std::function<void()> taken, std::function<void()> restored);

    void advance() override;
    bool isBusy() const override { return busy && head > cursor; } ///< not while it only listens
    qint64 toRead() const { return std::max<qint64>(0, head - cursor); }
    bool isLevel() const { return level; } ///< it has read all there was, once

private:
    /// The hub's log is not the one it was.
    void beginAgain(const HubFacts& facts);
    void take(const wire::Changes& changes);
    void takeEpoch(const wire::Changes& changes);

    std::function<void()> whenTaken, whenRestored;
    QHash<Id, PublicKey> known;
    qint64 cursor = 0, head = 0;
    bool busy = false, level = false;
};

} // namespace mianguan
