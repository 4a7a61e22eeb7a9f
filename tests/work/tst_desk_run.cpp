#include "core/identify/code_payload.h"
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
    static RosterEntry holder() {
        RosterEntry known = entryOf(9);
        known.identityNumber = QStringLiteral("11010519491231002X");
        return known;
    }
    static RosterEntry stranger() {
        RosterEntry other = entryOf(8);
        other.identityNumber = QStringLiteral("440304200001010017");
        return other;
    }
    static IdentityClaim cardOf(const RosterEntry& entry) {
        IdentityClaim card;
        card.name = entry.name;
        card.identityNumber = entry.identityNumber;
        card.portrait = "portrait of " + entry.name.toUtf8();
        return card;
    }
    void enrolHolder() {
        orDie(importRoster(*store, {goodBatch(), QStringLiteral("more.csv"), 1, {holder()}, {}}));
    }
    void strictSession() {
        Session strict = plannedSession();
        strict.policy.check = IdentityCheck::IdentityCard;
        session = orDie(openSession(*store, strict));
    }
    void decode(const Result<CodePayload>& answer) {
        run->setDecode([answer](const QByteArray&, QObject* context, Store::Answer<CodePayload> then) {
            QMetaObject::invokeMethod(
                context, [=] { then(answer); }, Qt::QueuedConnection);
        });
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

    void aCardFindsItsHolderAndLeavesItsPortrait() {
        enrolHolder();
        strictSession();
        start();
        run->identify(cardOf(holder()));
        QCOMPARE(name(), holder().name);
        QVERIFY(run->cardSeen() && !run->wantsCard() && !run->doubt());
        seat();
        const Id subject = run->graduate()->row.subject;
        QTRY_COMPARE(orDie(store->graduate(subject)).reference, Hash::of(cardOf(holder()).portrait));
        run->identify(cardOf(stranger())); // whoever sits is known
        QCOMPARE(name(), holder().name);
    }

    void theCardOfNobodyOnTheListFindsNobody() {
        start();
        QSignalSpy nobody(run.get(), &DeskRun::notFound);
        run->identify(cardOf(stranger()));
        QCOMPARE(nobody.size(), 1);
        QVERIFY(run->step() == Step::Calling);
    }

    void anothersCardIsSaidAndNobodySitsDown() {
        enrolHolder();
        RosterEntry other = stranger();
        orDie(importRoster(*store, {goodBatch(), QStringLiteral("other.csv"), 1, {other}, {}}));
        start();
        run->look(holder().studentNumber);
        QSignalSpy foreign(run.get(), &DeskRun::foreignCard), failed(run.get(), &DeskRun::failed);
        run->identify(cardOf(other));
        QCOMPARE(foreign.size(), 1);
        QCOMPARE(foreign[0][1].toString(), other.name);
        QVERIFY(!foreign[0][0].value<Error>().sentence().contains(other.identityNumber));
        QCOMPARE(name(), holder().name);
        run->seat({QStringLiteral("002X"), {}, {}, {}});
        QCOMPARE(failed.size(), 1);
        QVERIFY(run->step() == Step::Found && !run->cardSeen());
        QVERIFY(orDie(store->graduate(run->graduate()->row.subject)).reference.isNull());
        run->identify(cardOf(holder())); // the right one after all
        QVERIFY(run->cardSeen());
        run->identify(cardOf(other));
        run->callHolder();
        QCOMPARE(name(), other.name);
        seat();
    }

    void whereTheListHasNoNumbersTheNameDecides() {
        start();
        run->look(QStringLiteral("S000001"));
        RosterEntry shown = entryOf(1);
        shown.identityNumber = holder().identityNumber;
        IdentityClaim card = cardOf(shown);
        card.nameIsSure = false;
        QSignalSpy foreign(run.get(), &DeskRun::foreignCard), failed(run.get(), &DeskRun::failed);
        run->identify(card);
        QCOMPARE(failed.size(), 1);
        QVERIFY(foreign.isEmpty() && !run->cardSeen());
        card.nameIsSure = true;
        run->identify(card);
        QVERIFY(run->cardSeen());
    }

    void anotherNameIsForTheOperatorToLookAt() {
        enrolHolder();
        start();
        RosterEntry renamed = holder();
        renamed.name = QStringLiteral("Somebody else");
        IdentityClaim unsure = cardOf(renamed);
        unsure.nameIsSure = false;
        run->identify(unsure);
        QVERIFY(run->cardSeen() && !run->doubt());
        run->back();
        run->identify(cardOf(renamed));
        QVERIFY(run->doubt() && run->doubt()->what.contains(renamed.name));
        QSignalSpy failed(run.get(), &DeskRun::failed);
        run->seat({});
        QCOMPARE(failed.size(), 1);
        QVERIFY(run->step() == Step::Found);
        run->confirmDoubt();
        seat();
    }

    void aCodeOnlyADecoderUnderstands() {
        enrolHolder();
        start();
        CodePayload code{"MG1|x", QStringLiteral("MG1|x"), holder().studentNumber, {}, {}, {}, {}};
        code.identityNumber = QStringLiteral("**************002X");
        decode(code);
        run->look(QStringLiteral("MG1|x"));
        QVERIFY(run->decoding());
        QTRY_COMPARE(name(), holder().name);
        QVERIFY(!run->decoding() && run->wantsLastFour() && !run->doubt());

        code.name = QStringLiteral("Som*");
        decode(code);
        run->look(QStringLiteral("MG1|x"));
        QTRY_VERIFY(run->doubt());

        code.identityNumber = QStringLiteral("**************0021");
        decode(code);
        QSignalSpy failed(run.get(), &DeskRun::failed), nobody(run.get(), &DeskRun::notFound);
        run->look(QStringLiteral("MG1|x"));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(run->step() == Step::Calling);

        decode(fail(ErrorKind::System, QStringLiteral("the adapter crashed")));
        run->look(QStringLiteral("MG1|x"));
        QTRY_COMPARE(failed.size(), 2);
        decode(CodePayload{"MG1|x", QStringLiteral("MG1|x"), {}, {}, {}, {}, {}});
        run->look(QStringLiteral("MG1|x"));
        QTRY_COMPARE(nobody.size(), 1);
        QVERIFY(!run->decoding());
    }

    /// Somebody else is there before the decoder has answered.
    void aLateAnswerOfTheDecoderFindsNobody() {
        enrolHolder();
        start();
        decode(CodePayload{"MG1|x", {}, holder().studentNumber, {}, {}, {}, {}});
        run->look(QStringLiteral("MG1|x"));
        run->look(QStringLiteral("S000002"));
        QTest::qWait(50);
        QCOMPARE(name(), entryOf(2).name);
    }

    void severalEnrolmentsOfACardStayFoundByIt() {
        RosterEntry second = holder();
        second.studentNumber = QStringLiteral("S800000");
        enrolHolder();
        orDie(importRoster(*store, {goodBatch(), QStringLiteral("second.csv"), 1, {second}, {}}));
        strictSession();
        start();
        run->identify(cardOf(holder()));
        QCOMPARE(run->candidates().size(), 2);
        run->choose(run->candidates().at(1).subject, Arrival::Name);
        QVERIFY(run->cardSeen());
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
