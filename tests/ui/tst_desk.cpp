#include "core/base/language.h"
#include "tests/ui/desk_driver.h"
#include "ui/desk/desk_page.h"
#include "ui/desk/session_sheet.h"
#include "ui/desk/ticket_printer.h"

#include <QDialog>
#include <QDir>
#include <QSignalSpy>
#include <QStackedWidget>

#include <utility>

using namespace mianguan;
using namespace mianguan::test;

/// The desk by the keyboard alone, with a video file for a camera.
class TestDesk : public QObject, protected DeskDriver {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installLanguage(*qApp, QStringLiteral("zh_CN")); }
    void init() {
        if (!openStationWithClass()) QSKIP("ffmpeg is not there");
    }
    void cleanup() { closeStation(); }

    void aClassByTheKeyboardAlone() {
        openDesk();
        find(QStringLiteral("s000001"), entryOf(1).name);
        photograph();
        QTRY_COMPARE(name(), entryOf(2).name); // called by itself
        photograph();
        QTRY_COMPARE(name(), entryOf(3).name);
        press(Qt::Key_F4); // absent
        QTRY_COMPARE(name(), QString());
        QCOMPARE(store->tally(session).photos, 2);
        QCOMPARE(store->tally(session).absent, 1);
        QTRY_VERIFY(part<QLabel>("deskTally")->text().contains(QLatin1Char('2')));
    }

    void noStepMakesTheWindowGrow() {
        openDesk();
        const int high = desk->height();
        typeWords(QStringLiteral("graduate"));
        press(Qt::Key_Return); // several fit
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(1).name);
        QCOMPARE(desk->height(), high);
        photograph();
        QTRY_COMPARE(name(), entryOf(2).name);
        QCOMPARE(desk->height(), high);
    }

    void escapeStepsBackAndAnotherShotIsTaken() {
        openDesk();
        callNext(entryOf(1).name);
        seat();
        for (int shots = 1; shots <= 2; ++shots) {
            shoot();
            if (shots == 2) QTRY_VERIFY(part<QPushButton>("shot2"));
        }
        press(Qt::Key_Escape);
        QTRY_VERIFY(!part<QPushButton>("submitShot")->isEnabled());
        QCOMPARE(name(), entryOf(1).name);
        press(Qt::Key_Escape);
        QTRY_COMPARE(name(), QString());
        QVERIFY(store->photos().isEmpty());
    }

    /// The usual next step stands out.
    void aShotToBeTakenAgainHasThatButtonFirst() {
        const auto kinds = [&] {
            return part<QPushButton>("shoot")->property("kind").toString() + QLatin1Char(' ') +
                   part<QPushButton>("submitShot")->property("kind").toString();
        };
        openDesk();
        callNext(entryOf(1).name);
        seat();
        QCOMPARE(kinds(), QStringLiteral("primary plain"));
        shoot();
        QCOMPARE(kinds(), QStringLiteral("plain approve"));
        press(Qt::Key_Escape);
        faulty() = true;
        shoot();
        QCOMPARE(kinds(), QStringLiteral("primary plain"));
    }

    void whatWasNotSubmittedIsAskedAboutBeforeTheDeskIsLeft() {
        openDesk();
        callNext(entryOf(1).name);
        bool left = false;
        desk->settleFirst(Leaving::Desk, [&] { left = true; });
        QVERIFY(std::exchange(left, false)); // there is nothing to lose
        seat();
        shoot();
        desk->settleFirst(Leaving::Desk, [&] { left = true; });
        QTRY_VERIFY(part<QDialog>("unsentSheet"));
        QVERIFY(!left);
        part<QPushButton>("sheetCancel")->click();
        QTRY_VERIFY(!part<QDialog>("unsentSheet"));
        QVERIFY(!left && desk->unsent()->shots == 1);
        desk->settleFirst(Leaving::Program, [&] { left = true; });
        QTRY_VERIFY(part<QDialog>("unsentSheet"));
        part<QPushButton>("sheetGoOn")->click();
        QTRY_VERIFY(left);
        QVERIFY(store->photo(graduateNumbered(*store, 1)));
    }

    /// Nobody is there: they wait for a while, then they are dropped, and whoever comes back is told.
    void behindALockShotsWaitAndAreThenToldOf() {
        DeskPage page(*store, *settings);
        page.resize(1300, 680);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        auto* view = page.findChild<DeskView*>();
        QVERIFY(view->begin(session, make));
        qobject_cast<QStackedWidget*>(view->parentWidget())->setCurrentWidget(view);
        QTRY_VERIFY_WITH_TIMEOUT(view->findChild<PreviewView*>()->painted() > 0, patience);
        QSignalSpy said(&page, &DeskPage::progressSaid);
        page.setResting(true);
        QCOMPARE(said.takeLast().first().toString(), QString()); // there is nothing to wait for
        QTest::keyClick(view, Qt::Key_Return);
        QTest::keyClick(view, Qt::Key_Return);
        QTRY_VERIFY(view->findChild<QPushButton*>(QStringLiteral("shoot"))->isEnabled());
        QTest::keyClick(view, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(page.unsent().has_value(), patience);
        const auto shots = *page.unsent();
        page.setResting(true);
        const QString words = said.takeLast().first().toString();
        QVERIFY2(words.contains(QStringLiteral("G*")) && !words.contains(shots.name), qPrintable(words));
        page.setResting(false); // back in time
        QVERIFY(page.unsent().has_value());
        page.sayDropped(shots, session);
        QVERIFY(!page.findChild<Banner*>()->isVisible()); // they were not
        page.setResting(true);
        page.cancel();
        QVERIFY(!page.unsent());
        QCOMPARE(said.takeLast().first().toString(), QString());
        page.sayDropped(shots, session);
        QVERIFY(page.findChild<Banner*>()->headline().contains(shots.name));
        QVERIFY(store->photos().isEmpty());
    }

    void whatIsPutAsideIsTakenBackByAKey() {
        openDesk();
        callNext(entryOf(1).name);
        seat();
        shoot();
        press(Qt::Key_F2);
        QTRY_COMPARE(name(), QString());
        QTRY_VERIFY2(banner().contains(entryOf(1).name), qPrintable(banner()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(name(), entryOf(1).name);
        QVERIFY(part<QPushButton>("submitShot")->isEnabled());
        press(Qt::Key_Return);
        QTRY_COMPARE(int(store->photos().size()), 1);
    }

    void aTicketIsWrittenWhenSomeoneSitsDown() {
        TicketSetting tickets;
        tickets.when = TicketSetting::When::Arrival;
        tickets.folder = root->path();
        tickets.keepIn(*settings);
        openDesk();
        callNext(entryOf(1).name);
        seat();
        const auto written = [&] { return QDir(root->path()).entryList({QStringLiteral("0001-*.pdf")}); };
        QTRY_COMPARE(written().size(), 1);
        shoot();
        press(Qt::Key_F8); // the report card of a shot that nobody submitted yet
        QTRY_VERIFY(part<QDialog>("reportCardSheet"));
        QTest::keyClick(part<QDialog>("reportCardSheet"), Qt::Key_Escape);
        QTRY_VERIFY(!part<QDialog>("reportCardSheet"));
        QTest::keyClick(desk.get(), Qt::Key_Escape); // another shot is no other ticket
        QCOMPARE(written().size(), 1);
    }

    void everyControlHasAName() {
        openDesk();
        callNext(entryOf(1).name);
        for (QWidget* widget : desk->findChildren<QWidget*>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus)) continue;
            const bool named =
                !widget->accessibleName().isEmpty() || !widget->property("text").toString().isEmpty();
            QVERIFY2(named, qPrintable(widget->objectName() + QLatin1Char(' ') +
                                       QLatin1String(widget->metaObject()->className())));
        }
    }

    void aSessionIsPlannedInItsSheet() {
        SessionSheet sheet(*store, {}, nullptr);
        const auto line = [&](const char* field) {
            return sheet.findChild<QWidget*>(QLatin1String(field))->findChild<QLineEdit*>();
        };
        const auto fill = [&](const char* field, const QString& words) {
            auto* box = sheet.findChild<QLineEdit*>(QLatin1String(field));
            (box ? box : line(field))->setText(words);
        };
        QVERIFY(!sheet.goOn()->isEnabled());
        fill("sessionName", QStringLiteral("South hall"));
        fill("sessionSchool", goodSchool());
        fill("sessionBatch", QStringLiteral("2028"));
        QVERIFY(sheet.goOn()->isEnabled());
        sheet.goOn()->click();
        QTRY_COMPARE(store->sessions().size(), 2);
        QCOMPARE(store->sessions().first().name, QStringLiteral("South hall"));
    }
};

QTEST_MAIN(TestDesk)
#include "tst_desk.moc"
