#include "tests/image/reading.h"

using namespace mianguan;

class TestWebp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lossless();
    void lossy();
    void alphaLiesOverWhite();
    void facts();
    void animationIsRefused();
};

void TestWebp::lossless() {
    const cv::Mat picture = making::sample(97, 61);
    const Picture got = read(making::webp(picture));
    QCOMPARE(making::difference(got.bgr, picture), 0.0);
    QCOMPARE(got.facts.format, QStringLiteral("webp"));
    QCOMPARE(got.facts.bitsPerPixel, 24);
}

void TestWebp::lossy() {
    const cv::Mat picture = making::sample(97, 61);
    QVERIFY(making::difference(read(making::webp(picture, {.lossless = false})).bgr, picture) < 4);
}

void TestWebp::alphaLiesOverWhite() {
    const cv::Mat picture(20, 20, CV_8UC4, cv::Scalar(100, 0, 200, 51));
    const cv::Mat got = read(making::webp(picture)).bgr;
    QVERIFY(cv::norm(got.at<cv::Vec3b>(3, 3), cv::Vec3b(224, 204, 244), cv::NORM_INF) <= 1);
}

void TestWebp::facts() {
    const QByteArray exif =
        making::exifBlock({.dpi = 300, .taken = "2024:06:01 12:00:00", .offset = "+00:00"});
    const qint64 taken = QDateTime(QDate(2024, 6, 1), QTime(12, 0), Qt::UTC).toMSecsSinceEpoch();
    for (const QByteArray& mark : {QByteArray(), QByteArray("Exif\0\0", 6)}) {
        const Picture got = read(making::webp(making::sample(), {.exif = mark + exif}));
        QCOMPARE(got.facts.dpi, 300);
        QCOMPARE(got.facts.takenMs, taken);
    }
}

void TestWebp::animationIsRefused() {
    const Error error =
        refusal(making::animatedWebp({making::sample(), cv::Mat(64, 96, CV_8UC3, cv::Scalar::all(0))}));
    QVERIFY(error.kind == ErrorKind::Unsupported);
    QVERIFY2(error.what.contains(QLatin1String("animation")), qPrintable(error.sentence()));
}

QTEST_APPLESS_MAIN(TestWebp)
#include "tst_webp.moc"
