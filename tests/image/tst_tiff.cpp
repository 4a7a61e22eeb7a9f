#include "tests/image/reading.h"

#include <opencv2/imgproc.hpp>

#include <tiff.h>

using namespace mianguan;
using making::Tiff;
using making::TiffKind;

namespace {

cv::Mat greySample() {
    cv::Mat grey;
    cv::extractChannel(making::sample(), grey, 1);
    return grey;
}

cv::Mat asBgr(const cv::Mat& grey) {
    cv::Mat bgr;
    cv::cvtColor(grey, bgr, cv::COLOR_GRAY2BGR);
    return bgr;
}

cv::Mat inkOf(const cv::Scalar& cmyk) { return cv::Mat(40, 40, CV_8UC4, cmyk); }

} // namespace

class TestTiff : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void colour_data();
    void colour();
    void grey();
    void palette();
    void ink();
    void alphaLiesOverWhite();
    void firstPageCounts();
    void resolution();
    void rareKindsAreRefused();
    void cameraRawIsRefused();
};

void TestTiff::colour_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("tiled");
    QTest::addColumn<bool>("planar");
    QTest::addColumn<int>("compression");
    QTest::addColumn<int>("bits");
    const auto row = [](const char* name, TiffKind kind, bool tiled, bool planar, int compression, int bits) {
        QTest::newRow(name) << int(kind) << tiled << planar << compression << bits;
    };
    row("strips", TiffKind::Colour, false, false, COMPRESSION_NONE, 24);
    row("tiles", TiffKind::Colour, true, false, COMPRESSION_NONE, 24);
    row("planes", TiffKind::Colour, false, true, COMPRESSION_NONE, 24);
    row("16 bits", TiffKind::Colour16, false, false, COMPRESSION_NONE, 48);
    row("LZW", TiffKind::Colour, false, false, COMPRESSION_LZW, 24);
    row("deflate tiles", TiffKind::Colour, true, false, COMPRESSION_ADOBE_DEFLATE, 24);
}

void TestTiff::colour() {
    QFETCH(int, kind);
    QFETCH(bool, tiled);
    QFETCH(bool, planar);
    QFETCH(int, compression);
    QFETCH(int, bits);
    const cv::Mat picture = making::sample(97, 61);
    const Tiff how{.kind = TiffKind(kind), .tiled = tiled, .planar = planar, .compression = compression};
    const Picture got = read(making::tiff({picture}, how));
    QVERIFY(making::difference(got.bgr, picture) <=
            (bits == 48 ? 1 : 0)); // libtiff drops the low byte its own way
    QCOMPARE(got.facts.format, QStringLiteral("tiff"));
    QCOMPARE(got.facts.bitsPerPixel, bits);
}

void TestTiff::grey() {
    const cv::Mat grey = greySample();
    QCOMPARE(making::difference(read(making::tiff({grey}, {.kind = TiffKind::Grey})).bgr, asBgr(grey)), 0.0);
    const cv::Mat inverted = read(making::tiff({grey}, {.kind = TiffKind::GreyInverted})).bgr;
    QCOMPARE(making::difference(inverted, cv::Scalar::all(255) - asBgr(grey)), 0.0);
}

void TestTiff::palette() {
    const cv::Mat got =
        read(making::tiff({cv::Mat(8, 8, CV_8UC1, cv::Scalar(200))}, {.kind = TiffKind::Palette})).bgr;
    QVERIFY(!got.empty() && got.at<cv::Vec3b>(4, 4) == cv::Vec3b(55, 0, 200));
}

void TestTiff::ink() {
    for (const bool tiled : {false, true}) {
        const auto colour = [&](const cv::Scalar& cmyk) {
            const cv::Mat got =
                read(making::tiff({inkOf(cmyk)}, {.kind = TiffKind::Cmyk, .tiled = tiled})).bgr;
            return got.empty() ? cv::Vec3b(1, 2, 3) : got.at<cv::Vec3b>(20, 20);
        };
        QVERIFY(colour({0, 0, 0, 0}) == cv::Vec3b(255, 255, 255));
        QVERIFY(colour({0, 0, 0, 255}) == cv::Vec3b(0, 0, 0));
        QVERIFY(colour({0, 255, 255, 0}) == cv::Vec3b(0, 0, 255));
    }
}

void TestTiff::alphaLiesOverWhite() {
    const cv::Mat picture(20, 20, CV_8UC4, cv::Scalar(100, 0, 200, 51));
    const cv::Mat got = read(making::tiff({picture}, {.kind = TiffKind::ColourAlpha})).bgr;
    QVERIFY(cv::norm(got.at<cv::Vec3b>(3, 3), cv::Vec3b(224, 204, 244), cv::NORM_INF) <= 1);
}

void TestTiff::firstPageCounts() {
    const cv::Mat second(10, 12, CV_8UC3, cv::Scalar::all(0));
    const Picture got = read(making::tiff({making::sample(), second}));
    QCOMPARE(making::difference(got.bgr, making::sample()), 0.0);
}

void TestTiff::resolution() {
    QCOMPARE(read(making::tiff({making::sample()}, {.dpi = 300})).facts.dpi, 300);
    QCOMPARE(read(making::tiff({making::sample()}, {.dpi = 300, .centimetre = true})).facts.dpi, 300);
    QCOMPARE(read(making::tiff({making::sample()})).facts.dpi, 0);
}

void TestTiff::rareKindsAreRefused() {
    const Error error = refusal(making::tiff({greySample()}, {.kind = TiffKind::Float}));
    QVERIFY2(error.kind == ErrorKind::Unsupported, qPrintable(error.sentence()));
}

void TestTiff::cameraRawIsRefused() {
    for (const Tiff& how : {Tiff{.thumbnail = true}, Tiff{.dng = true}}) {
        const Error error = refusal(making::tiff({making::sample()}, how));
        QVERIFY(error.kind == ErrorKind::Unsupported);
        QVERIFY2(error.what.contains(QLatin1String("raw")), qPrintable(error.sentence()));
    }
}

QTEST_APPLESS_MAIN(TestTiff)
#include "tst_tiff.moc"
