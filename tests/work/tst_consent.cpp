#include "core/work/delivery_plan.h"
#include "core/work/eligibility.h"
#include "tests/work/collecting_tools.h"
#include "tests/work/safety_tools.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

const QByteArray signature = QByteArray("\x89PNG\r\n\x1a\n") + "a name";

ConsentText ownText(const QString& version) {
    return {version, QStringLiteral("zh_CN"), QStringLiteral("Our notice"),
            QStringLiteral("## What\n{school} takes a photo")};
}

} // namespace

/// Who agreed to which text, refused or withdrew; and that it can be told later what was shown.
class ConsentTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> root;
    std::unique_ptr<Store> store;
    Id session, one;

    QString folder() const { return root->filePath(QStringLiteral("store")); }
    Consent consent() const { return orDie(store->graduate(one)).consent; }
    QStringList bars() const {
        QStringList ids;
        for (const BarTo& bar :
             barsTo(orDie(store->graduate(one)), orDie(store->session(session)), QDate::currentDate()))
            ids += barId(bar.bar);
        return ids;
    }
    Result<Id> refuse(const QString& reason = {}) {
        return answerOf<Id>(
            [&](QObject* context, auto done) { store->refuseConsent(one, session, reason, context, done); });
    }
    Result<Id> withdraw(const QString& reason = {}) {
        return answerOf<Id>(
            [&](QObject* context, auto done) { store->withdrawConsent(one, reason, context, done); });
    }
    Result<Id> put(const ConsentText& text) {
        return answerOf<Id>([&](QObject* context, auto done) { store->setConsentText(text, context, done); });
    }
    void openAgain() {
        store.reset();
        store = orDie(signIn(folder()));
    }

