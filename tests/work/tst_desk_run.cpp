#include "tests/work/desk_run_driver.h"
#include "tests/work/safety_tools.h"

#include <QSignalSpy>

using namespace mianguan;
using namespace mianguan::test;

/// The desk's steps: shots, what is submitted, who is called next.
class DeskRunTest : public QObject, protected DeskRunDriver {
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void fromANumberToTheNextGraduate() {
        start();
        run->look(QStringLiteral("s000001"));
        QCOMPARE(name(), entryOf(1).name);
        QVERIFY(run->step() == Step::Found && run->bars().isEmpty());
        seat();
        QVERIFY(!orDie(store->graduate(graduateNumbered(*store, 1))).consent.isNull());
        QCOMPARE(run->graduate()->row.shootingNumber, 1);
        shoot(1);
        QVERIFY(run->step() == Step::Shown);
        QSignalSpy submitted(run.get(), &DeskRun::submitted);
        run->submit();
        QTRY_COMPARE(submitted.size(), 1);
        QTRY_COMPARE(name(), entryOf(2).name);
        QVERIFY(store->photo(graduateNumbered(*store, 1)));
        QCOMPARE(store->photos().first().label, QStringLiteral("Graduate 1 S000001"));
    }

    void ofSeveralShotsTheOneWithFewestFaultsIsChosen() {
        start();
        run->look(QStringLiteral("S000001"));
        seat();
        shoot(3);
        shoot(4); // a fault more
        shoot(7); // nothing could be made
        QCOMPARE(run->shots().size(), 3);
        QCOMPARE(run->chosen(), 0);
        run->chooseShot(2);
        QCOMPARE(run->chosen(), 0);
        run->chooseShot(1);
        QCOMPARE(run->chosen(), 1);
        run->submit();
        QTRY_COMPARE(name(), entryOf(2).name);
        QCOMPARE(store->tally(session).firstPass, 0);
        QCOMPARE(store->faults(session, 10).faults.size(), 2);
    }

    void aBurstIsOneTryAndWhatIsThrownAwayWasOneToo() {
        start();
        run->look(QStringLiteral("S000001"));
        seat();
        run->beginBurst(3);
        for (int number : {1, 4, 5})
            shoot(number);
        run->submit();
        QTRY_COMPARE(name(), entryOf(2).name);
        QCOMPARE(store->tally(session).firstPass, 1);
        seat();
        shoot(4);
        run->back();
        shoot(8);
        run->submit();
        QTRY_COMPARE(name(), entryOf(3).name);
        QCOMPARE(store->tally(session).photos, 2);
        QCOMPARE(store->tally(session).firstPass, 1);
    }

    void aShotThatCannotBeMadeLeavesTheGraduateSeated() {
        start();
        run->look(QStringLiteral("S000001"));
        seat();
        QSignalSpy failed(run.get(), &DeskRun::failed);
        shoot(13);
        QCOMPARE(failed.size(), 1);
        run->take("rubbish");
        QTRY_COMPARE(failed.size(), 2);
        become(Step::Seated);
        shoot(7);
        QCOMPARE(run->chosen(), -1);
        run->submit(); // there is nothing to submit
        QVERIFY(run->step() == Step::Shown && !run->busy());
    }

    void steppingBackDropsWhatIsBeingMade() {
        start();
        run->look(QStringLiteral("S000001"));
        seat();
        shoot(1);
        run->take(pictureOf(3));
        run->back();
        QVERIFY(run->step() == Step::Seated);
        QTRY_VERIFY(!run->busy());
        QVERIFY(run->shots().isEmpty());
        run->back();
        QVERIFY(run->step() == Step::Calling && !run->graduate());
    }

    void whatWasNotSubmittedIsToldAndTakenBack() {
        start();
        run->look(QStringLiteral("S000001"));
        seat();
        QVERIFY(!run->unsent());
        shoot(1);
        shoot(3);
        QCOMPARE(run->unsent()->shots, 2);
        QVERIFY(run->unsent()->submittable);
        QCOMPARE(run->unsent()->name, entryOf(1).name);
        QSignalSpy aside(run.get(), &DeskRun::setAside);
        run->look(QStringLiteral("S000002")); // the next one's code is quicker
        QTRY_COMPARE(aside.size(), 1);
        QCOMPARE(name(), entryOf(2).name);
        seat();
        run->takeBack();
        QCOMPARE(name(), entryOf(1).name);
        QVERIFY(run->step() == Step::Shown);
        QCOMPARE(run->shots().size(), 2);
        QSignalSpy submitted(run.get(), &DeskRun::submitted);
        run->submit();
        QTRY_COMPARE(submitted.size(), 1);
        QVERIFY(store->photo(graduateNumbered(*store, 1)));
        QTRY_COMPARE(name(), entryOf(2).name); // received, so called first
        run->takeBack();                       // nothing is left to take back
        QCOMPARE(name(), entryOf(2).name);
        QCOMPARE(aside.size(), 1);
    }

