#include "core/image/picture.h"
#include "tests/camera/video.h"
#include "ui/camera/camera_list.h"
#include "ui/camera/guided_preview.h"

#include <QComboBox>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace mianguan;
using namespace mianguan::test;

namespace {

const int patience = 30'000; // ms; only a failure takes so long

CameraSource device(const char* id) {
    return {CameraSource::Kind::Device, id, QStringLiteral("Camera ") + QLatin1String(id)};
}

QList<CameraSource> none() { return {}; }

bool put(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

class TestCamera : public QObject {
    Q_OBJECT

    QTemporaryDir folder;
    QString video, jpegs; ///< red at picture-left, blue at picture-right, a white block that moves; 0.8 s
    Specification spec = *loadSpecification(defaultSpecificationId());

private Q_SLOTS:
    void initTestCase() {
        video = folder.filePath(QStringLiteral("desk.mp4"));
        jpegs = folder.filePath(QStringLiteral("desk.mkv"));
        const DrawFrame draw = [](QPainter& painter, int number) {
            painter.fillRect(0, 0, 320, 480, QColor(200, 40, 40));
            painter.fillRect(320, 0, 320, 480, QColor(40, 60, 200));
            painter.fillRect(10 * number, 20, 60, 40, Qt::white);
        };
        if (!makeVideo(video, {640, 480}, 30, 24, draw) ||
            !makeVideo(jpegs, {640, 480}, 30, 24, draw, motionJpeg()))
            QSKIP("ffmpeg is not here: run installer/test.sh");
    }

    void aFileIsACamera() {
        CameraList list(none, nullptr);
        GuidedPreview preview(list, nullptr, spec);
        preview.setRoom({300, 400});
        QSignalSpy pictured(&preview, &GuidedPreview::pictured), troubled(&preview, &GuidedPreview::troubled);
        preview.use(videoFile(video));
        QTRY_VERIFY_WITH_TIMEOUT(pictured.size() > 40, patience); // over and over
        const auto picture = pictured.last()[0].value<PreviewPicture>();
        QCOMPARE(picture.frame, QSize(640, 480));
        QCOMPARE(picture.image.size(), picture.cut.pixels);
        QVERIFY(picture.image.pixelColor(20, 200).red() > 150);
        QVERIFY(picture.image.pixelColor(picture.image.width() - 20, 200).blue() > 150);
        QCOMPARE(troubled.size(), 0);
    }
    void aShotIsTheWholeFrameUnmirrored_data() {
        QTest::addColumn<QString>("path");
        QTest::newRow("H.264") << video;
        QTest::newRow("motion JPEG") << jpegs;
    }
    void aShotIsTheWholeFrameUnmirrored() {
        QFETCH(QString, path);
        CameraList list(none, nullptr);
        GuidedPreview preview(list, nullptr, spec);
        preview.setRoom({300, 400});
        QSignalSpy pictured(&preview, &GuidedPreview::pictured), taken(&preview, &GuidedPreview::taken);
        QSignalSpy refused(&preview, &GuidedPreview::notTaken);
        preview.capture();
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, patience);
        preview.use(videoFile(path));
        QTRY_VERIFY_WITH_TIMEOUT(!pictured.isEmpty(), patience);
        preview.capture();
        QTRY_COMPARE_WITH_TIMEOUT(taken.size(), 1, patience);
        const auto bytes = taken[0][0].value<Still>().bytes();
        QVERIFY(bytes);
        const auto picture = decodePicture(*bytes);
        QVERIFY(picture);
        QCOMPARE(picture->bgr.size(), cv::Size(640, 480));
        const cv::Vec3b left = picture->bgr.at<cv::Vec3b>(300, 40),
                        right = picture->bgr.at<cv::Vec3b>(300, 600);
        QVERIFY(std::abs(left[2] - 200) < 8 && std::abs(left[0] - 40) < 8);
        QVERIFY(std::abs(right[0] - 200) < 8 && std::abs(right[2] - 40) < 8);
    }
    /// A window that hangs for two seconds, sixty pictures long, finds a few of them afterwards.
    void picturesNobodyTakesDoNotPileUp() {
        CameraList list(none, nullptr);
        GuidedPreview preview(list, nullptr, spec);
        preview.setRoom({300, 400});
        QSignalSpy pictured(&preview, &GuidedPreview::pictured);
        preview.use(videoFile(video));
        QTRY_VERIFY_WITH_TIMEOUT(!pictured.isEmpty(), patience);
        QThread::sleep(2);
        const auto before = pictured.size();
        QCoreApplication::sendPostedEvents();
        QVERIFY(pictured.size() - before <= 2 * CameraPost::mostUnderway);
        QTRY_VERIFY_WITH_TIMEOUT(pictured.size() > before + 3 * CameraPost::mostUnderway, patience);
    }
    void aFileThatIsNoVideoIsSaid() {
        const QString broken = folder.filePath(QStringLiteral("broken.mp4"));
        QVERIFY(put(broken, "no video at all"));
        CameraList list(none, nullptr);
        GuidedPreview preview(list, nullptr, spec);
        QSignalSpy troubled(&preview, &GuidedPreview::troubled);
        preview.use(videoFile(broken));
        QTRY_VERIFY_WITH_TIMEOUT(!troubled.isEmpty(), patience);
        QVERIFY(troubled[0][0].toString().contains(QStringLiteral("broken.mp4")));
    }
    void aStillPictureIsAFrozenCameraAndAMovingOneIsWellAgain() {
        const QString frozen = folder.filePath(QStringLiteral("frozen.mp4"));
        QVERIFY(makeVideo(frozen, {320, 240}, 30, 150,
                          [](QPainter& painter, int) { painter.fillRect(0, 0, 320, 240, Qt::gray); }));
        CameraList list(none, nullptr);
        GuidedPreview preview(list, nullptr, spec);
        QSignalSpy troubled(&preview, &GuidedPreview::troubled),
            recovered(&preview, &GuidedPreview::recovered);
        preview.use(videoFile(frozen));
        QTRY_VERIFY_WITH_TIMEOUT(!troubled.isEmpty(), patience);
        QVERIFY(preview.trouble().contains(QStringLiteral("“frozen.mp4”")));
        preview.use(videoFile(video));
        QTRY_VERIFY_WITH_TIMEOUT(!recovered.isEmpty(), patience);
        QVERIFY(preview.trouble().isEmpty());
    }
    void aFileThatGoesIsSaidUntilOneIsThereAgain() {
        const QString place = folder.filePath(QStringLiteral("swapped.mp4")),
                      away = place + QStringLiteral("-");
        QVERIFY(QFile::copy(video, place));
        CameraList list(none, nullptr);
        GuidedPreview preview(list, nullptr, spec);
        preview.setRoom({300, 400});
        QSignalSpy pictured(&preview, &GuidedPreview::pictured),
            recovered(&preview, &GuidedPreview::recovered), taken(&preview, &GuidedPreview::taken),
            refused(&preview, &GuidedPreview::notTaken);
        preview.use(videoFile(place));
        QTRY_VERIFY_WITH_TIMEOUT(pictured.size() > 10, patience);
        QVERIFY(QFile::rename(place, away));
        QTRY_VERIFY_WITH_TIMEOUT(preview.trouble().contains(QStringLiteral("“swapped.mp4”")), patience);
        const QString said = preview.trouble();
        preview.capture();
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, patience); // never the frame that was there before
        QTest::qWait(2 * int(FrameWatchdog::patience));
        QCOMPARE(preview.trouble(), said); // not taken back, nor for a picture that stands still
        const QString other = folder.filePath(QStringLiteral("green.mp4"));
        QVERIFY(makeVideo(other, {320, 240}, 30, 24, [](QPainter& painter, int number) {
            painter.fillRect(0, 0, 320, 240, Qt::green);
            painter.fillRect(10 * number, 20, 60, 40, Qt::white);
        }));
        QVERIFY(QFile::rename(other, place));
        QTRY_COMPARE_WITH_TIMEOUT(recovered.size(), 1, patience);
        preview.capture();
        QTRY_COMPARE_WITH_TIMEOUT(taken.size(), 1, patience);
        QCOMPARE(taken[0][0].value<Still>().pixels.size(), QSize(320, 240));
    }
    void anUnpluggedCameraIsSaidAtOnceAndTakenAgain() {
        QList<CameraSource> plugged{device("a")};
        CameraList list([&] { return plugged; }, nullptr);
        GuidedPreview preview(list, nullptr, spec);
        QSignalSpy troubled(&preview, &GuidedPreview::troubled);
        preview.use(device("a"));
        plugged.clear();
        list.refresh();
        QVERIFY(preview.trouble().contains(QStringLiteral("“Camera a”")));
        const auto before = troubled.size();
        plugged = {device("b"), device("a")};
        list.refresh();
        // There is no such device here: that it was tried again is said by the trouble that opening it is.
        QTRY_VERIFY_WITH_TIMEOUT(troubled.size() > before, patience);
        QVERIFY(preview.source() == device("a"));
    }

