#include "core/work/eligibility.h"
#include "core/work/event_types.h"
#include "core/work/paid_preview.h"
#include "tests/work/collecting_driver.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

Payment cash(int cents, const QString& receipt = {}) {
    return {FeeState::Paid, cents, QStringLiteral("cash"), receipt, 0, {}};
}

PaidLine paidLine(int number, int cents = 2000, const QString& receipt = {}) {
    PaidLine line;
    line.row = number + 1;
    line.studentNumber = entryOf(number).studentNumber;
    line.name = entryOf(number).name;
    line.cents = cents;
    line.method = QStringLiteral("微信支付");
    line.receipt = receipt;
    return line;
}

} // namespace

/// Receipts, lists of who paid, daily closings; and that a retake is never asked to pay.
class FeesTest : public QObject, protected CollectingDriver {
    Q_OBJECT
private:
    Id of(int number) const { return graduateNumbered(*store, number); }
    FeeState state(int number) const { return orDie(store->graduate(of(number))).row.fee; }
    bool owes(int number, const Id& at) const {
        return owesFee(orDie(store->graduate(of(number))), orDie(store->session(at)), FeeTiming::AfterPhoto);
    }
    QList<Id> paymentEvents() const { return ownEvents(*store, EventType::feeSettled); }
    void say(Settlement::Outcome outcome, const Id& event) { orDie(sayOf(*store, event, outcome)); }
    static Session paid(SessionKind kind) {
        Session plan = plannedSession(kind);
        plan.policy.fee = FeeTiming::AfterPhoto;
        plan.policy.feeCents = 2000;
        return plan;
    }
    Id openPaid(SessionKind kind) { return orDie(openSession(*store, paid(kind))); }
    Result<int> import(const PaidPreview& preview, bool others = false, std::stop_token stop = {},
                       Store::Told told = {}) {
        return answerOf<int>([&](QObject* context, auto done) {
            store->importPaid(preview.planFor(goodBatch(), QStringLiteral("paid.csv"), others), told, stop,
                              context, done);
        });
    }
    PaidPreview preview(const QList<PaidLine>& lines) {
        return previewPaid(*store, goodBatch(), {lines, {}, int(lines.size())}, 2000);
    }

private Q_SLOTS:
    void init() { open(6, paid(SessionKind::OnSite)); }
    void cleanup() { close(); }

    void whatIsDueAfterTheCheckIsDueWhoeverSubmits() {
        const auto submitted = [&](int number) { return submit(*store, photoAt(session, of(1), number)); };
        const auto refused = submitted(1);
        QVERIFY(!refused && refused.error().what.contains(QStringLiteral("20")));
        QVERIFY(store->photos().isEmpty());
        orDie(settle(*store, {of(1)}, cash(2000)));
        QVERIFY(submitted(1));
        QVERIFY(submitted(2)); // a retake
    }

    void aReceiptIsOneGraduates() {
        orDie(settle(*store, {of(1)}, cash(2000, QStringLiteral("R 001"))));
        const auto again = settle(*store, {of(2)}, cash(2000, QStringLiteral("r001")));
        QVERIFY(!again);
        QVERIFY2(again.error().where.contains(entryOf(1).name), qPrintable(again.error().sentence()));
        QVERIFY(settle(*store, {of(1)}, cash(3000, QStringLiteral("R 001")))); // set right
        QVERIFY(settle(*store, {of(2)}, cash(2000)));
        QVERIFY(settle(*store, {of(3)}, cash(2000))); // no number is no clash
        QVERIFY(!settle(*store, {of(4)}, cash(0)));
    }

    void aRetakeIsNeverAsked() {
        const Id free = orDie(openSession(*store));
        QVERIFY(owes(1, session));
        orDie(submit(*store, photoAt(free, of(1), 1)));
        QVERIFY(!owes(1, session)); // though the fee is open
        orDie(reject(*store, of(1), {QStringLiteral("eyes-closed")}));
        QVERIFY(!owes(1, session));
        QVERIFY(!owes(1, openPaid(SessionKind::Makeup)));
        orDie(submit(*store, photoAt(free, of(2), 2)));
        orDie(approve(*store, of(2)));
        orDie(reopen(*store, of(2), QStringLiteral("wrong name")));
        QVERIFY(!owes(2, session));
        Store::Submission imported = handmade(3);
        imported.graduate = of(3);
        orDie(submit(*store, imported));
        orDie(reject(*store, of(3), {QStringLiteral("eyes-closed")}));
        QVERIFY(!owes(3, session));
        for (const FeeState settled : {FeeState::Paid, FeeState::ClassBilled, FeeState::Waived}) {
            orDie(settle(*store, {of(4)}, {settled, 2000, {}, {}, 0, {}}));
            QVERIFY(!owes(4, session));
        }
    }

