#pragma once

#include "core/station/hub_standing.h"
#include "core/sync/backoff.h"
#include "core/sync/trouble.h"
#include "core/wire/event_messages.h"
#include "core/work/hub_desk.h"

#include <QObject>

#include <stop_token>

namespace mianguan::sync {
class HubConnection;
}

namespace mianguan {

HubWhy whyOf(const sync::Trouble& trouble);
HubWhy whyOf(const Error& error);
Settlement settlementOf(wire::Outcome outcome, qint64 position, const wire::Reason& reason);

/// What every errand is given: the store, the hub, and how to say that something changed. Private to this
/// folder, and of the link's own thread.
struct HubLine {
    HubDesk& desk;
    sync::HubConnection& hub;
    HubFacts facts;
    std::function<void()> changed;      ///< in the standing
    std::function<void()> heard;        ///< the hub has answered
    std::function<void()> itemsChanged; ///< something that people should see to
    std::function<void()> begunAgain;   ///< the errands must be made anew
    std::stop_source stop;
    bool stale = false; ///< the errands are about to be made anew: an answer on its way is of before
};

/// One kind of work over the line, with what keeps it from going on. What goes wrong with one keeps no other.
class Errand : public QObject {
    Q_OBJECT
public:
    explicit Errand(HubLine& of) : line(of) {}

    virtual void advance() = 0; ///< does what can be done now; may be called at any time
    virtual bool isBusy() const = 0;
    /// Beside the backoff: when there is something to do; UTC ms, 0 for nothing to wait for.
    virtual qint64 dueMs() const { return 0; }

    bool mayGo() const;
    bool isStopped() const { return stopped; }
    const HubWhy& why() const { return reason; } ///< null while nothing is wrong
    qint64 nextTryMs() const { return reason.isNull() ? 0 : backoff.next().count(); }
    virtual void tryNow();

protected:
    void went();
    void nothingToDo(); ///< what went wrong last does not matter any more
    void failed(const sync::Trouble& trouble);
    void failed(const Error& error); ///< of this store: tried again as well
    /// The hub's log is another one: read from its beginning, and everything told again.
    void beginAgain(const HubFacts& facts);
    /// A callback that comes on this thread, and not at all once this is gone.
    template <class T, class Then>
    std::function<void(sync::Answer<T>)> here(Then then) {
        return [this, then = std::move(then)](sync::Answer<T> answer) {
            QMetaObject::invokeMethod(
                this,
                [this, then, answer = std::move(answer)]() mutable {
                    if (!line.stale) then(std::move(answer));
                },
                Qt::QueuedConnection);
        };
    }

    HubLine& line;

private:
    void tryLater(std::optional<std::chrono::milliseconds> atLeast);

    sync::Backoff backoff;
    HubWhy reason;
    bool stopped = false;
};

} // namespace mianguan
