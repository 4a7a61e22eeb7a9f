#pragma once

#include "core/station/errand.h"
#include "core/sync/route.h"
#include "core/wire/enrolment_code.h"
#include "core/wire/enrolment_messages.h"
#include "core/work/reply.h"

#include <QTimer>

namespace mianguan {

class Greeting;
class EventErrand;
class InheritanceErrand;
class LeaseErrand;
class LogErrand;
class ParcelErrand;

/// The link's own thread: runs the errands, wakes them when they are due, and says how things stand. Private
/// to this folder.
class LinkRunner : public QObject {
    Q_OBJECT
public:
    struct Tell {
        std::function<void(const HubStanding&)> standing;
        std::function<void()> items;
        std::function<void(const QString&)> end; ///< the session must, and why
        std::function<void(const QSet<Id>&)> setAside;
    };
    using Done = std::shared_ptr<Reply<void>>;

    LinkRunner(HubDesk& store, Tell told);
    ~LinkRunner() override;

    // On its thread.
    void begin();
    void poke(); ///< something was recorded
    void tryNow();
    void enrol(const wire::EnrolmentCode& code, const QString& stationName, const Done& done);
    void leave(const Done& done);
    void changeWay(const std::function<void(HubFacts&)>& change, const Done& done);
    void tryParcels(const QList<Id>& events, const Done& done);
    void putAside(const QList<Id>& events, const Done& done);
    void reviewFor(const Id& user); ///< null: nobody any more
    void judged(const Id& subject);

private:
    void connectTo(const HubFacts& facts);
    void beginAgain();
    void disconnect();
    void takeEnrolment(const wire::Enrolment& enrolment, HubFacts facts, const Done& done);
    void advance();
    void schedule();
    void changed();
    void tellStanding();
    HubStanding standing() const;
    HubOutbox outbox() const;
    HubPhase phase(const HubStanding& standing, const Errand* worst) const;
    const Errand* worst() const;
    Result<void> beginChainWhereForked();
    void watchForRevocation();

    HubDesk& desk;
    Tell tell;
    HubFacts facts;
    std::unique_ptr<sync::HubConnection> hub;
    std::unique_ptr<HubLine> line;
    Greeting* greeting = nullptr;
    InheritanceErrand* inheritance = nullptr;
    EventErrand* events = nullptr;
    ParcelErrand* outward = nullptr;
    ParcelErrand* inward = nullptr;
    LogErrand* log = nullptr;
    LeaseErrand* leases = nullptr;
    Id reviewer;
    QList<Errand*> errands; ///< children of the line's life
    QTimer wake, telling;
    qint64 turnMs = 0; ///< when the errands last had their turn
    qint64 heardMs = 0;
    HubWhy keyChanged; ///< this store's key is not the one it was enrolled with
    bool enrolling = false, ended = false;
};

sync::Route routeOf(const HubFacts& facts);

} // namespace mianguan
