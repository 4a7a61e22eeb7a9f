#include "tests/soak/link/trial.h"

#include "core/wire/enrolment_code.h"
#include "core/wire/request_signature.h"
#include "core/work/hub_desk.h"
#include "tests/soak/link/comparing.h"
#include "tests/soak/link/day.h"
#include "tests/soak/link/desk_process.h"
#include "tests/soak/link/office.h"
#include "tests/work/handmade.h"

namespace mianguan::soak {

using namespace test;
using namespace Qt::StringLiterals;

namespace {

constexpr int dayMs = 300'000, readingMs = 60'000;

/// A day at a hub in memory.
class Trial {
public:
    Trial(const Stations& templates, const Mishap& what, int number) : mishap(what), which(number) {
        templates.copyTo(folder.path());
        hub.state.tellsOfStations = true;
        know(*openStation(stations.desk()));
        office = std::make_unique<Office>(stations.office());
        know(*office->store);
    }

    Verdict run() {
        const Id officeStation = office->store->hubDesk().questions().station();
        if (const auto joined = office->join(code()); !joined) return {joined.error().sentence()};
        DeskProcess desk(stations.desk(), code());
        hub.setScript([&](const FakeRequest& request, int) {
            const bool ofOffice = request.header(wire::header::caller) == officeStation.hex().toLatin1();
            return ofOffice || seen++ != which ? Fault() : happen(desk);
        });
        QString problem = desk.live(dayMs);
        hub.setScript({});
        if (problem.isEmpty()) problem = compare(desk.kept());
        return {problem, int(seen > which), seen};
    }

private:
    void know(const Store& store) { hub.state.addPerson(store.user().id, store.user().key); }
    QString code() {
        const QByteArray secret = Id::random().bytes();
        hub.state.addCode(secret);
        return wire::EnrolmentCode{hub.address(), hub.pin(), secret}.text();
    }

    /// On the connection's thread.
    Fault happen(DeskProcess& desk) {
        if (mishap.kill == Mishap::Kill::Before || mishap.kill == Mishap::Kill::After) desk.kill();
        const bool later = mishap.kill == Mishap::Kill::Amid || mishap.kill == Mishap::Kill::Noting;
        if (later)
            QMetaObject::invokeMethod(
                &desk, [&] { QTimer::singleShot(20 + which % 30, &desk, [&] { desk.kill(); }); },
                Qt::QueuedConnection);
        return mishap.fault(which);
    }

    QString compare(const QList<wire::BlobName>& kept) {
        if (!office->hasReadTo(hub.state.log().size(), readingMs)) return u"the office has not read all"_s;
        const auto store = openStation(stations.desk());
        for (const auto& problem : {difference(wordsOf(*store), wordsOf(*office->store)), unsound(*store),
                                    unsound(*office->store), missing(*store, kept), doubled()})
            if (!problem.isEmpty()) return problem;
        return {};
    }
    /// Of what the desk recorded and acknowledged.
    QString missing(Store& store, const QList<wire::BlobName>& kept) const {
        const auto blobs = hub.state.blobs();
        for (const wire::BlobName& photo : kept)
            if (!blobs.contains(photo)) return u"an acknowledged portrait is not at the hub"_s;
        auto own = orDie(store.hubDesk().questions().unsent(0, 100'000));
        own.removeLast(); // whoever looks now has signed in
        for (const SentEvent& sent : std::as_const(own)) {
            const Event event = orDie(decodeHeader(sent.header));
            if (hub.state.timesApplied(event.id) != 1)
                return u"%1 is %2 times in the log"_s.arg(event.type).arg(hub.state.timesApplied(event.id));
            const Body body = orDie(Body::fromBytes(sent.body));
            for (const Hash& hash : body.blobs())
                if (!blobs.contains({event.subject, hash})) return u"a picture is missing of "_s + event.type;
        }
        return {};
    }
    QString doubled() const {
        QSet<QByteArray> headers;
        for (const wire::LogEntry& entry : hub.state.log()) {
            if (headers.contains(entry.event.header)) return u"an event is twice in the log"_s;
            headers += entry.event.header;
        }
        return {};
    }

    const Mishap& mishap;
    const int which;
    const QTemporaryDir folder;
    const Stations stations{folder.path()};
    FakeHub hub;
    std::unique_ptr<Office> office;
    std::atomic<int> seen = 0;
};

} // namespace

Verdict tryOnce(const Stations& templates, const Mishap& mishap, int which) {
    return Trial(templates, mishap, which).run();
}

} // namespace mianguan::soak
