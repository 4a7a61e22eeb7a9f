#include "core/image/picture.h"
#include "core/vision/vision.h"
#include "tests/camera/video.h"
#include "tests/station/station_driver.h"
#include "tests/work/collecting_tools.h"
#include "ui/camera/preview_view.h"
#include "ui/desk/shot_view.h"
#include "ui/widgets/banner.h"

#include <QListView>
#include <QStandardPaths>

using namespace mianguan;
using namespace mianguan::test;

namespace {

const int patience = 60'000; // ms; only a failure takes so long

/// The sample photograph before a wall, as a camera would see it.
bool makeFilm(const QString& path, const QImage& sample) {
    const QSize frame(1280, 720);
    const QImage sitter = sample.scaledToHeight(frame.height(), Qt::SmoothTransformation);
    return makeVideo(path, frame, 15, 30, [&](QPainter& painter, int number) {
        painter.fillRect(QRect({0, 0}, frame), QColor(205, 215, 225));
        painter.drawImage((frame.width() - sitter.width()) / 2, 0, sitter);
        painter.fillRect(number * 4, 0, 4, 4, Qt::black); // no two frames are alike
    });
}

} // namespace

/// One graduate at the desk of the real window, with the real models, by the keyboard.
class TestDeskStation : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<StationDriver> driver;
    QString film;

    QString at(const char* name) const { return folder->filePath(QLatin1String(name)); }
    QString name() const {
        return driver->shows("graduateName") ? driver->part<QLabel>("graduateName")->text() : QString();
    }
    bool enabled(const char* button) const {
        return driver->shows(button) && driver->button(button)->isEnabled();
    }
    QString banner() const {
        return driver->shows("deskBanner") ? driver->part<Banner>("deskBanner")->headline() : QString();
    }
    void prepare() const {
        const auto store = openStore(at("store"));
        orDie(openSession(*store));
        orDie(importRoster(*store, listOf(2)));
        Settings(at("station.ini")).set(setting::camera, QStringLiteral("1|") + film);
    }
    void goToDesk() {
        Options options;
        options.practice = true;
        options.data = at("store");
        driver = std::make_unique<StationDriver>(options, at("station.ini"));
        QTRY_VERIFY(driver->ready());
        driver->press(Qt::Key_0, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(enabled("startSession"), patience);
        driver->press(Qt::Key_Return);
        QTRY_VERIFY(driver->shows("scan"));
    }
    /// The first on the list sits before the camera.
    void seatTheFirst() {
        driver->press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(1).name);
        driver->press(Qt::Key_Return);
        QTRY_VERIFY(enabled("shoot"));
        auto* preview = driver->part("deskPreview")->findChild<PreviewView*>();
        const int before = preview->painted();
        QTRY_VERIFY_WITH_TIMEOUT(preview->painted() > before, patience);
    }
    void lookElsewhere() {
        driver->press(Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(driver->shows("reviewPage"));
        driver->press(Qt::Key_0, Qt::ControlModifier);
        QTRY_VERIFY(driver->shows("deskView"));
    }
    void shootAndSubmit() {
        driver->press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(enabled("submitShot"), patience);
        driver->press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(name(), entryOf(2).name, patience);
    }

private Q_SLOTS:
    void initTestCase() {
        if (!Vision::load()) QSKIP("No models: set MIANGUAN_MODELS, or run installer/run.sh once");
        if (QImage(qEnvironmentVariable("MIANGUAN_SAMPLE")).isNull())
            QSKIP("No sample photograph: set MIANGUAN_SAMPLE, or run installer/run.sh once");
    }
    void init() {
        folder = std::make_unique<QTemporaryDir>();
        film = at("sitter.mp4");
        if (!makeFilm(film, QImage(qEnvironmentVariable("MIANGUAN_SAMPLE")))) QSKIP("ffmpeg is not there");
        prepare();
        goToDesk();
    }
    void cleanup() { driver.reset(); }

    void aGraduateIsSeatedShotShownAndSubmitted() {
        seatTheFirst();
        driver->press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(enabled("submitShot"), patience);
        QVERIFY(!driver->part<ShotView>("shotView")->word().isEmpty());
        const auto* findings = driver->part<QListView>("shotFindings");
        QVERIFY(findings->isVisible());
        QVERIFY(findings->model()->rowCount() > 0); // the sample's helmet, hair and flag are no plain wall
        driver->press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(name(), entryOf(2).name, patience);
        driver.reset();
        const auto store = openStore(at("store"));
        const Id first = graduateNumbered(*store, 1);
        const auto photo = store->photo(first);
        QVERIFY(photo);
        const auto portrait = store->blob(first, photo->portrait).and_then([](const QByteArray& bytes) {
            return decodePicture(bytes);
        });
        QVERIFY(portrait);
        QCOMPARE(portrait->bgr.size(), cv::Size(480, 640));
        const auto original = store->blob(first, photo->original);
        QVERIFY(original);
        QCOMPARE(QImage::fromData(*original).size(), QSize(1280, 720));
        QVERIFY(verify(*store)->isEmpty());
    }

    void afterAnotherPageAScannerTypesIntoTheDesk() {
        lookElsewhere();
        QTRY_VERIFY(driver->part("scan")->hasFocus());
        driver->type(entryOf(2).studentNumber);
        driver->press(Qt::Key_Return);
        QTRY_COMPARE(name(), entryOf(2).name);
    }

    void anotherPageInBetweenChangesNothing() {
        seatTheFirst();
        lookElsewhere();
        QTRY_COMPARE(name(), entryOf(1).name);
        QVERIFY(enabled("shoot"));
        shootAndSubmit();
    }

    void aCameraThatGoesIsSaidAndNoShotIsTakenUntilItIsBack() {
        seatTheFirst();
        QVERIFY(QFile::rename(film, at("away.mp4")));
        QTRY_VERIFY_WITH_TIMEOUT(!banner().isEmpty(), patience);
        driver->press(Qt::Key_Space);
        QVERIFY(!banner().isEmpty());
        QVERIFY(QFile::rename(at("away.mp4"), film));
        QTRY_VERIFY_WITH_TIMEOUT(banner().isEmpty(), patience);
        QVERIFY(!enabled("submitShot"));
        shootAndSubmit();
    }
};

int main(int argc, char** argv) {
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    TestDeskStation test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_desk_station.moc"
