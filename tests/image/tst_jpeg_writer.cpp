#include "core/image/jpeg_writer.h"
#include "tests/image/reading.h"

#include <opencv2/imgproc.hpp>

using namespace mianguan;

namespace {

/// A portrait's size and texture: `detail` 0 is flat, 60 is a very busy scene.
cv::Mat scene(double detail, quint64 seed = 7) {
    cv::Mat picture = making::sample(480, 640), noise(picture.size(), CV_16SC3), out;
    cv::RNG random(seed);
    random.fill(noise, cv::RNG::NORMAL, 0, detail);
    cv::GaussianBlur(noise, noise, {}, 0.8);
    picture.convertTo(out, CV_16SC3);
    out += noise;
    out.convertTo(out, CV_8UC3);
    return out;
}

/// The markers before the pixels, in order.
QByteArray markersOf(const QByteArray& jpeg) {
    QByteArray markers;
    qsizetype at = 2;
    while (at + 4 < jpeg.size() && jpeg[at] == '\xFF' && jpeg[at + 1] != '\xDA') {
        markers += jpeg[at + 1];
        at += 2 + uchar(jpeg[at + 2]) * 256 + uchar(jpeg[at + 3]);
    }
    return markers;
}

/// Sampling byte of the first component: 0x11 or 0x22.
int sampling(const QByteArray& jpeg) { return uchar(jpeg[jpeg.indexOf("\xFF\xC0") + 11]); }

} // namespace

class TestJpegWriter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fitsTheWindow_data();
    void fitsTheWindow();
    void isWhatItSays();
    void isDeterministic();
    void isAPlainJfif();
    void takesTheHighestQuality();
    void prefersFullColour();
    void keepsToTheQualityFloor();
    void simpleScenesTakeTheHighestQuality();
    void tooPlainIsNeverPadded();
    void otherWindows_data();
    void otherWindows();
};

void TestJpegWriter::fitsTheWindow_data() {
    QTest::addColumn<double>("detail");
    QTest::addColumn<bool>("half");
    QTest::newRow("smooth") << 6.0 << false;
    QTest::newRow("portrait") << 12.0 << false;
    QTest::newRow("busy") << 18.0 << true;
}

void TestJpegWriter::fitsTheWindow() {
    QFETCH(double, detail);
    QFETCH(bool, half);
    const JpegWindow window;
    for (quint64 seed = 1; seed <= 5; ++seed) {
        const auto jpeg = writeJpeg(scene(detail, seed), window);
        QVERIFY2(jpeg, jpeg ? "" : qPrintable(jpeg.error().sentence()));
        QVERIFY(jpeg->bytes.size() >= window.aimMin && jpeg->bytes.size() <= window.aimMax);
        QVERIFY(jpeg->quality >= window.qualityMin);
        QCOMPARE(jpeg->halfChroma, half);
    }
}

void TestJpegWriter::isWhatItSays() {
    for (double detail : {6.0, 12.0, 18.0}) {
        const cv::Mat picture = scene(detail);
        const auto jpeg = writeJpeg(picture, {});
        const Picture got = read(jpeg->bytes);
        QCOMPARE(got.facts.quality, jpeg->quality);
        QCOMPARE(got.facts.dpi, 300);
        QCOMPARE(got.facts.bitsPerPixel, 24);
        QCOMPARE(sampling(jpeg->bytes), jpeg->halfChroma ? 0x22 : 0x11);
        QVERIFY(making::difference(got.bgr, picture) < 12);
    }
}

void TestJpegWriter::isDeterministic() {
    const cv::Mat picture = scene(12);
    const QByteArray first = writeJpeg(picture, {})->bytes;
    for (int i = 0; i < 3; ++i)
        QVERIFY(writeJpeg(picture.clone(), {})->bytes == first);
    cv::Mat wide(640, 600, CV_8UC3); // the same pixels inside a wider picture
    picture.copyTo(wide(cv::Rect(50, 0, 480, 640)));
    QVERIFY(writeJpeg(wide(cv::Rect(50, 0, 480, 640)), {})->bytes == first);
}

