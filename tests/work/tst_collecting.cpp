#include "core/work/delivery_plan.h"
#include "core/work/eligibility.h"
#include "tests/work/collecting_driver.h"

#include <QSignalSpy>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

/// Sessions, rosters and what happens to a graduate at the desk, by commands and answers alone.
class CollectingTest : public QObject, protected CollectingDriver {
    Q_OBJECT
private:
    GraduateDetail graduate(int number) const {
        return orDie(store->graduate(graduateNumbered(*store, number)));
    }
    QStringList barsTo(int number, const Id& at, QDate day = QDate::currentDate()) const {
        QStringList ids;
        for (const BarTo& bar : mianguan::barsTo(graduate(number), orDie(store->session(at)), day))
            ids += barId(bar.bar);
        return ids;
    }
    Id photograph(int graduate, const Id& at, int photo) {
        return orDie(submit(*store, photoAt(at, graduateNumbered(*store, graduate), photo)));
    }

private Q_SLOTS:
    void init() { open(5); }
    void cleanup() { close(); }

    void aSessionIsPlannedChangedAndClosed() {
        QSignalSpy told(store.get(), &Store::sessionsChanged);
        Session known = orDie(store->session(session));
        QCOMPARE(known.name, QStringLiteral("North hall"));
        known.policy.feeCents = 3000;
        known.policy.fee = FeeTiming::BeforePhoto;
        orDie(answerOf<Id>([&](QObject* context, auto done) { store->changeSession(known, context, done); }));
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(orDie(store->session(session)), known);
        orDie(closeSession(*store, session));
        QVERIFY(orDie(store->session(session)).closed);
        QVERIFY(!arrive(*store, graduateNumbered(*store, 1), session));
        openAgain();
        QCOMPARE(store->sessions().size(), 1);
        QCOMPARE(store->sessions().first().policy.feeCents, 3000);
    }

    void whatIsMissingInAPlanIsNamed() {
        Session nameless = plannedSession();
        nameless.name = QStringLiteral("  ");
        const auto answer = openSession(*store, nameless);
        QVERIFY(!answer && answer.error().kind == ErrorKind::Refused && !answer.error().remedy.isEmpty());
        Session strange = plannedSession();
        strange.specification = QStringLiteral("no-such");
        QVERIFY(!openSession(*store, strange));
    }

    void aPlateStaysWithItsSession() {
        const QByteArray picture("an empty wall");
        orDie(answerOf<Id>(
            [&](QObject* context, auto done) { store->addPlate(session, picture, context, done); }));
        const Hash plate = orDie(store->session(session)).plate;
        QCOMPARE(orDie(store->blob(session, plate)), picture);
        QCOMPARE(filesHolding(folder(), {picture, "North hall", "Graduate 1"}), QStringList());
    }

    void aListIsFoundAgainByAnyOfItsNumbers() {
        QCOMPARE(store->graduates({goodBatch(), {}, {}, {}}, 100).size(), 5);
        QCOMPARE(store->graduatesHolding(goodBatch(), QStringLiteral(" s000003 ")).size(), 1);
        QCOMPARE(store->graduates({{}, {}, QStringLiteral("uate 4"), {}}, 100).size(), 1);
        QCOMPARE(store->classes(goodBatch()), QStringList{QStringLiteral("Class 1")});
        QVERIFY(store->graduatesHolding({goodSchool(), QStringLiteral("2026")}, entryOf(1).studentNumber)
                    .isEmpty());
        RosterPlan change{
            goodBatch(), QStringLiteral("again.csv"), 1, {}, {{graduateNumbered(*store, 2), entryOf(2)}}};
        change.changed.first().entry.major = QStringLiteral("History");
        orDie(importRoster(*store, change));
        QCOMPARE(graduate(2).entry.major, QStringLiteral("History"));
        QCOMPARE(store->graduates({goodBatch(), {}, {}, {}}, 100).size(), 5);
        openAgain();
        QCOMPARE(graduate(2).entry.major, QStringLiteral("History"));
        QCOMPARE(orDie(verify(*store)), QStringList());
    }

