#include "tests/image/reading.h"

using namespace mianguan;

class TestHeic : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void plain();
    void tenBits();
    void alphaLiesOverWhite();
    void turnIsDoneOnce_data();
    void turnIsDoneOnce();
    void facts();
};

void TestHeic::plain() {
    const Picture got = read(making::heic(making::sample(128, 96)));
    QVERIFY(making::difference(got.bgr, making::sample(128, 96)) < 4);
    QCOMPARE(got.facts.format, QStringLiteral("heic"));
    QCOMPARE(got.facts.bitsPerPixel, 24);
    QVERIFY(got.facts.stored == cv::Size(128, 96));
}

void TestHeic::tenBits() {
    const Picture got = read(making::heic(making::sample(128, 96), {.depth = 10}));
    QVERIFY(making::difference(got.bgr, making::sample(128, 96)) < 4);
    QCOMPARE(got.facts.bitsPerPixel, 30);
}

void TestHeic::alphaLiesOverWhite() {
    const Picture got = read(making::heic(cv::Mat(64, 64, CV_8UC4, cv::Scalar(100, 0, 200, 51))));
    QVERIFY(!got.bgr.empty());
    QVERIFY(cv::norm(got.bgr.at<cv::Vec3b>(30, 30), cv::Vec3b(224, 204, 244), cv::NORM_INF) <= 6);
}

void TestHeic::turnIsDoneOnce_data() {
    QTest::addColumn<int>("exif");
    QTest::newRow("no EXIF") << 0;
    QTest::newRow("EXIF says the same turn") << 6;
}

/// Phones write the turn twice, as the file's own and as EXIF.
void TestHeic::turnIsDoneOnce() {
    QFETCH(int, exif);
    const cv::Mat lying = making::sample(128, 96);
    cv::Mat standing;
    cv::rotate(lying, standing, cv::ROTATE_90_CLOCKWISE);
    const QByteArray block = exif ? making::exifBlock({.orientation = exif}) : QByteArray();
    const Picture got = read(making::heic(lying, {.turn = 6, .exif = block}));
    QVERIFY(making::difference(got.bgr, standing) < 4);
    QCOMPARE(got.facts.orientation, 1);
}

void TestHeic::facts() {
    const QByteArray exif =
        making::exifBlock({.dpi = 72, .taken = "2024:06:01 12:00:00", .offset = "+00:00"});
    const Picture got = read(making::heic(making::sample(128, 96), {.exif = exif}));
    QCOMPARE(got.facts.dpi, 72);
    QCOMPARE(got.facts.takenMs, QDateTime(QDate(2024, 6, 1), QTime(12, 0), Qt::UTC).toMSecsSinceEpoch());
}

QTEST_APPLESS_MAIN(TestHeic)
#include "tst_heic.moc"
