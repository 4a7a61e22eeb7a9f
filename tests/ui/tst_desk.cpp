#include "core/base/language.h"
#include "tests/camera/video.h"
#include "tests/ui/drawn.h"
#include "tests/work/collecting_tools.h"
#include "ui/base/settings.h"
#include "ui/camera/preview_view.h"
#include "ui/desk/desk_camera.h"
#include "ui/desk/desk_view.h"
#include "ui/desk/session_sheet.h"
#include "ui/desk/sessions_view.h"
#include "ui/widgets/banner.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

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
        QVERIFY(part<QLabel>("deskTally")->text().contains(QLatin1Char('2')));
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

    void nobodyOfThatNumberIsSaidAndMayBeAdded() {
        openDesk();
        typeWords(QStringLiteral("S999"));
        press(Qt::Key_Return);
        QTRY_VERIFY(part<QPushButton>("enrol")->isVisible());
        QCOMPARE(name(), QString());
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
        QCOMPARE(store->tally(session).arrived, 0); // found, and not seated by the same key
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
