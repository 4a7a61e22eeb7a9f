#include "core/identify/code_payload.h"
#include "tests/work/desk_run_driver.h"

#include <QSignalSpy>

using namespace mianguan;
using namespace mianguan::test;

/// Whom a desk finds by numbers, cards and codes, and who may sit down.
class DeskIdentityTest : public QObject, protected DeskRunDriver {
    Q_OBJECT
private:
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

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

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
        QVERIFY(run->foreignCardSeen());
        QVERIFY(!foreign[0][0].value<Error>().sentence().contains(other.identityNumber));
        QCOMPARE(name(), holder().name);
        run->seat({QStringLiteral("002X"), {}, {}, {}});
        QCOMPARE(failed.size(), 1);
        QVERIFY(run->step() == Step::Found && !run->cardSeen());
        QVERIFY(orDie(store->graduate(run->graduate()->row.subject)).reference.isNull());
        run->identify(cardOf(holder())); // the right one after all
        QVERIFY(run->cardSeen() && !run->foreignCardSeen());
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
};

QTEST_GUILESS_MAIN(DeskIdentityTest)
#include "tst_desk_identity.moc"
