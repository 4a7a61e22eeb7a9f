#include "core/base/language.h"
#include "tests/ui/page_driver.h"
#include "tests/work/handmade.h"
#include "ui/access/first_start_page.h"
#include "ui/access/idle_watch.h"
#include "ui/access/new_password.h"
#include "ui/access/password_box.h"
#include "ui/access/recovery_sheet.h"

#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QPdfWriter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

const QString code = QStringLiteral("A0B1C-D2E3F-G4H5J-K6M7N-P8Q9R-1S2T3");

} // namespace

/// The parts of the door one by one.
class TestAccess : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installLanguage(*qApp, QStringLiteral("en")); }

    // What is typed

    void tryingOutIsOffered() {
        FirstStartPage first(nullptr);
        first.begin(Entrance::State::New);
        QSignalSpy asked(&first, &FirstStartPage::practiceAsked);
        first.findChild<QPushButton*>(QStringLiteral("practiseFirst"))->click();
        QCOMPARE(asked.size(), 1);
    }

    void passwordsCannotBeCopiedNorUndone() {
        QWidget window;
        PasswordBox box("password", &window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        box.line()->setFocus();
        QTest::keyClicks(box.line(), QStringLiteral("secret"));
        for (const bool shown : {false, true}) {
            box.setShown(shown);
            QTest::keyClick(box.line(), Qt::Key_A, Qt::ControlModifier);
            QTest::keyClick(box.line(), Qt::Key_C, Qt::ControlModifier);
            QTest::keyClick(box.line(), Qt::Key_X, Qt::ControlModifier);
            QCOMPARE(box.text(), QStringLiteral("secret"));
        }
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
        QVERIFY(!box.line()->isUndoAvailable());
        QTest::keyClick(box.line(), Qt::Key_Backspace);
        QTest::keyClick(box.line(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(box.text() != QStringLiteral("secret"));
    }
    void takingAPasswordEmptiesTheLine() {
        PasswordLine line("password", nullptr);
        line.setText(QStringLiteral("secret"));
        QCOMPARE(line.take().text(), QStringLiteral("secret"));
        QVERIFY(line.text().isEmpty());
    }
    void capsLockIsSaid() {
        QWidget window;
        PasswordBox box("password", &window);
        auto* caps = box.findChild<QLabel*>(QStringLiteral("capsLock"));
        QTest::keyClick(box.line(), 'a');
        QVERIFY(caps->isHidden());
        QTest::keyClick(box.line(), 'A'); // without Shift
        QVERIFY(!caps->isHidden());
        QTest::keyClick(box.line(), 'B', Qt::ShiftModifier);
        QVERIFY(caps->isHidden());
        QTest::keyClick(box.line(), '1');
        QVERIFY(caps->isHidden());
    }
    void aNewPasswordIsJudgedAndTypedTwice() {
        QWidget window;
        NewPassword form(&window);
        form.setPersonal([] { return QStringList(QStringLiteral("Yunhe College")); });
        auto* differ = form.findChild<QLabel*>(QStringLiteral("passwordsDiffer"));
        fillNewPassword(&form, QStringLiteral("yunhecollege"));
        QVERIFY(!form.acceptable());
        fillNewPassword(&form, goodPassword());
        QVERIFY(form.acceptable());
        fill(&form, "newPasswordAgain", goodPassword().left(4));
        QVERIFY(!form.acceptable() && differ->isHidden()); // it may still become the same
        fill(&form, "newPasswordAgain", QStringLiteral("maple lantern"));
        QVERIFY(!form.acceptable() && !differ->isHidden());
    }

    // The recovery code

    void theLastGroupIsReadAsTyped() {
        const RecoverySlip slip{goodSchool(), code, QDate(2026, 6, 30)};
        QCOMPARE(slip.groups().size(), 6);
        QVERIFY(slip.endsWith(QStringLiteral("1S2T3")));
        QVERIFY(slip.endsWith(QStringLiteral(" ls2t3 ")));
        QVERIFY(!slip.endsWith(QStringLiteral("P8Q9R")));
        QVERIFY(!slip.endsWith({}));
        QVERIFY(!RecoverySlip().endsWith({}));
    }
    void theCodeGoesOnOncePaperHasIt() {
        RecoverySheet sheet(nullptr);
        sheet.show({goodSchool(), code, QDate::currentDate()}, QStringLiteral("Go on"));
        auto* shown = sheet.findChild<QLabel*>(QStringLiteral("recoveryCode"));
        auto* onPaper = sheet.findChild<QCheckBox*>(QStringLiteral("codeOnPaper"));
        auto* last = sheet.findChild<QLineEdit*>(QStringLiteral("lastGroup"));
        auto* go = sheet.findChild<QPushButton*>(QStringLiteral("codeKept"));
        QSignalSpy kept(&sheet, &RecoverySheet::kept);
        QVERIFY(shown->text().contains(QStringLiteral("G4H5J")) && !last->isEnabled());
        onPaper->click();
        QVERIFY(!shown->text().contains(QStringLiteral("G4H5J")) &&
                last->isEnabled()); // covered while it is typed
        last->setText(QStringLiteral("1s2t"));
        QVERIFY(!go->isEnabled());
        last->setText(QStringLiteral("1s2t3"));
        QVERIFY(go->isEnabled());
        go->click();
        QCOMPARE(kept.size(), 1);
        QVERIFY(shown->text().isEmpty());
    }
    void theSlipIsOnePage() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("slip.pdf"));
        {
            QPdfWriter paper(path);
            paper.setPageSize(QPageSize(QPageSize::A4));
            printSlip(paper, {goodSchool(), code, QDate(2026, 6, 30)});
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray pdf = file.readAll();
        QVERIFY(pdf.size() > 4000);
        QCOMPARE(pdf.count("/Type /Page\n"), 1);
    }

    // Who is there

    void idlenessIsWarnedOfAndEndedByAKey() {
        QWidget window;
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        IdleWatch watch(nullptr);
        QSignalSpy soon(&watch, &IdleWatch::soon), idle(&watch, &IdleWatch::idle);
        watch.begin(std::chrono::seconds(3));
        QTRY_VERIFY(!soon.isEmpty());
        QVERIFY(soon.first().first().toInt() <= 3);
        QTest::keyClick(&window, Qt::Key_Shift);
        QCOMPARE(soon.last().first().toInt(), 0);
        QVERIFY(idle.isEmpty());
        QTRY_COMPARE(idle.size(), 1);
        QCOMPARE(soon.last().first().toInt(), 0);
    }
    void aLongLimitWarnsOfNothing() {
        IdleWatch watch(nullptr);
        QSignalSpy soon(&watch, &IdleWatch::soon);
        watch.begin(std::chrono::minutes(1));
        QTest::qWait(1200);
        QVERIFY(soon.isEmpty());
    }
};

QTEST_MAIN(TestAccess)
#include "tst_access.moc"
