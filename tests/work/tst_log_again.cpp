#include "core/work/fee_events.h"
#include "core/work/graduate_events.h"
#include "core/work/people_events.h"
#include "tests/hub/hand_station.h"
#include "tests/work/collecting_driver.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

constexpr qint64 span = 200'000'000; // behind which a restored hub goes on

Payment cash(int cents) { return {FeeState::Paid, cents, QStringLiteral("cash"), {}, 0, {}}; }

} // namespace

/// What the hub's log says is the same in whatever order it came to the hub, and when a restored hub says it
/// once more.
class LogAgainTest : public QObject, protected CollectingDriver {
    Q_OBJECT

    HandStation other;
    const Id subject = Id::random();
    const Written enrolled = other.write(enrolment(subject, goodBatch(), entryOf(77)));
    const Written paid = other.write(payment(subject, cash(1500)));

    /// One event a position, from the first on.
    void take(const QList<Written>& events, qint64 first, bool atEnd = true) {
        HubLog log;
        for (const Written& one : events)
            log.entries +=
                HubEntry{one.sent, one.record(), {Settlement::Outcome::Applied, first++, {}, {}, {}}};
        log.peers += other.key.publicKey();
        log.cursor = first - 1;
        log.atEnd = atEnd;
        orDie(store->hubDesk().change([&](HubBook& book) { return book.take(log); }));
    }
    void loseHub() {
        orDie(store->hubDesk().change([](HubBook& book) {
            const auto facts = orDie(book.facts());
            return book.beginAgain(facts).map([] { return true; });
        }));
    }
    qint64 ownEvents() const { return store->hubDesk().questions().ownSeq(); }
    Event lastOwn() const {
        return *decodeHeader(orDie(store->hubDesk().questions().unsent(ownEvents() - 1, 1)).first().header);
    }

private Q_SLOTS:
    void init() { open(1); }
    void cleanup() { close(); }

    /// Each station sends again in its own time: a payment may come to the log before whose it is.
    void whatCameBeforeAnEnrolmentIsOfSomeoneEnrolled() {
        take({paid, enrolled}, 1);
        QCOMPARE(orDie(store->graduate(subject)).row.fee, FeeState::Paid);
        QCOMPARE(orDie(verify(*store)), QStringList());
        openAgain();
        QCOMPARE(orDie(store->graduate(subject)).row.fee, FeeState::Paid);
    }

    void whomARestoredHubForgotIsPurgedAgain() {
        Draft tombstone{EventType::photoPurged, subject, {}};
        tombstone.tombstone = true;
        take({enrolled, other.write(tombstone)}, 1);
        QVERIFY(!store->graduate(subject));
        const qint64 before = ownEvents();
        loseHub();
        take({}, span);
        QCOMPARE(ownEvents(), before); // nobody tells of him
        take({enrolled}, span + 1, false);
        QCOMPARE(ownEvents(), before); // the purge may come yet
        take({paid}, span + 2);
        QCOMPARE(ownEvents(), before + 1);
        QVERIFY(lastOwn().tombstone && lastOwn().user.isNull() && lastOwn().subject == subject);
        take({}, span + 3);
        QCOMPARE(ownEvents(), before + 1);
        QCOMPARE(orDie(verify(*store)), QStringList());
    }

    /// What the hub says of an own event moves it among those that concern all.
    void thePolicyIsTheLastByTheHubsOrder() {
        const auto minutes = [](int number) {
            Policy policy;
            policy.lockAfter = std::chrono::minutes(number);
            return policy;
        };
        orDie(answerOf<Id>(
            [&](QObject* context, auto done) { store->changePolicy(minutes(7), context, done); }));
        QList<OwnOutcome> own;
        for (const SentEvent& event : orDie(store->hubDesk().questions().unsent(0, 100)))
            own +=
                {decodeHeader(event.header)->id, {Settlement::Outcome::Applied, own.size() + 1, {}, {}, {}}};
        take({other.write(policyChange(minutes(4)), TestPerson().author())}, own.size() + 1);
        QCOMPARE(store->policy().lockAfter, std::chrono::minutes(7)); // it waits, behind all of the log
        orDie(store->hubDesk().change(
            [&](HubBook& book) { return book.note(own, book.ownSeq()).map([] { return true; }); }));
        QCOMPARE(store->policy().lockAfter, std::chrono::minutes(4));
        QCOMPARE(orDie(verify(*store)), QStringList());
    }

    void whatWasSeenInALogThatWasLostIsSaidToBe() {
        take({enrolled, paid}, 40);
        const auto seenByLast = [this] {
            orDie(mianguan::test::settle(*store, {graduateNumbered(*store, 1)}, cash(100)));
            return lastOwn().seen;
        };
        QCOMPARE(seenByLast(), 41);
        loseHub();
        take({enrolled}, 7); // the hub was restored to before
        QCOMPARE(seenByLast(), 41);
        openAgain();
        QCOMPARE(seenByLast(), 41);
        take({paid}, span + 1);
        QCOMPARE(seenByLast(), span + 1);
    }
};

QTEST_GUILESS_MAIN(LogAgainTest)
#include "tst_log_again.moc"
