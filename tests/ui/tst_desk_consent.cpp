#include "core/base/language.h"
#include "tests/ui/desk_driver.h"
#include "ui/consent/signature_pad.h"

#include <QMouseEvent>
#include <QTextBrowser>

#include <algorithm>

using namespace mianguan;
using namespace mianguan::test;

/// What the desk asks for besides the photo: consent, the guardian, the fee.
class TestDeskConsent : public QObject, protected DeskDriver {
    Q_OBJECT
private:
    static void sign(QWidget* pad) {
        QTest::mousePress(pad, Qt::LeftButton, {}, {30, 30});
        for (int step = 1; step <= 12; ++step) {
            QMouseEvent move(QEvent::MouseMove, QPointF(30 + step * 15, 30 + step * 5),
                             pad->mapToGlobal(QPointF(30 + step * 15, 30 + step * 5)), Qt::NoButton,
                             Qt::LeftButton, {});
            QApplication::sendEvent(pad, &move);
        }
        QTest::mouseRelease(pad, Qt::LeftButton, {}, {210, 90});
    }

private Q_SLOTS:
    void initTestCase() { installLanguage(*qApp, QStringLiteral("zh_CN")); }
    void init() {
        if (!openStationWithClass()) QSKIP("ffmpeg is not there");
    }
    void cleanup() { closeStation(); }

    void theWholeNoticeIsReadAndRefused() {
        openDesk();
        callNext(entryOf(1).name);
        QVERIFY(part<QLabel>("consentLine")->isVisible());
        press(Qt::Key_F7);
        auto* sheet = openSheet("consentSheet");
        QVERIFY(sheet);
        QVERIFY(sheet->findChild<QTextBrowser*>()->toPlainText().contains(goodSchool()));
        sheet->findChild<QPushButton*>(QStringLiteral("consentRefuse"))->click();
        QTRY_VERIFY(openSheet("reasonSheet"));
        openSheet("reasonSheet")->findChild<QPushButton*>(QStringLiteral("sheetGoOn"))->click();
        QTRY_COMPARE(name(), entryOf(2).name); // the next is called
        backAtTheDesk();
        const GraduateDetail refused = orDie(store->graduate(graduateNumbered(*store, 1)));
        QVERIFY(refused.consent.state == ConsentState::Refused && !refused.row.photo);
        press(Qt::Key_Escape);
        typeWords(QStringLiteral("s000001"));
        press(Qt::Key_Return);
        QTRY_VERIFY(part<QFrame>("bar-consent-refused"));
        press(Qt::Key_Return); // by habit
        QTRY_VERIFY(!banner().isEmpty());
        QCOMPARE(store->tally(session).arrived, 0);
        press(Qt::Key_F7); // thought better of it
        QTRY_VERIFY(openSheet("consentSheet"));
        openSheet("consentSheet")->findChild<QPushButton*>(QStringLiteral("sheetGoOn"))->click();
        QTRY_VERIFY(part<QPushButton>("seat")->isEnabled());
        backAtTheDesk();
        seat();
    }

    void aSignatureIsAskedWhereTheSessionSaysSo() {
        Session plan = plannedSession();
        plan.policy.consent = ConsentWay::Signature;
        session = orDie(openSession(*store, plan));
        openDesk();
        callNext(entryOf(1).name);
        press(Qt::Key_Return);
        QTRY_VERIFY(openSheet("consentSheet"));
        QWidget* sheet = openSheet("consentSheet");
        auto* keep = sheet->findChild<QPushButton*>(QStringLiteral("sheetGoOn"));
        auto* pad = sheet->findChild<SignaturePad*>();
        QVERIFY(!keep->isEnabled());
        QTest::mouseClick(pad, Qt::LeftButton, {}, {40, 40});
        QVERIFY(!keep->isEnabled()); // a dot is no name
        sign(pad);
        QVERIFY(keep->isEnabled());
        keep->click();
        QTRY_VERIFY(seated());
        const Id one = graduateNumbered(*store, 1);
        const Consent consent = orDie(store->graduate(one)).consent;
        QVERIFY(consent.way == ConsentWay::Signature);
        const QImage kept = QImage::fromData(orDie(store->blob(one, consent.signature)), "PNG");
        QVERIFY(kept.width() > 40 && kept.width() <= 480);
        const auto isInk = [](QRgb pixel) { return qGray(pixel) < 100; };
        const QImage drawn = kept.convertToFormat(QImage::Format_RGB32);
        const auto* pixels = reinterpret_cast<const QRgb*>(drawn.constBits());
        QVERIFY(std::count_if(pixels, pixels + drawn.width() * drawn.height(), isInk) > 200);
    }