    void aClosingTakesWhatTheLedgerSays() {
        orDie(settle(*store, {of(1), of(2)}, cash(2000, QStringLiteral("R1"))));
        orDie(settle(*store, {of(3)}, {FeeState::Paid, 2000, QStringLiteral("微信"), {}, 0, {}}));
        orDie(settle(*store, {of(4), of(5)}, {FeeState::ClassBilled, 2000, {}, {}, 0, {}}));
        orDie(submit(*store, photoAt(session, of(4), 4)));
        const FeeDay day = store->openFees();
        QCOMPARE(day.payments, 5);
        QCOMPARE(day.cents(), 6000);
        QCOMPARE(day.cashCents(), 4000);
        QCOMPARE(day.classes.size(), 1);
        QCOMPARE(day.classes.first().billed, 2);
        QCOMPARE(day.classes.first().photographed, 1);
        QCOMPARE(day.classes.first().cents, 2000);
        QVERIFY(!closeFees(*store, {5, 4000, 3900, {}}));                         // no remark
        QVERIFY(!closeFees(*store, {4, 4000, 4000, {}}));                         // something came in
        QVERIFY(!closeFees(*store, {5, 3900, 3900, QStringLiteral("as I say")})); // not the ledger's sum
        orDie(closeFees(*store, {5, 4000, 3900, QStringLiteral("wrong change")}));
        QVERIFY(!closeFees(*store));
        orDie(settle(*store, {of(6)}, cash(2000)));
        QCOMPARE(store->openFees().payments, 1); // of the next closing
        store.reset();
        store = orDie(signIn(folder()));
        const QList<FeeClosing> closings = store->feeClosings();
        QCOMPARE(closings.size(), 1);
        QCOMPARE(closings.first().day.cents(), 6000);
        QCOMPARE(closings.first().day.lines.first().who, store->user().displayName);
        QCOMPARE(closings.first().countedCents, 3900);
        QCOMPARE(closings.first().remark, QStringLiteral("wrong change"));
        QCOMPARE(store->openFees().payments, 1);
        QCOMPARE(orDie(verify(*store)), QStringList());
    }