    void whatIsDroppedLastIsTakenBackAndOnlyThat() {
        start();
        run->look(QStringLiteral("S000001"));
        seat();
        shoot(1);
        run->back();
        QVERIFY(run->step() == Step::Seated && run->shots().isEmpty());
        shoot(3);
        run->takeBack(); // the later shot is put aside for it
        QCOMPARE(run->shots().size(), 1);
        run->takeBack();
        QCOMPARE(run->shots().size(), 1);
        QVERIFY(run->step() == Step::Shown);
        orDie(purge(*store, {graduateNumbered(*store, 1)}));
        QTRY_COMPARE(name(), QString());
        run->takeBack();
        QCOMPARE(name(), QString());
    }

    /// Another graduate is there before the answer: it must not become his photo.
    void aLateShotIsNeverTheNextGraduates() {
        start();
        run->look(QStringLiteral("S000001"));
        seat();
        run->take(pictureOf(1));
        run->look(QStringLiteral("S000002"));
        QTRY_VERIFY(!run->busy());
        QCOMPARE(name(), entryOf(2).name);
        QVERIFY(run->shots().isEmpty());
        seat();
        QVERIFY(run->shots().isEmpty());
    }

    void whoWasInterruptedComesFirst() {
        start();
        run->look(QStringLiteral("S000003"));
        seat();
        start(); // as after a crash
        QCOMPARE(run->next()->name, entryOf(3).name);
        run->callNext();
        QCOMPARE(name(), entryOf(3).name);
    }

    void theAbsentAreNotCalledAgain() {
        start();
        run->callNext();
        QCOMPARE(name(), entryOf(1).name);
        run->markAbsent();
        QTRY_COMPARE(name(), entryOf(2).name);
        run->back();
        QCOMPARE(run->next()->name, entryOf(2).name);
        QVERIFY(orDie(store->graduate(graduateNumbered(*store, 1))).row.presence == Presence::Absent);
    }

    void filesStandForTheCameraOnlyWhereThePolicySaysSo() {
        start();
        run->look(QStringLiteral("S000001"));
        seat();
        QSignalSpy failed(run.get(), &DeskRun::failed);
        run->take(pictureOf(1), true);
        QCOMPARE(failed.size(), 1);
        Session plan = orDie(store->session(session));
        plan.policy.albumAllowed = true;
        orDie(answerOf<Id>([&](QObject* context, auto done) { store->changeSession(plan, context, done); }));
        QTRY_VERIFY(run->session().policy.albumAllowed);
        run->take(pictureOf(1), true);
        become(Step::Shown);
    }

    void portraitsAreMadeWithTheSessionsPlate() {
        start();
        orDie(answerOf<Id>(
            [&](QObject* context, auto done) { store->addPlate(session, pictureOf(30), context, done); }));
        run->look(QStringLiteral("S000001"));
        seat();
        QTest::qWait(200); // for the plate to be read
        shoot(1);
        QVERIFY(run->shots().first().portrait.background == BackgroundSource::Plate);
    }

    void aMakeupSessionCallsTheAbsentAndTheRejected() {
        start();
        run->callNext();
        seat();
        shoot(1);
        run->submit();
        QTRY_COMPARE(name(), entryOf(2).name);
        run->markAbsent();
        QTRY_COMPARE(name(), entryOf(3).name);
        run.reset();
        letReviewOwn(*store);
        orDie(reject(*store, graduateNumbered(*store, 1), {QStringLiteral("eyes-closed")}));
        session = orDie(openSession(*store, plannedSession(SessionKind::Makeup)));
        start();
        QStringList called;
        for (int i = 0; i < 2; ++i) {
            if (!run->graduate()) run->callNext();
            called += name();
            seat();
            shoot(5 + i * 4);
            run->submit();
            QTRY_VERIFY(name() != called.last());
        }
        QCOMPARE(called, QStringList({entryOf(1).name, entryOf(2).name}));
    }
};

QTEST_GUILESS_MAIN(DeskRunTest)
#include "tst_desk_run.moc"
