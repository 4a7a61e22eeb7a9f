#include "tests/soak/link/day.h"

#include "core/work/hub_desk.h"
#include "tests/soak/link/office.h"
#include "tests/work/collecting_tools.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <cstdio>

namespace mianguan::soak {

using namespace test;

namespace {

constexpr int between = 5;                // ms from one graduate to the next
constexpr qint64 largeBytes = 300 * 1024; // too large for a bundle
constexpr int mostMs = 240'000, withoutHub = 200;

QString dataIn(const QString& folder) { return folder + QStringLiteral("/data"); }

/// One original in eight goes by itself, the others in bundles.
Store::Submission shot(const Store& store, int number, int attempt) {
    Store::Submission photo = handmade(number + attempt * 1000);
    if (number % 8 == 0) photo.original = photo.original.leftJustified(largeBytes, char(number));
    photo.graduate = graduateNumbered(store, number);
    photo.session = store.sessions().first().id;
    return photo;
}

/// A desk for a day.
class DeskDay {
public:
    explicit DeskDay(const QString& folder) : store(openStation(folder)), link(*store) {
        nudge.start(100); // nothing waits long for its next try
        QObject::connect(&nudge, &QTimer::timeout, &link, &HubLink::tryNow);
        clock.start();
    }

    int live(const QString& code) {
        while (!clock.hasExpired(mostMs)) {
            if (const auto facts = store->hubDesk().questions().facts(); !facts || !facts->enrolled)
                join(code);
            if (!takeNext() && isOver()) return 0;
            QTest::qWait(between);
        }
        const HubStanding now = link.standing();
        std::fprintf(stderr, "not over: phase %d, %s, events %lld, pictures %lld and %lld, to read %lld\n",
                     int(now.phase), qPrintable(now.why.sentence), now.outbox.events, now.outbox.portraits,
                     now.outbox.originals, now.toRead);
        return 3;
    }

private:
    void join(const QString& code) {
        if (!joinHub(link, code, QStringLiteral("Hall"))) QTest::qWait(withoutHub);
    }

    Id session() const { return store->sessions().first().id; }

    /// Whether there was someone.
    bool takeNext() {
        for (int number = 1; number <= graduates; ++number) {
            const auto found = store->graduatesHolding(goodBatch(), entryOf(number).studentNumber);
            const GraduateRow& row = found.first();
            const bool again = row.photo == PhotoState::Rejected;
            if (row.photo && !again) continue;
            if (row.presence == Presence::Expected) orDie(arrive(*store, row.subject, session()));
            const Id subject = orDie(submit(*store, shot(*store, number, again ? 1 : 0)));
            std::printf("+ %s %s\n", qPrintable(subject.hex()),
                        qPrintable(store->photo(subject)->portrait.hex()));
            std::fflush(stdout);
            return true;
        }
        return false;
    }

    bool isOver() const {
        const HubStanding now = link.standing();
        const HubBook& book = store->hubDesk().questions();
        const auto out = book.parcelCounts(false);
        return now.phase == HubPhase::InStep && store->counts().approved == graduates && out &&
               *out == ParcelCounts() && book.mark(HubMark::sent) == book.ownSeq() &&
               book.mark(HubMark::packed) == book.position() && book.waitingCount() == 0;
    }

    std::unique_ptr<Store> store;
    HubLink link;
    QTimer nudge;
    QElapsedTimer clock;
};

} // namespace

void prepareDesk(const QString& folder) {
    const auto store = foundStore(dataIn(folder));
    orDie(importRoster(*store, listOf(graduates)));
    orDie(openSession(*store));
}

void prepareOffice(const QString& folder) { foundStore(dataIn(folder)); }

std::unique_ptr<Store> openStation(const QString& folder) { return orDie(signIn(dataIn(folder))); }

int liveDay(const QString& folder, const QString& code) { return DeskDay(folder).live(code); }

} // namespace mianguan::soak
