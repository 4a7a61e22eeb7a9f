#include "core/work/desk_run.h"
#include "tests/image/making/making.h"
#include "tests/work/collecting_tools.h"

#include <QSignalSpy>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

/// A picture whose height says which one it is.
QByteArray pictureOf(int number) {
    return making::jpeg(cv::Mat(32 + number, 32, CV_8UC3, cv::Scalar(90, 120, 150)));
}

/// Pictures of an even number have one fault more.
Result<Portrait> make(const Picture& picture, const Picture* plate) {
    const int number = picture.bgr.rows - 32;
    if (number == 13) return fail(ErrorKind::System, QStringLiteral("a model did not run"));
    Portrait portrait = handmade(number).portrait;
    if (number == 7) portrait.jpeg.clear(); // no face
    if (number % 2 == 0)
        portrait.findings += Finding{QStringLiteral("eyes-open"), Status::Fail, {}, {}, {}, 0, {}};
    if (plate) portrait.background = BackgroundSource::Plate;
    return portrait;
}

} // namespace

/// The desk's steps over a real store and made portraits.
class DeskRunTest : public QObject {
    Q_OBJECT
    using Step = DeskRun::Step;

private:
    std::unique_ptr<QTemporaryDir> root;
    std::unique_ptr<Store> store;
    Id session;
    std::unique_ptr<DeskRun> run;

    void start() {
        run = std::make_unique<DeskRun>(*store, session, make);
        QTRY_VERIFY(!run->busy());
    }
    void become(Step step) { QTRY_VERIFY_WITH_TIMEOUT(run->step() == step && !run->busy(), 10'000); }
    QString name() const { return run->graduate() ? run->graduate()->row.name : QString(); }
    void seat(const DeskRun::Seating& seating = {}) {
        run->seat(seating);
        become(Step::Seated);
    }
    void shoot(int number) {
        run->take(pictureOf(number));
        QTRY_VERIFY(!run->busy());
    }

private Q_SLOTS:
    void init() {
        root = std::make_unique<QTemporaryDir>();
        store = foundStore(root->filePath(QStringLiteral("store")));
        Session plan = plannedSession();
        session = orDie(openSession(*store, plan));
        orDie(importRoster(*store, listOf(4)));
    }
    void cleanup() {
        run.reset();
        store.reset();
    }

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
        QCOMPARE(store->faults(session, 10).size(), 2);
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

    void whoeverIsNotTheOneIsNotSeated() {
        RosterEntry known = entryOf(9);
        known.identityNumber = QStringLiteral("11010519491231002X");
        orDie(importRoster(*store, {goodBatch(), QStringLiteral("more.csv"), 1, {known}, {}}));
        start();
        run->look(known.studentNumber);
        QVERIFY(run->wantsLastFour());
        QSignalSpy failed(run.get(), &DeskRun::failed);
        run->seat({QStringLiteral("0021"), {}, {}, {}});
        QCOMPARE(failed.size(), 1);
        QVERIFY(run->step() == Step::Found);
        QCOMPARE(store->tally(session).arrived, 0);
        seat({QStringLiteral("002x"), {}, {}, {}});
        run->look(known.identityNumber);
        QVERIFY(!run->wantsLastFour());
    }

    void whereTheCardIsAskedForANameIsNotEnough() {
        RosterEntry known = entryOf(9);
        known.identityNumber = QStringLiteral("11010519491231002X");
        orDie(importRoster(*store, {goodBatch(), QStringLiteral("more.csv"), 1, {known}, {}}));
        Session strict = plannedSession();
        strict.policy.check = IdentityCheck::IdentityCard;
        session = orDie(openSession(*store, strict));
        start();
        run->look(known.studentNumber);
        QSignalSpy failed(run.get(), &DeskRun::failed);
        run->seat({});
        QCOMPARE(failed.size(), 1);
        QVERIFY(run->step() == Step::Found);
        run->look(known.identityNumber);
        seat();
    }

    void severalOfOneNameAreCandidates() {
        start();
        run->look(QStringLiteral("graduate"));
        QCOMPARE(run->candidates().size(), 4);
        QVERIFY(run->step() == Step::Calling);
        run->choose(run->candidates().at(2).subject, Arrival::Name);
        QCOMPARE(name(), entryOf(3).name);
        QVERIFY(run->candidates().isEmpty());
        QSignalSpy nobody(run.get(), &DeskRun::notFound);
        run->look(QStringLiteral("nobody at all"));
        QCOMPARE(nobody.size(), 1);
        QVERIFY(run->step() == Step::Calling);
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
        orDie(answerOf<Id>([&](QObject* context, auto done) {
            store->changePolicy({true, std::chrono::minutes(10)}, context, done);
        }));
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
