#include "core/image/jpeg_quality.h"
#include "tests/image/reading.h"

using namespace mianguan;

class TestJpeg : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyQualityIsReadBack();
    void greyQualityIsReadBack();
    void strangeTablesGiveTheNearest();
    void kinds_data();
    void kinds();
    void grey();
    void inkWithoutProfile_data();
    void inkWithoutProfile();
    void density_data();
    void density();
    void exifFacts();
    void harmlessOddities();
};

void TestJpeg::everyQualityIsReadBack() {
    const cv::Mat picture = making::sample(24, 16);
    for (int quality = 1; quality <= 100; ++quality)
        QCOMPARE(read(making::jpeg(picture, {.quality = quality})).facts.quality, quality);
}

void TestJpeg::greyQualityIsReadBack() {
    const cv::Mat grey(16, 16, CV_8UC1, cv::Scalar(100));
    for (int quality : {1, 35, 60, 75, 90, 99, 100})
        QCOMPARE(read(making::jpeg(grey, {.quality = quality})).facts.quality, quality);
}

void TestJpeg::strangeTablesGiveTheNearest() {
    QuantTable flat, coarse;
    flat.fill(1);
    coarse.fill(65535);
    QCOMPARE(estimateJpegQuality(flat, nullptr), 100);
    QCOMPARE(estimateJpegQuality(coarse, &coarse), 1);
    QuantTable holed{}; // a damaged file may hold zeros
    QVERIFY(estimateJpegQuality(holed, &holed) >= 1);
}

void TestJpeg::kinds_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("restart");
    QTest::newRow("baseline") << int(making::JpegKind::Baseline) << 0;
    QTest::newRow("progressive") << int(making::JpegKind::Progressive) << 0;
    QTest::newRow("arithmetic") << int(making::JpegKind::Arithmetic) << 0;
    QTest::newRow("restart markers") << int(making::JpegKind::Baseline) << 1;
}

void TestJpeg::kinds() {
    QFETCH(int, kind);
    QFETCH(int, restart);
    const cv::Mat picture = making::sample();
    const QByteArray bytes = making::jpeg(picture, {.kind = making::JpegKind(kind), .restart = restart});
    const Picture got = read(bytes);
    QVERIFY(making::difference(got.bgr, picture) < 2);
    QCOMPARE(got.facts.format, QStringLiteral("jpeg"));
    QCOMPARE(got.facts.bitsPerPixel, 24);
    QCOMPARE(got.facts.bytes, qint64(bytes.size()));
    QVERIFY(got.facts.stored == cv::Size(96, 64));
    QCOMPARE(got.facts.orientation, 1);
    QVERIFY(!got.facts.mirrored && got.facts.colourProfile.isEmpty() && got.facts.takenMs == 0);
}

void TestJpeg::grey() {
    const cv::Mat stored(32, 40, CV_8UC1, cv::Scalar(77));
    const Picture got = read(making::jpeg(stored));
    QVERIFY(making::difference(got.bgr, cv::Mat(32, 40, CV_8UC3, cv::Scalar(77, 77, 77))) < 1);
    QCOMPARE(got.facts.bitsPerPixel, 8);
}

void TestJpeg::inkWithoutProfile_data() {
    QTest::addColumn<bool>("ycck");
    QTest::newRow("CMYK") << false;
    QTest::newRow("YCCK") << true;
}

/// Adobe stores ink upside down: 255 is none.
void TestJpeg::inkWithoutProfile() {
    QFETCH(bool, ycck);
    const auto colour = [&](const cv::Scalar& stored) {
        const Picture got = read(making::jpeg(cv::Mat(16, 16, CV_8UC4, stored), {.ycck = ycck}));
        return got.bgr.empty() ? cv::Vec3b(1, 2, 3) : got.bgr.at<cv::Vec3b>(8, 8);
    };
    const auto near = [](const cv::Vec3b& a, const cv::Vec3b& b) {
        return cv::norm(a, b, cv::NORM_INF) <= 3;
    };
    QVERIFY(near(colour({255, 255, 255, 255}), {255, 255, 255})); // bare paper
    QVERIFY(near(colour({255, 255, 255, 0}), {0, 0, 0}));         // black
    QVERIFY(near(colour({255, 0, 0, 255}), {0, 0, 255}));         // magenta and yellow make red
    QVERIFY(near(colour({255, 0, 0, 128}), {0, 0, 128}));
}

