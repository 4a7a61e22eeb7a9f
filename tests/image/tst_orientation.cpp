#include "tests/image/reading.h"

using namespace mianguan;

namespace {

/// The picture as a camera stores it, pixel by pixel from EXIF's own words: where row 0 and column 0 lie.
cv::Mat storedAs(int orientation, const cv::Mat& upright) {
    const bool turned = orientation >= 5;
    const bool rowsFromEnd = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    const bool columnsFromEnd = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    cv::Mat stored(turned ? upright.cols : upright.rows, turned ? upright.rows : upright.cols, CV_8UC3);
    for (int row = 0; row < stored.rows; ++row)
        for (int column = 0; column < stored.cols; ++column) {
            const int r = rowsFromEnd ? stored.rows - 1 - row : row;
            const int c = columnsFromEnd ? stored.cols - 1 - column : column;
            stored.at<cv::Vec3b>(row, column) =
                turned ? upright.at<cv::Vec3b>(c, r) : upright.at<cv::Vec3b>(r, c);
        }
    return stored;
}

void checkFacts(const Picture& got, int orientation, const cv::Mat& stored) {
    QCOMPARE(got.facts.orientation, orientation);
    QCOMPARE(got.facts.mirrored, QList<int>({2, 4, 5, 7}).contains(orientation));
    QVERIFY(got.facts.stored == stored.size());
}

} // namespace

class TestOrientation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesOutUpright_data();
    void comesOutUpright();
    void nonsenseIsUpright();
};

void TestOrientation::comesOutUpright_data() {
    QTest::addColumn<int>("orientation");
    for (int orientation = 1; orientation <= 8; ++orientation)
        QTest::addRow("%d", orientation) << orientation;
}

void TestOrientation::comesOutUpright() {
    QFETCH(int, orientation);
    const cv::Mat upright = making::sample(), stored = storedAs(orientation, upright);
    const QByteArray exif = making::exifBlock({.orientation = orientation});

    const Picture jpeg = read(making::jpeg(stored, {.quality = 100, .exif = exif}));
    QVERIFY(making::difference(jpeg.bgr, upright) < 1.5);
    checkFacts(jpeg, orientation, stored);
    const Picture png = read(making::png(stored, {.exif = exif}));
    QCOMPARE(making::difference(png.bgr, upright), 0.0);
    checkFacts(png, orientation, stored);
    const Picture webp = read(making::webp(stored, {.exif = exif}));
    QCOMPARE(making::difference(webp.bgr, upright), 0.0);
    checkFacts(webp, orientation, stored);
    const Picture tiff = read(making::tiff({stored}, {.orientation = orientation}));
    QCOMPARE(making::difference(tiff.bgr, upright), 0.0);
    checkFacts(tiff, orientation, stored);
}

void TestOrientation::nonsenseIsUpright() {
    for (int orientation : {9, 255, 65535}) {
        const Picture got =
            read(making::png(making::sample(), {.exif = making::exifBlock({.orientation = orientation})}));
        QCOMPARE(making::difference(got.bgr, making::sample()), 0.0);
        QCOMPARE(got.facts.orientation, 1);
    }
}

QTEST_APPLESS_MAIN(TestOrientation)
#include "tst_orientation.moc"
