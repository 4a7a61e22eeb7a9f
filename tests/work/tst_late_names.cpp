#include "core/work/fee_events.h"
#include "core/work/graduate_events.h"
#include "tests/hub/hand_station.h"
#include "tests/work/collecting_driver.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

constexpr int people = 120;

Payment cash(int cents) { return {FeeState::Paid, cents, QStringLiteral("cash"), {}, 0, {}}; }

} // namespace

/// A list read in at two desks before they met: the hub's log has the other's people first, and of every
/// third what the other took of him before what was taken here.
class LateNamesTest : public QObject, protected CollectingDriver {
    Q_OBJECT

    HandStation other;
    qint64 place = 0;

    HubLog enrolledElsewhere() {
        HubLog log;
        const auto add = [&](const Draft& draft) {
            const Written made = other.write(draft);
            log.entries +=
                HubEntry{made.sent, made.record(), {Settlement::Outcome::Applied, ++place, {}, {}, {}}};
        };
        for (int number = 1; number <= people; ++number) {
            const Id subject = Id::random();
            add(enrolment(subject, goodBatch(), entryOf(number)));
            if (number % 3 == 0) add(payment(subject, cash(1500)));
        }
        log.peers += other.key.publicKey();
        log.cursor = place;
        return log;
    }
    void take() {
        orDie(store->hubDesk().change([&](HubBook& book) { return book.take(enrolledElsewhere()); }));
    }
    Id of(int number) const { return graduateNumbered(*store, number); }

private Q_SLOTS:
    void init() {
        open(people);
        for (int number = 1; number <= people; ++number)
            orDie(settle(*store, {of(number)}, cash(2000)));
        orDie(closeFees(*store));
    }
    void cleanup() { close(); }

    /// Who paid at both desks gets his money back where he paid later by the hub's order.
    void whatAnotherDeskTookBeforeIsTakenOff() {
        take();
        QCOMPARE(store->feeClosings().first().day.cents(), people * 2000);
        QCOMPARE(store->feeClosings().first().since.size(), people / 3);
        QVERIFY(store->feeClosings().first().since.first().counts);
        QCOMPARE(store->openFees().cashCents(), -people / 3 * 1500);
        QCOMPARE(orDie(verify(*store)), QStringList());
        orDie(closeFees(*store));
        openAgain();
        QCOMPARE(store->openFees().payments, 0);
        QCOMPARE(orDie(verify(*store)), QStringList());
    }

    /// Whoever was made anew already is so again, with what is given to him.
    void aCheckFindsNothingWhilePhotosAreGiven() {
        constexpr int strays = 20, checks = 6;
        Policy policy = store->policy();
        policy.imports = ImportRule::Anyone;
        orDie(answerOf<Id>([&](QObject* context, auto done) { store->changePolicy(policy, context, done); }));
        QList<Id> photos;
        for (int number = 0; number < strays; ++number)
            photos += orDie(submit(*store, handmade(number)));
        take();
        for (int check = 0, turn = 0; check < checks; ++check) {
            std::optional<QStringList> problems;
            QObject context;
            store->verify({}, {}, &context,
                          [&](const Result<Verification>& found) { problems = orDie(found).problems; });
            for (; !problems; ++turn) {
                const Id to = of(3 * (1 + turn % strays));
                orDie(answerOf<Id>([&](QObject* asking, auto done) {
                    turn / strays % 2 == 0 ? store->match(photos[turn % strays], to, false, asking, done)
                                           : store->undoMatch(to, asking, done);
                }));
            }
            QCOMPARE(*problems, QStringList());
        }
        QCOMPARE(orDie(verify(*store)), QStringList());
    }

    /// People are made anew part by part while others are recorded of.
    void aCheckFindsNothingWhileTheDayGoesOn() {
        take();
        std::optional<QStringList> problems;
        QObject context;
        store->verify({}, {}, &context,
                      [&](const Result<Verification>& found) { problems = orDie(found).problems; });
        for (int paid = 0; !problems || paid < 10; ++paid)
            orDie(settle(*store, {of(1 + paid * 7 % people)}, cash(1 + paid)));
        QCOMPARE(*problems, QStringList());
        QCOMPARE(orDie(verify(*store)), QStringList());
    }
};

QTEST_GUILESS_MAIN(LateNamesTest)
#include "tst_late_names.moc"
