#include "core/base/language.h"
#include "tests/camera/video.h"
#include "tests/ui/drawn.h"
#include "tests/ui/page_driver.h"
#include "tests/work/collecting_tools.h"
#include "ui/base/settings.h"
#include "ui/camera/preview_view.h"
#include "ui/consent/signature_pad.h"
#include "ui/desk/desk_camera.h"
#include "ui/desk/desk_page.h"
#include "ui/desk/desk_view.h"
#include "ui/desk/session_sheet.h"
#include "ui/desk/sessions_view.h"
#include "ui/desk/ticket_printer.h"
#include "ui/widgets/banner.h"

#include <QAbstractItemView>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QTextBrowser>

#include <algorithm>

using namespace mianguan;
using namespace mianguan::test;

namespace {

/// A portrait without a model; each picture gives another.
Result<Portrait> make(const Picture&, const Picture*) {
    static int number = 0;
    Portrait portrait = drawn(++number).portrait;
    portrait.findings = {Finding{QStringLiteral("face-count"), Status::Pass, {}, 1.0, {}, 100, {}}};
    return portrait;
}

} // namespace

/// The desk by the keyboard alone, with a video file for a camera.
class TestDesk : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> root;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Store> store;
    std::unique_ptr<DeskCamera> camera;
    std::unique_ptr<DeskView> desk;
    Id session;
    QString video;

    QString at(const char* name) const { return root->filePath(QLatin1String(name)); }
    template <class Part>
    Part* part(const char* name) const {
        return desk->findChild<Part*>(QLatin1String(name));
    }
    void press(Qt::Key key) const { QTest::keyClick(QApplication::focusWidget(), key); }
    void typeWords(const QString& words) const { QTest::keyClicks(part<QLineEdit>("scan"), words); }
    QString name() const {
        auto* label = part<QLabel>("graduateName");
        return label->isVisible() ? label->text() : QString();
    }
    QString banner() const {
        auto* shown = desk->findChild<Banner*>();
        return shown->isVisible() ? shown->headline() : QString();
    }
    void openDesk() {
        camera = std::make_unique<DeskCamera>(*settings);
        desk = std::make_unique<DeskView>(*store, *settings, *camera);
        desk->resize(1300, 680);
        desk->show();
        QVERIFY(QTest::qWaitForWindowActive(desk.get()));
        QVERIFY(desk->begin(session, make));
        QTRY_VERIFY_WITH_TIMEOUT(desk->findChild<PreviewView*>()->painted() > 0, 20'000);
    }
    static QWidget* openSheet(const char* name) {
        for (QWidget* top : QApplication::topLevelWidgets())
            if (top->objectName() == QLatin1String(name) && top->isVisible()) return top;
        return nullptr;
    }
    void backAtTheDesk() const {
        desk->activateWindow();
        QTRY_VERIFY(desk->isActiveWindow() && QApplication::focusWidget());
    }
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
    /// Of whoever is found, until the photo is submitted.
    void photograph() {
        const int before = int(store->photos().size());
        press(Qt::Key_Return);
        QTRY_VERIFY(part<QPushButton>("shoot")->isEnabled());
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>("submitShot")->isEnabled(), 20'000);
        press(Qt::Key_Return);
        QTRY_COMPARE(int(store->photos().size()), before + 1);
    }

private Q_SLOTS:
    void initTestCase() { installLanguage(*qApp, QStringLiteral("zh_CN")); }
    void init() {
        root = std::make_unique<QTemporaryDir>();
        settings = std::make_unique<Settings>(at("station.ini"));
        store = openStore(at("store"));
        session = orDie(openSession(*store));
        orDie(importRoster(*store, listOf(3)));
        video = at("sitter.mp4");
        const bool made = makeVideo(video, {320, 240}, 15, 45, [](QPainter& painter, int number) {
            painter.fillRect(QRect(0, 0, 320, 240), QColor(100, 150, 200));
            painter.fillRect(QRect(number * 4, 40, 60, 120), QColor(220, 180, 160));
        });
        if (!made) QSKIP("ffmpeg is not there");
        settings->set(setting::camera, QStringLiteral("1|") + video);
    }
    void cleanup() {
        desk.reset();
        camera.reset();
        store.reset();
    }

    void aClassByTheKeyboardAlone() {
        openDesk();
        typeWords(QStringLiteral("s000001"));
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(1).name);
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

    void escapeStepsBackAndAnotherShotIsTaken() {
        openDesk();
        press(Qt::Key_Return); // nobody typed: the next of the list
        QTRY_COMPARE(name(), entryOf(1).name);
        press(Qt::Key_Return);
        QTRY_VERIFY(part<QPushButton>("shoot")->isEnabled());
        for (int shots = 1; shots <= 2; ++shots) {
            press(Qt::Key_Space);
            QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>("submitShot")->isEnabled(), 20'000);
            if (shots == 2) QTRY_VERIFY(part<QPushButton>("shot2"));
        }
        press(Qt::Key_Escape);
        QTRY_VERIFY(!part<QPushButton>("submitShot")->isEnabled());
        QCOMPARE(name(), entryOf(1).name);
        press(Qt::Key_Escape);
        QTRY_COMPARE(name(), QString());
        QVERIFY(store->photos().isEmpty());
    }

    void whatWasNotSubmittedIsAskedAboutBeforeTheDeskIsLeft() {
        openDesk();
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(1).name);
        bool left = false;
        desk->settleFirst(Leaving::Desk, [&] { left = true; });
        QVERIFY(std::exchange(left, false)); // there is nothing to lose
        press(Qt::Key_Return);
        QTRY_VERIFY(part<QPushButton>("shoot")->isEnabled());
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>("submitShot")->isEnabled(), 20'000);
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
        QTRY_VERIFY_WITH_TIMEOUT(view->findChild<PreviewView*>()->painted() > 0, 20'000);
        QSignalSpy said(&page, &DeskPage::progressSaid);
        page.setResting(true);
        QCOMPARE(said.takeLast().first().toString(), QString()); // there is nothing to wait for
        QTest::keyClick(view, Qt::Key_Return);
        QTest::keyClick(view, Qt::Key_Return);
        QTRY_VERIFY(view->findChild<QPushButton*>(QStringLiteral("shoot"))->isEnabled());
        QTest::keyClick(view, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(page.unsent().has_value(), 20'000);
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
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(1).name);
        press(Qt::Key_Return);
        QTRY_VERIFY(part<QPushButton>("shoot")->isEnabled());
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>("submitShot")->isEnabled(), 20'000);
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
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(1).name);
        press(Qt::Key_Return);
        QTRY_VERIFY(part<QPushButton>("shoot")->isEnabled());
        const auto written = [&] { return QDir(root->path()).entryList({QStringLiteral("0001-*.pdf")}); };
        QTRY_COMPARE(written().size(), 1);
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>("submitShot")->isEnabled(), 20'000);
        press(Qt::Key_F8); // the report card of a shot that nobody submitted yet
        QTRY_VERIFY(part<QDialog>("reportCardSheet"));
        QTest::keyClick(part<QDialog>("reportCardSheet"), Qt::Key_Escape);
        QTRY_VERIFY(!part<QDialog>("reportCardSheet"));
        QTest::keyClick(desk.get(), Qt::Key_Escape); // another shot is no other ticket
        QCOMPARE(written().size(), 1);
    }

    void nobodyOfThatNumberIsSaidAndMayBeAdded() {
        openDesk();
        typeWords(QStringLiteral("S999"));
        press(Qt::Key_Return);
        QTRY_VERIFY(part<QPushButton>("enrol")->isVisible());
        QCOMPARE(name(), QString());
    }

    void whoeverIsOnAnotherListIsNoStranger() {
        RosterPlan other = listOf(1, 50);
        other.batch.name = QStringLiteral("2026 master");
        orDie(importRoster(*store, other));
        openDesk();
        typeWords(entryOf(50).studentNumber);
        press(Qt::Key_Return);
        QTRY_VERIFY(part<QPushButton>("enrol")->isVisible());
        bool said = false;
        for (QLabel* label : desk->findChildren<QLabel*>())
            said = said || label->text().contains(other.batch.name);
        QVERIFY(said);
    }

    /// A bachelor's and a master's enrolment of one person.
    void enrolmentsOfOnePersonAreToldApart() {
        RosterPlan plan = listOf(2, 60);
        plan.added[0].identityNumber = plan.added[1].identityNumber = QStringLiteral("11010519491231002X");
        plan.added[0].level = QStringLiteral("本科");
        plan.added[1].level = QStringLiteral("硕士");
        orDie(importRoster(*store, plan));
        openDesk();
        typeWords(QStringLiteral("11010519491231002x"));
        press(Qt::Key_Return);
        auto* list = part<QAbstractItemView>("candidates");
        QTRY_COMPARE(list->model()->rowCount(), 2);
        QVERIFY(list->model()
                    ->index(1, 0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("硕士")));
        QTRY_VERIFY(list->hasFocus());
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(61).name);
    }

    void severalOfThatNameAreChosenFrom() {
        openDesk();
        typeWords(QStringLiteral("graduate"));
        press(Qt::Key_Return);
        auto* list = part<QAbstractItemView>("candidates");
        QTRY_VERIFY(list->isVisible());
        QCOMPARE(list->model()->rowCount(), 3);
        QTRY_VERIFY(list->hasFocus());
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(2).name);
        QTest::qWait(100);
        QCOMPARE(store->tally(session).arrived, 0); // found, and not seated by the same key
        QVERIFY(part<QPushButton>("seat")->isVisible());
        press(Qt::Key_Escape);
        part<QAbstractItemView>("classmates")->setFocus();
        press(Qt::Key_Return);
        QTRY_VERIFY(!name().isEmpty());
        QTest::qWait(100);
        QCOMPARE(store->tally(session).arrived, 0);
        press(Qt::Key_Escape);
        QTRY_VERIFY(part<QLineEdit>("scan")->hasFocus());
    }

    void whatIsAgainstSomeoneIsShownBeforeTheySit() {
        const Id one = graduateNumbered(*store, 1);
        orDie(submit(*store, photoAt(session, one, 1)));
        orDie(approve(*store, one));
        openDesk();
        typeWords(QStringLiteral("S000001"));
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(1).name);
        QVERIFY(part<QFrame>("bar-locked"));
        QVERIFY(!part<QPushButton>("seat")->isEnabled());
        press(Qt::Key_Return); // refused by the store too
        QTRY_VERIFY(!banner().isEmpty());
        QCOMPARE(store->tally(session).arrived, 0);
    }

    void theWholeNoticeIsReadAndRefused() {
        openDesk();
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(1).name);
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
        press(Qt::Key_Return);
        QTRY_VERIFY(part<QPushButton>("shoot")->isEnabled());
    }

    void aSignatureIsAskedWhereTheSessionSaysSo() {
        Session plan = plannedSession();
        plan.policy.consent = ConsentWay::Signature;
        session = orDie(openSession(*store, plan));
        openDesk();
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(1).name);
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
        QTRY_VERIFY(part<QPushButton>("shoot")->isEnabled());
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
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(1).name);
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
        press(Qt::Key_Return);
        QTRY_VERIFY(part<QPushButton>("shoot")->isEnabled());
        QVERIFY(orDie(store->graduate(graduateNumbered(*store, 1))).consent.way == ConsentWay::Screen);
        QVERIFY(namelessIn(sitter).isEmpty());
    }

    void aGuardianIsAskedForNameAndRelation() {
        RosterEntry child = entryOf(0);
        child.birthDate = QDate::currentDate().addYears(-12).toString(QStringLiteral("yyyyMMdd"));
        orDie(importRoster(*store, {goodBatch(), QStringLiteral("more.csv"), 1, {child}, {}}));
        openDesk();
        typeWords(child.studentNumber);
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), child.name);
        QTest::keyClicks(part<QLineEdit>("guardian"), QStringLiteral("Wang Qiang"));
        press(Qt::Key_Return);
        QTRY_VERIFY(!banner().isEmpty()); // whose father?
        QTest::keyClicks(part<QLineEdit>("relation"), QStringLiteral("father"));
        QTest::keyClick(part<QLineEdit>("relation"), Qt::Key_Return);
        QTRY_VERIFY(part<QPushButton>("shoot")->isEnabled());
        QCOMPARE(orDie(store->graduate(graduateNumbered(*store, 0))).consent.relation,
                 QStringLiteral("father"));
    }

    void aFeeIsAskedBetweenTheCheckAndTheSubmission() {
        Session plan = plannedSession();
        plan.policy.fee = FeeTiming::AfterPhoto;
        plan.policy.feeCents = 2000;
        session = orDie(openSession(*store, plan));
        openDesk();
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(1).name);
        press(Qt::Key_Return);
        QTRY_VERIFY(part<QPushButton>("shoot")->isEnabled());
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>("submitShot")->isEnabled(), 20'000);
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
        const auto paid = orDie(store->graduate(graduateNumbered(*store, 1))).payment;
        QCOMPARE(paid->cents, 2000);
        QCOMPARE(paid->method, QStringLiteral("wechat"));
        QCOMPARE(paid->receipt, QStringLiteral("W17"));
        backAtTheDesk();
        typeWords(QStringLiteral("s000001")); // again: a retake
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(1).name);
        press(Qt::Key_Return);
        QTRY_VERIFY(part<QPushButton>("shoot")->isEnabled());
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>("submitShot")->isEnabled(), 20'000);
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(2).name); // and no sheet between
        QCOMPARE(orDie(store->graduate(graduateNumbered(*store, 1))).attempts, 2);
    }

    void theRightLastFourAreTypedOverTheWrongOnes() {
        RosterPlan plan{goodBatch(), QStringLiteral("list.csv"), 1, {entryOf(4)}, {}};
        plan.added.first().identityNumber = QStringLiteral("11010519491231002X");
        orDie(importRoster(*store, plan));
        openDesk();
        typeWords(QStringLiteral("S000004"));
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(4).name);
        QTRY_VERIFY(part<QLineEdit>("lastFour")->hasFocus());
        QTest::keyClicks(part<QLineEdit>("lastFour"), QStringLiteral("0000"));
        press(Qt::Key_Return);
        QTRY_VERIFY(!banner().isEmpty());
        QVERIFY(!part<QPushButton>("shoot")->isEnabled());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("002x"));
        press(Qt::Key_Return);
        QTRY_VERIFY(part<QPushButton>("shoot")->isEnabled());
        QVERIFY(banner().isEmpty());
    }

    void everyControlHasAName() {
        openDesk();
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(1).name);
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