    void anImportThatIsStoppedSaysSoAndGoesOn() {
        std::stop_source stop;
        const RosterPlan plan = listOf(2000, 100);
        const auto answer = importRoster(
            *store, plan,
            [&](qint64 done, qint64) {
                if (done > 0) stop.request_stop();
            },
            stop.get_token());
        const int there = int(store->graduates({goodBatch(), {}, {}, {}}, 10'000).size()) - 5;
        if (answer) QSKIP("It was done before it could be stopped");
        QVERIFY(answer.error().kind == ErrorKind::Cancelled);
        QVERIFY(there > 0 && there < 2000);
    }

    void someoneNotOnTheListNeedsAReason() {
        const RosterEntry stranger = entryOf(77);
        const auto enrol = [&](const RosterEntry& entry, const QString& reason) {
            return answerOf<Id>([&](QObject* context, auto done) {
                store->enrol(goodBatch(), entry, reason, context, done);
            });
        };
        QVERIFY(!enrol(stranger, {}));
        QVERIFY(enrol(stranger, QStringLiteral("came from abroad")));
        QVERIFY(!enrol(stranger, QStringLiteral("twice")));
        QVERIFY(!enrol({}, QStringLiteral("nobody")));
        QCOMPARE(store->activity({}, 0, 1).first().sentence,
                 QStringLiteral("added the graduate by hand; reason: came from abroad"));
        QCOMPARE(store->activity({}, 0, 1).first().whom, QStringLiteral("Graduate 77 S000077"));
    }

    void numbersFollowOneAnotherAndStay() {
        QCOMPARE(orDie(arrive(*store, graduateNumbered(*store, 3), session)), 1);
        QCOMPARE(orDie(arrive(*store, graduateNumbered(*store, 1), session)), 2);
        QCOMPARE(orDie(arrive(*store, graduateNumbered(*store, 3), session)), 1);
        openAgain();
        QCOMPARE(orDie(arrive(*store, graduateNumbered(*store, 2), session)), 3);
    }

    void aRetakeTakesThePlaceOfThePhotoBefore() {
        const Id one = graduateNumbered(*store, 1);
        orDie(arrive(*store, one, session));
        QCOMPARE(photograph(1, session, 1), one);
        const Hash first = store->photo(one)->portrait;
        QSignalSpy changed(store.get(), &Store::photoChanged);
        QVERIFY(barsTo(1, session).isEmpty()); // the one who just left may come back
        QCOMPARE(photograph(1, session, 2), one);
        QCOMPARE(store->photos().size(), 1);
        QTRY_COMPARE(changed.size(), 1);
        const PhotoDetail now = orDie(store->photo(one));
        QVERIFY(now.portrait != first);
        QCOMPARE(now.earlier.size(), 1);
        QCOMPARE(now.earlier.first().portrait, first);
        QCOMPARE(store->tally(session).photos, 1);
        Store::Submission unmade = test::unmade(3);
        unmade.graduate = one;
        QVERIFY(!submit(*store, unmade));
        QCOMPARE(orDie(verify(*store)), QStringList());
    }

    void approvalLocksUntilASupervisorReopens() {
        const Id one = graduateNumbered(*store, 1);
        photograph(1, session, 1);
        orDie(approve(*store, one));
        QCOMPARE(barsTo(1, session), QStringList{QStringLiteral("locked")});
        QVERIFY(!arrive(*store, one, session, {QStringLiteral("locked")}, QStringLiteral("please")));
        QVERIFY(!submit(*store, photoAt(session, one, 2)));
        QVERIFY(!reopen(*store, one, QStringLiteral(" ")));
        orDie(reopen(*store, one, QStringLiteral("wrong name on it")));
        QVERIFY(store->photo(one)->row.state == PhotoState::Rejected);
        QCOMPARE(store->photo(one)->remark, QStringLiteral("wrong name on it"));
        QVERIFY(barsTo(1, session).isEmpty());
        photograph(1, session, 2);
        QVERIFY(store->photo(one)->row.state == PhotoState::Pending);
        QVERIFY(!reopen(*store, one, QStringLiteral("again")));
    }

    void theMakeupListMakesItself() {
        photograph(1, session, 1);
        photograph(2, session, 2);
        photograph(3, session, 3);
        orDie(approve(*store, graduateNumbered(*store, 1)));
        orDie(reject(*store, graduateNumbered(*store, 2), {QStringLiteral("eyes-closed")}));
        orDie(markAbsent(*store, graduateNumbered(*store, 4), session));
        QStringList names;
        for (const GraduateRow& row :
             store->graduates({goodBatch(), {}, {}, GraduateFilter::Standing::Makeup}, 100))
            names += row.name;
        QCOMPARE(names, QStringList({entryOf(2).name, entryOf(4).name, entryOf(5).name}));
        QVERIFY(!markAbsent(*store, graduateNumbered(*store, 1), session));
    }

    void aMakeupIsOnceAndBeforeItsDeadline() {
        Session makeup = plannedSession(SessionKind::Makeup);
        makeup.deadline = QDate::currentDate();
        const Id first = orDie(openSession(*store, makeup)), second = orDie(openSession(*store, makeup));
        QVERIFY(barsTo(1, first).isEmpty());
        QCOMPARE(barsTo(1, first, makeup.deadline.addDays(1)), QStringList{QStringLiteral("deadline-over")});
        photograph(1, first, 1);
        orDie(reject(*store, graduateNumbered(*store, 1), {QStringLiteral("eyes-closed")}));
        QCOMPARE(barsTo(1, second), QStringList{QStringLiteral("makeup-used")});
        const Id one = graduateNumbered(*store, 1);
        const QStringList used{QStringLiteral("makeup-used")};
        QVERIFY(!arrive(*store, one, second));
        QVERIFY(!arrive(*store, one, second, used)); // without a reason
        orDie(arrive(*store, one, second, used, QStringLiteral("the lamp was broken")));
        QVERIFY(barsTo(1, second).isEmpty());
    }

    void anOperatorLiftsOnlyWhatThePolicyLeavesHim() {
        orDie(addUser(*store, QStringLiteral("only operator"), Role::Operator));
        Session makeup = plannedSession(SessionKind::Makeup);
        makeup.deadline = QDate::currentDate().addDays(-1);
        const Id strict = orDie(openSession(*store, makeup));
        makeup.policy.overrideBy = Role::Operator;
        const Id free = orDie(openSession(*store, makeup));
        store.reset();
        store = orDie(signIn(folder(), QStringLiteral("only operator")));
        const Id one = graduateNumbered(*store, 1);
        const QStringList over{QStringLiteral("deadline-over")};
        QVERIFY(!arrive(*store, one, strict, over, QStringLiteral("late train")));
        QVERIFY(arrive(*store, one, free, over, QStringLiteral("late train")));
    }

    void aFeeIsAskedOnceAndNeverForARetake() {
        Session paid = plannedSession();
        paid.policy.fee = FeeTiming::BeforePhoto;
        paid.policy.feeCents = 2000;
        const Id day = orDie(openSession(*store, paid));
        QCOMPARE(barsTo(1, day), QStringList{QStringLiteral("fee-open")});
        QVERIFY(!arrive(*store, graduateNumbered(*store, 1), day));
        const Payment cash{FeeState::Paid, 2000, QStringLiteral("cash"), QStringLiteral("R1"), 0, {}};
        QCOMPARE(orDie(settle(*store, {graduateNumbered(*store, 1), graduateNumbered(*store, 2)}, cash)), 2);
        QVERIFY(barsTo(1, day).isEmpty());
        QCOMPARE(graduate(1).payment->receipt, QStringLiteral("R1"));
        const QList<FeeSum> sums = store->fees(goodBatch(), 0, std::numeric_limits<qint64>::max());
        QCOMPARE(sums.size(), 1);
        QCOMPARE(sums.first().cents, 4000);
        photograph(3, session, 3); // at the free session
        orDie(reject(*store, graduateNumbered(*store, 3), {QStringLiteral("eyes-closed")}));
        QVERIFY(barsTo(3, day).isEmpty());
    }

    void aSessionIsTallied() {
        for (int number : {1, 2, 3})
            orDie(arrive(*store, graduateNumbered(*store, number), session));
        photograph(1, session, 1);
        Store::Submission second = photoAt(session, graduateNumbered(*store, 2), 2);
        second.shots = 3;
        second.faults = {QStringLiteral("eyes-open")};
        orDie(submit(*store, second));
        orDie(approve(*store, graduateNumbered(*store, 1)));
        orDie(markAbsent(*store, graduateNumbered(*store, 5), session));
        const SessionTally tally = store->tally(session);
        QCOMPARE(tally.listed, 5);
        QCOMPARE(tally.arrived, 3);
        QCOMPARE(tally.absent, 1);
        QCOMPARE(tally.photos, 2);
        QCOMPARE(tally.approved, 1);
        QCOMPARE(tally.pending, 1);
        QCOMPARE(tally.firstPass, 1);
        QCOMPARE(tally.inLastHour, 2);
        const QList<FaultCount> faults = store->faults(session, 50).faults;
        QCOMPARE(faults.size(), 2); // the mouth of every handmade photo, and the eyes of the second
        QCOMPARE(faults.first().check, QStringLiteral("mouth-closed"));
        QCOMPARE(faults.first().latest, 2);
    }

    void approvedPhotosAreNamedByTheRoster() {
        photograph(1, session, 1);
        photograph(2, session, 2);
        orDie(approve(*store, graduateNumbered(*store, 1)));
        const auto namesFor = [&](const QString& pattern) {
            return planDelivery(*store, {root->filePath(QStringLiteral("out")), pattern, true});
        };
        const auto plan = orDie(namesFor(QStringLiteral("{student}_{name}")));
        QCOMPARE(plan.parcels.size(), 1);
        QCOMPARE(plan.parcels.first().name, QStringLiteral("S000001_Graduate 1.jpg"));
        orDie(approve(*store, graduateNumbered(*store, 2)));
        QCOMPARE(orDie(namesFor(QStringLiteral("{class}"))).collisions.size(), 1);
        const auto missing = namesFor(QStringLiteral("{identity}"));
        QVERIFY(!missing && missing.error().where.contains(QLatin1String("photo 00001")));
        QVERIFY(!namesFor(QStringLiteral("{nothing}")));
    }

    void aPurgeTakesTheGraduateToo() {
        photograph(1, session, 1);
        orDie(purge(*store, {graduateNumbered(*store, 1), graduateNumbered(*store, 2)}));
        QVERIFY(graduateNumbered(*store, 1).isNull());
        QVERIFY(graduateNumbered(*store, 2).isNull());
        QCOMPARE(store->graduates({goodBatch(), {}, {}, {}}, 10).size(), 3);
        QCOMPARE(store->purgeCount({PurgeRequest::Scope::Everything, 0, {}, {}}), 3);
        QCOMPARE(orDie(verify(*store)), QStringList());
    }
};

QTEST_GUILESS_MAIN(CollectingTest)
#include "tst_collecting.moc"