void TestJpegWriter::isAPlainJfif() {
    const QByteArray jpeg = writeJpeg(scene(12), {})->bytes;
    QVERIFY(
        jpeg.startsWith(QByteArray("\xFF\xD8\xFF\xE0\x00\x10JFIF\0\x01\x01\x01\x01\x2C\x01\x2C\0\0", 20)));
    QVERIFY(jpeg.endsWith("\xFF\xD9") && !jpeg.contains("\xFF\xD9\xFF") && jpeg[jpeg.size() - 3] != '\0');
    const QByteArray markers = markersOf(jpeg);
    for (const char marker : markers)
        QVERIFY(QByteArray("\xE0\xDB\xC0\xC4").contains(marker)); // no APP1, no comment
    QCOMPARE(markers.count('\xE0'), 1);
}

/// One quality more would leave the aim.
void TestJpegWriter::takesTheHighestQuality() {
    const cv::Mat picture = scene(12);
    const JpegWindow window;
    const auto jpeg = writeJpeg(picture, window);
    JpegWindow exact = window;
    exact.qualityMin = jpeg->quality + 1;
    exact.bytesMin = exact.aimMin = 0;
    exact.bytesMax = 1 << 20;
    const auto next = writeJpeg(picture, exact);
    QVERIFY(next && next->quality > jpeg->quality);
    QVERIFY(next->bytes.size() > window.aimMax || next->halfChroma);
}

void TestJpegWriter::prefersFullColour() {
    for (double detail = 5; detail < 22; detail += 1.5) {
        const auto jpeg = writeJpeg(scene(detail), {});
        if (jpeg && !jpeg->halfChroma) QVERIFY(jpeg->quality >= 75);
    }
}

/// What cannot fit comes out at the floor, for the file-size check to say so.
void TestJpegWriter::keepsToTheQualityFloor() {
    const auto jpeg = writeJpeg(scene(60), {});
    QVERIFY(jpeg && jpeg->bytes.size() > JpegWindow().bytesMax);
    QCOMPARE(jpeg->quality, 60);
    QVERIFY(jpeg->halfChroma);
}

/// Below the aim yet inside the window: taken as it is, never padded.
void TestJpegWriter::simpleScenesTakeTheHighestQuality() {
    cv::Mat plain(640, 480, CV_8UC3, cv::Scalar(255, 197, 100));
    scene(6)(cv::Rect(0, 0, 100, 130)).copyTo(plain(cv::Rect(190, 200, 100, 130)));
    const auto jpeg = writeJpeg(plain, {});
    QVERIFY2(jpeg, jpeg ? "" : qPrintable(jpeg.error().sentence()));
    QVERIFY(jpeg->bytes.size() >= JpegWindow().bytesMin && jpeg->bytes.size() < JpegWindow().aimMin);
    QCOMPARE(jpeg->quality, 100);
}

void TestJpegWriter::tooPlainIsNeverPadded() {
    const auto jpeg = writeJpeg(cv::Mat(640, 480, CV_8UC3, cv::Scalar(255, 197, 100)), {});
    QVERIFY(jpeg && jpeg->bytes.size() < JpegWindow().bytesMin);
    QCOMPARE(jpeg->quality, 100);
    QVERIFY(!jpeg->halfChroma && jpeg->bytes.endsWith("\xFF\xD9"));
}

void TestJpegWriter::otherWindows_data() {
    QTest::addColumn<int>("low");
    QTest::addColumn<int>("high");
    QTest::newRow("larger") << 60'000 << 90'000;
    QTest::newRow("narrow") << 38'000 << 40'000;
    QTest::newRow("small") << 15'000 << 22'000;
}

void TestJpegWriter::otherWindows() {
    QFETCH(int, low);
    QFETCH(int, high);
    const JpegWindow window{
        .bytesMin = low, .bytesMax = high, .aimMin = low, .aimMax = high, .qualityMin = 30, .dpi = 350};
    const auto jpeg = writeJpeg(scene(10), window);
    QVERIFY2(jpeg, jpeg ? "" : qPrintable(jpeg.error().sentence()));
    QVERIFY(jpeg->bytes.size() >= low && jpeg->bytes.size() <= high);
    QCOMPARE(read(jpeg->bytes).facts.dpi, 350);
}

QTEST_APPLESS_MAIN(TestJpegWriter)
#include "tst_jpeg_writer.moc"
