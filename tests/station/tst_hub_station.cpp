#include "core/vision/vision.h"
#include "tests/camera/video.h"
#include "tests/station/station_driver.h"
#include "tests/work/collecting_tools.h"
#include "ui/camera/preview_view.h"
#include "ui/widgets/banner.h"

#include <QDialog>
#include <QStandardPaths>

using namespace mianguan;
using namespace mianguan::test;

namespace {

const int patience = 60'000; // ms; only a failure takes so long
const QString sentence = QStringLiteral("This station may no longer work with the hub");

} // namespace

/// The hub in the real window: what is shown of it, where it leads, and a session that it ends.
class TestHubStation : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<StationDriver> driver;

    QString at(const char* name) const { return folder->filePath(QLatin1String(name)); }
    void start(bool practice = false) {
        Options options;
        options.practice = practice;
        options.data = at("store");
        driver = std::make_unique<StationDriver>(options, at("station.ini"));
    }
    void signIn() const {
        QTRY_VERIFY(driver->shows("signInPage"));
        driver->line("signInName")->setText(adminName());
        driver->line("signInPassword")->setFocus();
        driver->type(goodPassword());
        QTest::keyClick(driver->line("signInPassword"), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(driver->ready(), patience);
    }
    QString doorBanner() const { return driver->part("signInPage")->findChild<Banner*>()->headline(); }
    bool enabled(const char* button) const {
        return driver->shows(button) && driver->button(button)->isEnabled();
    }
    void shootTheFirst() const {
        driver->press(Qt::Key_0, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(enabled("startSession"), patience);
        driver->press(Qt::Key_Return);
        QTRY_VERIFY(driver->shows("scan"));
        driver->press(Qt::Key_Return);
        QTRY_COMPARE(driver->part<QLabel>("graduateName")->text(), entryOf(1).name);
        driver->press(Qt::Key_Return);
        QTRY_VERIFY(enabled("shoot"));
        auto* preview = driver->part("deskPreview")->findChild<PreviewView*>();
        const int before = preview->painted();
        QTRY_VERIFY_WITH_TIMEOUT(preview->painted() > before, patience);
        driver->press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(enabled("submitShot"), patience);
    }
    bool makeFilm() const {
        const QImage sample(qEnvironmentVariable("MIANGUAN_SAMPLE"));
        if (sample.isNull()) return false;
        const QSize frame(1280, 720);
        const QImage sitter = sample.scaledToHeight(frame.height(), Qt::SmoothTransformation);
        return makeVideo(at("sitter.mp4"), frame, 15, 30, [&](QPainter& painter, int number) {
            painter.fillRect(QRect({0, 0}, frame), QColor(205, 215, 225));
            painter.drawImage((frame.width() - sitter.width()) / 2, 0, sitter);
            painter.fillRect(number * 4, 0, 4, 4, Qt::black);
        });
    }

private Q_SLOTS:
    void init() { folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { driver.reset(); }

    void aStationAloneSaysSoAndLeadsToTheCode() {
        foundStore(at("store")).reset();
        start();
        signIn();
        auto* indicator = driver->part<QToolButton>("hubIndicator");
        QTRY_COMPARE(indicator->text(), QStringLiteral("No hub"));
        indicator->click();
        QTRY_VERIFY(driver->shows("hubPage"));
        driver->press(Qt::Key_Comma, Qt::ControlModifier);
        QTRY_VERIFY(driver->shows("hubCard"));
        driver->press(Qt::Key_8, Qt::ControlModifier);
        QTRY_VERIFY(driver->shows("hubFirstStep"));
        driver->click("hubFirstStep");
        QTRY_VERIFY(driver->shows("joinHubSheet"));
    }

    void aPracticeStoreHasNoHub() {
        start(true);
        QTRY_VERIFY(driver->ready());
        QVERIFY(!driver->shows("hubIndicator") && !driver->shows("railSync") && !driver->part("hubCard"));
        QVERIFY(!driver->hubLink());
    }

    void aSessionTheHubEndsGoesToTheDoorWithItsSentence() {
        foundStore(at("store")).reset();
        start();
        signIn();
        Q_EMIT driver->hubLink()->sessionMustEnd(sentence);
        QTRY_VERIFY(driver->shows("signInPage"));
        QCOMPARE(doorBanner(), sentence);
        QTRY_VERIFY(!driver->hubLink()); // the store has closed
        QCOMPARE(doorBanner(), sentence);
        signIn(); // and the sentence is over
        driver->press(Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(driver->shows("signInPage"));
        QCOMPARE(doorBanner(), QString());
    }

    void aSessionEndedBehindALockIsSaidThere() {
        foundStore(at("store")).reset();
        start();
        signIn();
        auto* link = driver->hubLink();
        driver->press(Qt::Key_L, Qt::ControlModifier);
        Q_EMIT link->sessionMustEnd(sentence);
        QTRY_COMPARE(doorBanner(), sentence);
    }

    void shotsNobodySubmittedAreSettledFirst() {
        if (!Vision::load()) QSKIP("No models: set MIANGUAN_MODELS, or run installer/run.sh once");
        if (!makeFilm()) QSKIP("No sample photograph (MIANGUAN_SAMPLE), or ffmpeg is not there");
        {
            const auto store = foundStore(at("store"));
            orDie(openSession(*store));
            orDie(importRoster(*store, listOf(2)));
        }
        Settings(at("station.ini")).set(setting::camera, QStringLiteral("1|") + at("sitter.mp4"));
        start();
        signIn();
        shootTheFirst();
        Q_EMIT driver->hubLink()->sessionMustEnd(sentence);
        QTRY_VERIFY(driver->shows("unsentSheet"));
        driver->part<QDialog>("unsentSheet")->reject(); // no way back
        QVERIFY(driver->shows("unsentSheet"));
        driver->part("unsentSheet")->findChild<QPushButton*>(QStringLiteral("sheetGoOn"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(driver->shows("signInPage"), patience);
        QCOMPARE(doorBanner(), sentence);
        driver.reset();
        const auto store = orDie(test::signIn(at("store")));
        QVERIFY(store->photo(graduateNumbered(*store, 1)));
    }
};

int main(int argc, char** argv) {
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    TestHubStation test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_hub_station.moc"