    void theSitterAgreesOnAScreenOfHisOwn() {
        openDesk();
        callNext(entryOf(1).name);
        press(Qt::Key_F9);
        QWidget* sitter = openSheet("sitterWindow");
        QVERIFY(sitter);
        auto* agree = sitter->findChild<QPushButton*>(QStringLiteral("sitterAgree"));
        QVERIFY(agree->isVisible() && agree->isEnabled());
        agree->click();
        QTRY_VERIFY(!agree->isVisible());
        QCOMPARE(store->tally(session).arrived, 0); // the operator has not looked yet
        part<QLineEdit>("scan")->setFocus();
        backAtTheDesk();
        seat();
        QVERIFY(orDie(store->graduate(graduateNumbered(*store, 1))).consent.way == ConsentWay::Screen);
        QVERIFY(namelessIn(sitter).isEmpty());
    }

    void aGuardianIsAskedForNameAndRelation() {
        RosterEntry child = entryOf(0);
        child.birthDate = QDate::currentDate().addYears(-12).toString(QStringLiteral("yyyyMMdd"));
        orDie(importRoster(*store, {goodBatch(), QStringLiteral("more.csv"), 1, {child}, {}}));
        openDesk();
        find(child.studentNumber, child.name);
        QTest::keyClicks(part<QLineEdit>("guardian"), QStringLiteral("Wang Qiang"));
        press(Qt::Key_Return);
        QTRY_VERIFY(!banner().isEmpty()); // whose father?
        QTest::keyClicks(part<QLineEdit>("relation"), QStringLiteral("father"));
        QTest::keyClick(part<QLineEdit>("relation"), Qt::Key_Return);
        QTRY_VERIFY(seated());
        QCOMPARE(orDie(store->graduate(graduateNumbered(*store, 0))).consent.relation,
                 QStringLiteral("father"));
    }

    void aFeeIsAskedBetweenTheCheckAndTheSubmission() {
        Session plan = plannedSession();
        plan.policy.fee = FeeTiming::AfterPhoto;
        plan.policy.feeCents = 2000;
        session = orDie(openSession(*store, plan));
        openDesk();
        callNext(entryOf(1).name);
        seat();
        shoot();
        press(Qt::Key_Return);
        QTRY_VERIFY(openSheet("feeSheet"));
        QTest::keyClick(openSheet("feeSheet"), Qt::Key_Escape);
        QTRY_VERIFY(!openSheet("feeSheet"));
        QVERIFY(store->photos().isEmpty()); // nothing is submitted unpaid
        backAtTheDesk();
        press(Qt::Key_Return);
        QTRY_VERIFY(openSheet("feeSheet"));
        QTest::keyClick(openSheet("feeSheet")->focusWidget(), Qt::Key_2);
        QTest::keyClicks(openSheet("feeSheet")->focusWidget(), QStringLiteral("W17"));
        QTest::keyClick(openSheet("feeSheet")->focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(int(store->photos().size()), 1);
        QTRY_COMPARE(name(), entryOf(2).name);
        const Payment paid = orDie(store->graduate(graduateNumbered(*store, 1))).payment.value_or(Payment());
        QCOMPARE(paid.cents, 2000);
        QCOMPARE(paid.method, QStringLiteral("wechat"));
        QCOMPARE(paid.receipt, QStringLiteral("W17"));
        backAtTheDesk();
        find(QStringLiteral("s000001"), entryOf(1).name); // again: a retake
        seat();
        shoot();
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(2).name); // and no sheet between
        QCOMPARE(orDie(store->graduate(graduateNumbered(*store, 1))).attempts, 2);
    }
};

QTEST_MAIN(TestDeskConsent)
#include "tst_desk_consent.moc"
