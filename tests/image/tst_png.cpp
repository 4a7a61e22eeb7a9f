#include "tests/image/reading.h"

#include <opencv2/imgproc.hpp>

using namespace mianguan;
using making::Png;
using making::PngKind;

namespace {

cv::Mat greySample() {
    cv::Mat grey;
    cv::extractChannel(making::sample(), grey, 1);
    return grey;
}

cv::Mat withAlpha(const cv::Mat& colours, int alpha) {
    cv::Mat out;
    cv::merge(std::vector<cv::Mat>{colours, cv::Mat(colours.size(), CV_8UC1, cv::Scalar(alpha))}, out);
    return out;
}

cv::Mat asBgr(const cv::Mat& grey) {
    cv::Mat bgr;
    cv::cvtColor(grey, bgr, cv::COLOR_GRAY2BGR);
    return bgr;
}

} // namespace

class TestPng : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void colour_data();
    void colour();
    void grey_data();
    void grey();
    void palette();
    void alphaLiesOverWhite();
    void keyColourLiesOverWhite();
    void facts();
};

void TestPng::colour_data() {
    QTest::addColumn<int>("depth");
    QTest::addColumn<bool>("interlaced");
    QTest::newRow("8 bits") << 8 << false;
    QTest::newRow("16 bits") << 16 << false;
    QTest::newRow("interlaced") << 8 << true;
}

void TestPng::colour() {
    QFETCH(int, depth);
    QFETCH(bool, interlaced);
    const cv::Mat picture = making::sample(97, 61);
    const Picture got = read(making::png(picture, {.depth = depth, .interlaced = interlaced}));
    QCOMPARE(making::difference(got.bgr, picture), 0.0);
    QCOMPARE(got.facts.format, QStringLiteral("png"));
    QCOMPARE(got.facts.bitsPerPixel, 3 * depth);
    QCOMPARE(got.facts.quality, 0);
}

void TestPng::grey_data() {
    QTest::addColumn<int>("depth");
    QTest::newRow("8 bits") << 8;
    QTest::newRow("16 bits") << 16;
}

void TestPng::grey() {
    QFETCH(int, depth);
    const Picture got = read(making::png(greySample(), {.kind = PngKind::Grey, .depth = depth}));
    QCOMPARE(making::difference(got.bgr, asBgr(greySample())), 0.0);
    QCOMPARE(got.facts.bitsPerPixel, depth);
}

void TestPng::palette() {
    const cv::Mat indices = greySample();
    cv::Mat expected(indices.size(), CV_8UC3);
    expected.forEach<cv::Vec3b>([&](cv::Vec3b& bgr, const int* at) {
        const uchar i = indices.at<uchar>(at[0], at[1]);
        bgr = {uchar(255 - i), 0, i};
    });
    const Picture got = read(making::png(indices, {.kind = PngKind::Palette}));
    QCOMPARE(making::difference(got.bgr, expected), 0.0);
    QCOMPARE(got.facts.bitsPerPixel, 8);
}

void TestPng::alphaLiesOverWhite() {
    const cv::Mat picture = making::sample();
    const auto colour = [&](int alpha) {
        return read(making::png(withAlpha(picture, alpha), {.kind = PngKind::ColourAlpha})).bgr;
    };
    const cv::Mat white(picture.size(), CV_8UC3, cv::Scalar::all(255));
    QCOMPARE(making::difference(colour(255), picture), 0.0);
    QCOMPARE(making::difference(colour(0), white), 0.0);
    QVERIFY(making::difference(colour(51), picture * 0.2 + white * 0.8) <= 1);
    const Picture grey = read(making::png(withAlpha(greySample(), 0), {.kind = PngKind::GreyAlpha}));
    QCOMPARE(making::difference(grey.bgr, white), 0.0);
}

void TestPng::keyColourLiesOverWhite() {
    cv::Mat picture(20, 20, CV_8UC3, cv::Scalar(10, 20, 30));
    picture(cv::Rect(0, 0, 10, 20)).setTo(cv::Scalar::all(0));
    const cv::Mat got = read(making::png(picture, {.keyBlack = true})).bgr;
    QVERIFY(got.at<cv::Vec3b>(5, 5) == cv::Vec3b(255, 255, 255));
    QVERIFY(got.at<cv::Vec3b>(5, 15) == cv::Vec3b(10, 20, 30));
}

void TestPng::facts() {
    const QByteArray exif = making::exifBlock({.taken = "2024:06:01 12:00:00", .offset = "+00:00"});
    const Picture got = read(making::png(making::sample(), {.pixelsPerMetre = 11811, .exif = exif}));
    QCOMPARE(got.facts.dpi, 300);
    QCOMPARE(got.facts.takenMs, QDateTime(QDate(2024, 6, 1), QTime(12, 0), Qt::UTC).toMSecsSinceEpoch());
}

QTEST_APPLESS_MAIN(TestPng)
#include "tst_png.moc"