    void whatIsSetRightIsTakenOffWhereItIsSetRight() {
        orDie(settle(*store, {of(1)}, cash(2000, QStringLiteral("R1"))));
        orDie(settle(*store, {of(1)},
                     {FeeState::Paid, 2000, QStringLiteral("alipay"), QStringLiteral("R1"), 0, {}}));
        QCOMPARE(store->openFees().cashCents(), 0);
        QCOMPARE(store->openFees().cents(), 2000);
        QCOMPARE(store->openFees().corrections.size(), 1);
        orDie(settle(*store, {of(2)}, cash(2000)));
        orDie(closeFees(*store));
        orDie(settle(*store, {of(2)}, {FeeState::Open, 0, {}, {}, 0, {}})); // given back the next day
        QCOMPARE(store->openFees().cashCents(), -2000);
        QCOMPARE(store->feeClosings().first().day.cashCents(), 2000);
        const auto all = store->fees(goodBatch(), 0, std::numeric_limits<qint64>::max());
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.first().cents, 2000);
    }

    void whatTheHubDidNotLetCountIsSetRightInTheNextClosing() {
        orDie(settle(*store, {of(1), of(2)}, cash(2000)));
        orDie(closeFees(*store));
        say(Settlement::Outcome::Void, paymentEvents().first());
        QVERIFY(state(1) == FeeState::Open);
        QCOMPARE(orDie(verify(*store)), QStringList());
        const FeeClosing before = store->feeClosings().first();
        QCOMPARE(before.day.cents(), 4000); // it stays what it was
        QCOMPARE(before.since.size(), 1);
        const FeeChange& change = before.since.first();
        QVERIFY(!change.counts && change.setRightMs == 0);
        QCOMPARE(change.cents, -2000);
        QVERIFY(change.whom.contains(entryOf(1).name));
        QCOMPARE(change.who, store->user().displayName);
        QCOMPARE(store->openFees().cashCents(), -2000); // to be given back
        QCOMPARE(store->openFees().changes.size(), 1);
        QVERIFY(!purge(*store, {of(1)}));

        orDie(settle(*store, {of(1)}, cash(2000))); // or it is recorded again
        QCOMPARE(store->openFees().cashCents(), 0);
        orDie(closeFees(*store));
        QCOMPARE(store->openFees().payments, 0);
        openAgain();
        QCOMPARE(store->feeClosings().last().since.first().setRightMs, store->feeClosings().first().timeMs);
        QCOMPARE(store->feeClosings().first().day.changes.size(), 1);
        QCOMPARE(orDie(verify(*store)), QStringList());

        say(Settlement::Outcome::Applied, paymentEvents().first()); // as after a restore of the hub
        QCOMPARE(store->openFees().cashCents(), 0);                 // the later takes the earlier's place
        say(Settlement::Outcome::Void, paymentEvents().last());
        QCOMPARE(store->openFees().payments, 2);
        QCOMPARE(orDie(verify(*store)), QStringList());
        orDie(closeFees(*store));
        orDie(purge(*store, {of(1)}));
        QCOMPARE(orDie(verify(*store)), QStringList());
    }

    /// Its closing took off what it was put in the place of.
    void aCorrectionOfWhatTheHubDidNotLetCount() {
        orDie(settle(*store, {of(1)}, cash(2000)));
        orDie(closeFees(*store));
        orDie(settle(*store, {of(1)}, {FeeState::Paid, 2000, QStringLiteral("alipay"), {}, 0, {}}));
        orDie(closeFees(*store));
        say(Settlement::Outcome::Void, paymentEvents().first());
        QCOMPARE(orDie(verify(*store)), QStringList());
        QCOMPARE(store->feeClosings().first().day.cashCents(), -2000);
        QCOMPARE(store->feeClosings().first().since.size(), 1);
        QCOMPARE(store->openFees().cashCents(), 0);
        QCOMPARE(store->openFees().cents(), 0);
        orDie(closeFees(*store));
        QCOMPARE(orDie(verify(*store)), QStringList());
    }

    /// What was void when the day was closed is not in that closing, whatever comes later.
    void whatWasVoidBeforeTheClosingIsNotInIt() {
        orDie(settle(*store, {of(1), of(2)}, cash(2000)));
        say(Settlement::Outcome::Void, paymentEvents().first());
        QCOMPARE(store->openFees().payments, 1);
        orDie(closeFees(*store));
        QCOMPARE(store->feeClosings().first().day.cents(), 2000);
        say(Settlement::Outcome::Applied, paymentEvents().first());
        QCOMPARE(orDie(verify(*store)), QStringList());
        QVERIFY(store->feeClosings().first().since.isEmpty());
        QCOMPARE(store->openFees().cents(), 2000);
    }

    void aPurgeNeverTakesWhatNoClosingHasCounted() {
        orDie(settle(*store, {of(1)}, cash(2000)));
        const auto early = purge(*store, {of(1)});
        QVERIFY(!early && early.error().kind == ErrorKind::Refused);
        orDie(closeFees(*store));
        orDie(purge(*store, {of(1)}));
        QCOMPARE(store->feeClosings().first().day.cents(), 2000);
        QCOMPARE(orDie(verify(*store)), QStringList());
    }

    void aPurgeNeverTakesMoneyGivenBackThatNoClosingHasCounted() {
        orDie(settle(*store, {of(1)}, cash(2000)));
        orDie(closeFees(*store));
        orDie(settle(*store, {of(1)}, {FeeState::Open, 0, {}, {}, 0, {}}));
        QCOMPARE(store->openFees().cents(), -2000);
        const auto early = purge(*store, {of(1)});
        QVERIFY(!early && early.error().kind == ErrorKind::Refused);
        orDie(closeFees(*store));
        orDie(purge(*store, {of(1)}));
        QCOMPARE(store->feeClosings().first().day.cents(), -2000);
        QCOMPARE(orDie(verify(*store)), QStringList());
    }

    void whoOwesNoDeskMoneyIsPurgedBeforeAClosing() {
        orDie(settle(*store, {of(1)}, {FeeState::Waived, 0, {}, {}, 0, {}}));
        orDie(purge(*store, {of(1)}));
    }

    void aPaidListIsMatchedByNumberAlone() {
        RosterEntry twin = entryOf(9);
        twin.name = entryOf(1).name;
        twin.identityNumber = QStringLiteral("11010519491231002X");
        orDie(importRoster(*store, {goodBatch(), QStringLiteral("more.csv"), 1, {twin}, {}}));
        orDie(settle(*store, {of(2)}, cash(2000, QStringLiteral("W2"))));
        orDie(settle(*store, {of(6)}, {FeeState::ClassBilled, 2000, {}, {}, 0, {}}));
        PaidLine nameless = paidLine(3, 2000, QStringLiteral("W3")), unknown = paidLine(77),
                 card = paidLine(9);
        nameless.name.clear();
        card.studentNumber.clear();
        card.name = twin.name;
        card.identityNumber = QStringLiteral("11010519491231002x");
        PaidLine other = paidLine(4), both = paidLine(1);
        other.name = QStringLiteral("Someone Else");
        both.identityNumber = twin.identityNumber;
        const PaidPreview found = preview({nameless, nameless, paidLine(5, 1500), unknown, card, other, both,
                                           paidLine(2, 2000, QStringLiteral("w2")), paidLine(6),
                                           paidLine(1, 2000, QStringLiteral("W3"))});
        QCOMPARE(found.paid.size(), 2); // nameless and card
        QCOMPARE(found.unchanged, 1);
        QCOMPARE(found.otherAmount.size(), 1);
        for (const auto& [doubt, count] : {std::pair{PaidDoubt::Twice, 1},
                                           {PaidDoubt::OtherAmount, 1},
                                           {PaidDoubt::NotFound, 1},
                                           {PaidDoubt::OtherName, 1},
                                           {PaidDoubt::Ambiguous, 1},
                                           {PaidDoubt::Settled, 1},
                                           {PaidDoubt::ReceiptTaken, 1}})
            QVERIFY2(found.count(doubt) == count, qPrintable(QString::number(int(doubt))));
        QCOMPARE(orDie(import(found)), 2);
        QVERIFY(state(3) == FeeState::Paid && state(9) == FeeState::Paid);
        QVERIFY(state(1) == FeeState::Open && state(4) == FeeState::Open && state(5) == FeeState::Open);
        QCOMPARE(orDie(store->graduate(of(3))).payment->method, QStringLiteral("wechat"));
        QCOMPARE(orDie(import(found)), 0); // again: nothing
        const PaidPreview again = preview({nameless, card});
        QVERIFY(again.paid.isEmpty() && again.unchanged == 2);
        QCOMPARE(orDie(import(preview({paidLine(5, 1500)}), true)), 1);
        QCOMPARE(orDie(store->graduate(of(5))).payment->cents, 1500);
    }

    void aListThatIsStoppedGoesOn() {
        orDie(importRoster(*store, listOf(1500, 100)));
        QList<PaidLine> lines;
        for (int number = 100; number < 1600; ++number)
            lines += paidLine(number, 2000, QStringLiteral("L%1").arg(number));
        std::stop_source stop;
        const auto first = import(preview(lines), false, stop.get_token(), [&](qint64 done, qint64) {
            if (done > 0) stop.request_stop();
        });
        const PaidPreview rest = preview(lines);
        QCOMPARE(rest.unchanged + rest.paid.size(), 1500);
        if (!first) QVERIFY(first.error().kind == ErrorKind::Cancelled && rest.unchanged > 0);
        orDie(import(rest));
        QCOMPARE(store->openFees().cents(), 1500 * 2000);
    }
};

QTEST_GUILESS_MAIN(FeesTest)
#include "tst_fees.moc"