private Q_SLOTS:
    void init() {
        root = std::make_unique<QTemporaryDir>();
        store = foundStore(folder());
        session = orDie(openSession(*store));
        orDie(importRoster(*store, listOf(2)));
        one = graduateNumbered(*store, 1);
    }
    void cleanup() { store.reset(); }

    void bothTextsAreWhole_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("zh") << QStringLiteral("zh_CN");
        QTest::newRow("en") << QStringLiteral("en");
    }
    void bothTextsAreWhole() {
        QFETCH(QString, language);
        const ConsentText text = builtInConsentText(language);
        QCOMPARE(text.language, language);
        QCOMPARE(text.version, builtInConsentText(QStringLiteral("zh_CN")).version);
        QVERIFY(text.body.contains(QStringLiteral("{school}")));
        QVERIFY(!filledFor(text, QStringLiteral("X")).body.contains(QLatin1Char('{')));
        QCOMPARE(text.body.count(QStringLiteral("## ")), 11);
        QVERIFY(text.body.contains(QStringLiteral("chsi.com.cn")));
        QCOMPARE(consentTextFrom(consentFile(text), {}).value(), text);
    }

    void whatWasAgreedToIsInTheLedgerWhole() {
        orDie(agree(*store, one, agreement(*store)));
        orDie(agree(*store, graduateNumbered(*store, 2), agreement(*store)));
        openAgain();
        const ConsentText shown = orDie(store->consentShown(consent().text));
        QCOMPARE(shown, filledFor(builtInConsentText(QStringLiteral("en")), goodSchool()));
        QCOMPARE(shown.hash(), consent().text);
        QCOMPARE(consent().version, shown.version);
        QCOMPARE(store->activityCount({}), store->activity({}, 0, 100).size());
        int texts = 0;
        for (const ActivityRow& row : store->activity({}, 0, 100))
            texts += row.type == QLatin1String("consent-text-shown");
        QCOMPARE(texts, 1); // once for both
        QCOMPARE(orDie(verify(*store)), QStringList());
    }

    void aTextThatIsNotInForceIsNotAgreedTo() {
        ConsentGiving old = agreement(*store);
        old.version = QStringLiteral("2026-1");
        const auto answer = agree(*store, one, old);
        QVERIFY(!answer && answer.error().kind == ErrorKind::Refused && !answer.error().remedy.isEmpty());
    }

    void theSchoolsOwnTextTakesItsPlaceAndIsAgreedToAnew() {
        orDie(agree(*store, one, agreement(*store)));
        const ConsentText own = ownText(QStringLiteral("2027-1"));
        orDie(put(own));
        QCOMPARE(store->consentText(QStringLiteral("en")), own);
        QVERIFY(consent().version != own.version); // so the desk asks anew
        orDie(agree(*store, one, agreement(*store)));
        QCOMPARE(orDie(store->consentShown(consent().text)).body,
                 QStringLiteral("## What\n%1 takes a photo").arg(goodSchool()));
        QVERIFY(!put(own)); // a version names one text for ever
        QVERIFY(!put(ownText(builtInConsentText(QStringLiteral("en")).version)));
        QVERIFY(!put(ownText({})));
        openAgain();
        QCOMPARE(store->consentText(QStringLiteral("zh_CN")), own);
        orDie(put({}));
        QCOMPARE(store->consentText(QStringLiteral("en")), builtInConsentText(QStringLiteral("en")));
    }

    void aFileNeedsAVersionATitleAndWords() {
        QVERIFY(!consentTextFrom("Title\n\nWords", {}));
        QVERIFY(!consentTextFrom("version: 1\n\nTitle only", {}));
        QVERIFY(!consentTextFrom(QByteArray(300'000, 'a'), {}));
        const auto chinese =
            consentTextFrom("version: 1\r\n\r\n\xb8\xe6\xd6\xaa\xca\xe9\r\n\r\n\xcd\xac\xd2\xe2", {});
        QVERIFY(chinese); // GB18030
        QCOMPARE(chinese->title, QStringLiteral("告知书"));
        QCOMPARE(chinese->body, QStringLiteral("同意"));
    }

    void aSignatureIsSealedWithItsGraduate() {
        ConsentGiving signing = agreement(*store);
        signing.way = ConsentWay::Signature;
        QVERIFY(!agree(*store, one, signing));
        signing.signature = "scribble";
        QVERIFY(!agree(*store, one, signing));
        signing.signature = signature;
        orDie(agree(*store, one, signing));
        QCOMPARE(orDie(store->blob(one, consent().signature)), signature);
        QCOMPARE(filesHolding(folder(), {signature}), QStringList());
        orDie(purge(*store, {one}));
        QVERIFY(!store->graduate(one));
    }

    void aGuardianIsNamedWithTheRelation() {
        RosterEntry child = entryOf(9);
        child.birthDate = QDate::currentDate().addYears(-14).addDays(1).toString(QStringLiteral("yyyyMMdd"));
        orDie(importRoster(*store, {goodBatch(), QStringLiteral("more.csv"), 1, {child}, {}}));
        one = graduateNumbered(*store, 9);
        ConsentGiving giving = agreement(*store);
        QVERIFY(!agree(*store, one, giving));
        giving.guardian = QStringLiteral("Wang Qiang");
        QVERIFY(!agree(*store, one, giving));
        giving.relation = QStringLiteral("father");
        QVERIFY(agree(*store, one, giving));
        QCOMPARE(consent().guardian, giving.guardian);
        QCOMPARE(consent().relation, giving.relation);
        QVERIFY(!needsGuardian(child, QDate::currentDate().addDays(1)));
    }

    /// Whoever asks: not the desk alone.
    void withoutAgreeingToTheNoticeInForceNobodyArrives() {
        const auto come = [&] {
            return answerOf<int>([&](QObject* context, auto done) {
                store->arrive({one, session, Arrival::StudentNumber, {}, {}}, context, done);
            });
        };
        QCOMPARE(come().error().where, entryOf(1).name);
        orDie(agree(*store, one, agreement(*store)));
        QVERIFY(come());
        orDie(put(ownText(QStringLiteral("our-1"))));
        QVERIFY(!come());
        orDie(agree(*store, one, agreement(*store)));
        QVERIFY(come());
    }

    void whoRefusesIsNotSeatedAndNotCalled() {
        orDie(refuse(QStringLiteral("no wish")));
        QCOMPARE(bars(), QStringList{QStringLiteral("consent-refused")});
        QVERIFY(!arrive(*store, one, session, {QStringLiteral("consent-refused")}, QStringLiteral("please")));
        QCOMPARE(store->nextGraduate({session, goodBatch(), {}, {}, false})->name, entryOf(2).name);
        QVERIFY(store->graduates({goodBatch(), {}, entryOf(1).name, {}}, 1).first().consent ==
                ConsentState::Refused);
        openAgain();
        orDie(agree(*store, one, agreement(*store))); // thought better of it
        QVERIFY(bars().isEmpty());
        QCOMPARE(store->nextGraduate({session, goodBatch(), {}, {}, false})->name, entryOf(1).name);
    }

    void aWithdrawalBarsTheDesk() {
        QVERIFY(!withdraw());
        orDie(agree(*store, one, agreement(*store)));
        orDie(submit(*store, photoAt(session, one, 1)));
        QVERIFY(!refuse()); // a photo is here: that is a withdrawal
        letReviewOwn(*store);
        orDie(approve(*store, one));
        const Delivery::Request request{root->filePath(QStringLiteral("out")), QStringLiteral("{name}"),
                                        true};
        QCOMPARE(orDie(planDelivery(*store, request)).parcels.size(), 1);
        QCOMPARE(orDie(planDelivery(*store, request)).left.all(), 0);
        orDie(withdraw(QStringLiteral("by telephone")));
        QCOMPARE(orDie(planDelivery(*store, request)).parcels.size(), 0);
        QCOMPARE(orDie(planDelivery(*store, request)).left.withdrawn, 1);
        QVERIFY(!submit(*store, photoAt(session, one, 2)));
        QVERIFY(bars().contains(QStringLiteral("consent-withdrawn")));
        QVERIFY(!arrive(*store, one, session));
        QVERIFY(!withdraw());
        QCOMPARE(store->activity({}, 0, 1).first().sentence,
                 QStringLiteral("recorded that consent was withdrawn: by telephone"));
        QVERIFY(store->activity({}, 0, 1).first().signedByUser);
        openAgain();
        QVERIFY(bars().contains(QStringLiteral("consent-withdrawn")));
        QCOMPARE(orDie(verify(*store)), QStringList());
    }
};

QTEST_GUILESS_MAIN(ConsentTest)
#include "tst_consent.moc"