void TestJpeg::density_data() {
    QTest::addColumn<int>("stated");
    QTest::addColumn<int>("unit");
    QTest::addColumn<int>("exif");
    QTest::addColumn<int>("dpi");
    QTest::newRow("none") << 0 << 1 << 0 << 0;
    QTest::newRow("an inch") << 300 << 1 << 0 << 300;
    QTest::newRow("a centimetre") << 118 << 2 << 0 << 300;
    QTest::newRow("only a ratio") << 300 << 0 << 0 << 0;
    QTest::newRow("EXIF alone") << 0 << 1 << 240 << 240;
    QTest::newRow("JFIF before EXIF") << 300 << 1 << 72 << 300;
}

void TestJpeg::density() {
    QFETCH(int, stated);
    QFETCH(int, unit);
    QFETCH(int, exif);
    QFETCH(int, dpi);
    const QByteArray block = exif ? making::exifBlock({.dpi = exif}) : QByteArray();
    const QByteArray bytes =
        making::jpeg(making::sample(), {.density = stated, .densityUnit = unit, .exif = block});
    QCOMPARE(read(bytes).facts.dpi, dpi);
}

void TestJpeg::exifFacts() {
    const QByteArray front("iPhone 14 Pro Max front TrueDepth camera 2.69mm f/1.9");
    const CameraFacts camera =
        read(making::jpeg(making::sample(), {.exif = making::exifBlock({.lens = front, .focal35 = 23})}))
            .facts.camera;
    QCOMPARE(camera.lens, QString::fromLatin1(front));
    QCOMPARE(camera.focal35, 23.);
    QVERIFY(camera.make.isEmpty() && camera.subjectDistance == 0);
    const auto taken = [](const QByteArray& time, const QByteArray& offset) {
        return read(making::jpeg(making::sample(),
                                 {.exif = making::exifBlock({.taken = time, .offset = offset})}))
            .facts.takenMs;
    };
    const qint64 noonInChina = QDateTime(QDate(2024, 6, 1), QTime(4, 0), Qt::UTC).toMSecsSinceEpoch();
    QCOMPARE(taken("2024:06:01 12:00:00", ""), noonInChina);
    QCOMPARE(taken("2024:06:01 12:00:00", "+08:00"), noonInChina);
    QCOMPARE(taken("2024:06:01 06:00:00", "+02:00"), noonInChina);
    QCOMPARE(taken("2024:05:31 23:00:00", "-05:00"), noonInChina);
    QCOMPARE(taken("0000:00:00 00:00:00", ""), 0);
    QCOMPARE(taken("    :  :     :  :  ", ""), 0);
    QCOMPARE(taken("yesterday", ""), 0);
}

/// Bytes between and after segments, as some phones and editors leave them, lose no pixel.
void TestJpeg::harmlessOddities() {
    const cv::Mat picture = making::sample();
    const QByteArray plain = making::jpeg(picture);
    QVERIFY(making::difference(read(plain + QByteArray(5000, '\0')).bgr, picture) < 2);
    QVERIFY(making::difference(read(plain + plain).bgr, picture) < 2);
    QByteArray stuffed = plain;
    stuffed.insert(2 + 18, QByteArray("\0\0\0", 3)); // after the JFIF segment
    QVERIFY(making::difference(read(stuffed).bgr, picture) < 2);
    const QByteArray nonsense =
        making::jpeg(picture, {.exif = QByteArray("II*\0\xFF\xFF\xFF\xFFnonsense", 16)});
    QVERIFY(making::difference(read(nonsense).bgr, picture) < 2);
}

QTEST_APPLESS_MAIN(TestJpeg)
#include "tst_jpeg.moc"