    void aFolderIsATetheredCamera() {
        const QString place = folder.filePath(QStringLiteral("shots"));
        QVERIFY(QDir().mkpath(place));
        QVERIFY(put(place + QStringLiteral("/before.jpg"), "an older picture"));
        CameraList list(none, nullptr);
        GuidedPreview preview(list, nullptr, spec);
        QSignalSpy silent(&preview, &GuidedPreview::silent), taken(&preview, &GuidedPreview::taken);
        QSignalSpy refused(&preview, &GuidedPreview::notTaken), troubled(&preview, &GuidedPreview::troubled);
        preview.use(tetheredFolder(place));
        QTRY_COMPARE_WITH_TIMEOUT(silent.size(), 1, patience);
        QVERIFY(silent[0][0].toString().contains(QStringLiteral("shots")));
        preview.capture();
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, patience);
        QVERIFY(put(place + QStringLiteral("/new.jpg"), "a new picture"));
        QTRY_COMPARE_WITH_TIMEOUT(taken.size(), 1, patience);
        QCOMPARE(*taken[0][0].value<Still>().bytes(), QByteArray("a new picture"));
        QVERIFY(put(place + QStringLiteral("/before.jpg"), "taken once more under its name"));
        QTRY_COMPARE_WITH_TIMEOUT(taken.size(), 2, patience);
        QCOMPARE(troubled.size(), 0);
        QVERIFY(QDir().rename(place, place + QStringLiteral("-away")));
        QTRY_COMPARE_WITH_TIMEOUT(troubled.size(), 1, patience);
        QVERIFY(QDir().rename(place + QStringLiteral("-away"), place));
        QTRY_VERIFY_WITH_TIMEOUT(preview.trouble().isEmpty(), patience);
    }

    void theListFollowsWhatIsPluggedIn() {
        QList<CameraSource> plugged{device("a"), device("b")};
        CameraList list([&] { return plugged; }, nullptr);
        const int file = list.add(videoFile(video));
        QCOMPARE(list.add(videoFile(video)), file); // once
        QComboBox box;
        box.setModel(&list);
        box.setCurrentIndex(1);
        QSignalSpy appeared(&list, &CameraList::appeared), vanished(&list, &CameraList::vanished);
        plugged = {device("c"), device("b")};
        list.refresh();
        QCOMPARE(appeared.size(), 1);
        QCOMPARE(vanished.size(), 1);
        QCOMPARE(vanished[0][0].value<CameraSource>(), device("a"));
        QCOMPARE(box.currentText(), QStringLiteral("Camera b")); // the choice stays
        QCOMPARE(list.rowCount(), 3);
        QCOMPARE(list.at(2), videoFile(video));
        QCOMPARE(list.rowOf(device("a")), -1);
        list.refresh();
        QCOMPARE(appeared.size(), 1);
    }
    void theMachinesOwnListIsAnswered() {
        const CameraList list;
        QCOMPARE(list.rowCount(), connectedDevices().size());
    }
};

QTEST_MAIN(TestCamera)
#include "tst_camera.moc"
