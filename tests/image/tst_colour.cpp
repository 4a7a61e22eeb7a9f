#include "tests/image/reading.h"

using namespace mianguan;

namespace {

cv::Mat flat(const cv::Vec3b& bgr) { return cv::Mat(64, 64, CV_8UC3, cv::Scalar(bgr[0], bgr[1], bgr[2])); }

cv::Vec3b bgrOf(const QList<int>& rgb) { return {uchar(rgb[2]), uchar(rgb[1]), uchar(rgb[0])}; }

bool shows(const Picture& picture, const cv::Vec3b& bgr, int tolerance) {
    if (picture.bgr.empty()) return false;
    const cv::Vec3b got = picture.bgr.at<cv::Vec3b>(picture.bgr.rows / 2, picture.bgr.cols / 2);
    if (cv::norm(got, bgr, cv::NORM_INF) <= tolerance) return true;
    qWarning("got BGR %d %d %d", got[0], got[1], got[2]);
    return false;
}

} // namespace

class TestColour : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void displayP3_data();
    void displayP3();
    void displayP3InEveryFormat();
    void adobeRgbByName();
    void srgbProfileChangesNothing();
    void greyProfile();
    void inkProfile();
    void brokenProfileIsIgnored();
    void profileThatLosesWhiteIsIgnored();
    void profileOfOtherInksIsIgnored();
};

/// Expected values by the published matrix from linear Display P3 to linear sRGB (CSS Color 4).
void TestColour::displayP3_data() {
    QTest::addColumn<QList<int>>("p3");
    QTest::addColumn<QList<int>>("srgb");
    QTest::newRow("orange") << QList<int>{200, 100, 50} << QList<int>{215, 93, 31};
    QTest::newRow("skin") << QList<int>{220, 170, 150} << QList<int>{229, 167, 146};
    QTest::newRow("olive") << QList<int>{120, 130, 90} << QList<int>{118, 130, 85};
    QTest::newRow("blue background") << QList<int>{100, 197, 255} << QList<int>{49, 200, 255};
    QTest::newRow("grey") << QList<int>{128, 128, 128} << QList<int>{128, 128, 128};
    QTest::newRow("beyond sRGB") << QList<int>{255, 0, 0} << QList<int>{255, 0, 0};
    QTest::newRow("white") << QList<int>{255, 255, 255} << QList<int>{255, 255, 255};
    QTest::newRow("black") << QList<int>{0, 0, 0} << QList<int>{0, 0, 0};
}

void TestColour::displayP3() {
    QFETCH(QList<int>, p3);
    QFETCH(QList<int>, srgb);
    const cv::Vec3b stored = bgrOf(p3), expected = bgrOf(srgb);
    const Picture got = read(making::png(flat(stored), {.profile = making::displayP3()}));
    QVERIFY(shows(got, expected, 1));
    QVERIFY(!got.facts.colourProfile.isEmpty());
}

void TestColour::displayP3InEveryFormat() {
    const cv::Mat stored = flat({150, 170, 220});
    const cv::Vec3b expected(146, 167, 229);
    const QByteArray p3 = making::displayP3();
    QVERIFY(shows(read(making::jpeg(stored, {.quality = 100, .profile = p3})), expected, 2));
    QVERIFY(shows(read(making::webp(stored, {.profile = p3})), expected, 1));
    QVERIFY(shows(read(making::tiff({stored}, {.profile = p3})), expected, 1));
    QVERIFY(shows(read(making::heic(stored, {.profile = p3})), expected, 4));
    QVERIFY(shows(read(making::heic(stored, {.p3ByNumber = true})), expected, 4));
}

/// Expected by the published matrix between the linear lights, gamma 563/256.
void TestColour::adobeRgbByName() {
    const QByteArray named = making::exifBlock({.adobeRgb = true});
    const Picture got = read(making::jpeg(flat({50, 100, 180}), {.quality = 100, .exif = named}));
    QVERIFY(shows(got, {42, 100, 203}, 2));
    QCOMPARE(got.facts.colourProfile, QStringLiteral("Adobe RGB (1998)"));
    const QByteArray p3 = making::displayP3(); // an embedded profile counts for more
    QVERIFY(shows(read(making::jpeg(flat({150, 170, 220}), {.quality = 100, .exif = named, .profile = p3})),
                  {146, 167, 229}, 2));
}

void TestColour::srgbProfileChangesNothing() {
    const Picture got = read(making::png(making::sample(), {.profile = making::srgbProfile()}));
    QCOMPARE(making::difference(got.bgr, making::sample()), 0.0);
    QVERIFY(got.facts.colourProfile.contains(QLatin1String("sRGB")));
}

/// Linear grey 128 is 50.2 % of the light, which sRGB writes as 188.
void TestColour::greyProfile() {
    const cv::Mat stored(32, 32, CV_8UC1, cv::Scalar(128));
    const QByteArray linear = making::greyProfile(1.0);
    QVERIFY(shows(read(making::jpeg(stored, {.profile = linear})), {188, 188, 188}, 2));
    QVERIFY(shows(read(making::png(stored, {.kind = making::PngKind::Grey, .profile = linear})),
                  {188, 188, 188}, 2));
    QVERIFY(shows(read(making::tiff({stored}, {.kind = making::TiffKind::Grey, .profile = linear})),
                  {188, 188, 188}, 2));
}

/// The test's profile turns every ink to L* 50, whose sRGB is 119; plain ink would be black.
void TestColour::inkProfile() {
    const cv::Mat fullInk(32, 32, CV_8UC4, cv::Scalar::all(255)),
        upsideDown(32, 32, CV_8UC4, cv::Scalar::all(0));
    const QByteArray icc = making::cmykProfile();
    QVERIFY(shows(read(making::jpeg(upsideDown, {.profile = icc})), {119, 119, 119}, 2));
    QVERIFY(shows(read(making::jpeg(upsideDown, {})), {0, 0, 0}, 2));
    QVERIFY(shows(read(making::tiff({fullInk}, {.kind = making::TiffKind::Cmyk, .profile = icc})),
                  {119, 119, 119}, 2));
}

void TestColour::brokenProfileIsIgnored() {
    QByteArray cut = making::displayP3(), bent = cut;
    cut.truncate(200);
    bent.replace(128, bent.size() - 128, QByteArray(bent.size() - 128, '\xFF'));
    for (const QByteArray& icc : {cut, bent, QByteArray("nonsense"), QByteArray(70'000, 'x')}) {
        const Picture got = read(making::jpeg(flat({50, 100, 200}), {.quality = 100, .profile = icc}));
        QVERIFY(shows(got, {50, 100, 200}, 2));
        QVERIFY(got.facts.colourProfile.isEmpty());
    }
}

void TestColour::profileThatLosesWhiteIsIgnored() {
    const Picture got =
        read(making::jpeg(flat({50, 100, 200}), {.quality = 100, .profile = making::darkProfile()}));
    QVERIFY(shows(got, {50, 100, 200}, 2));
    QVERIFY(got.facts.colourProfile.isEmpty());
}

void TestColour::profileOfOtherInksIsIgnored() {
    const QByteArray cmyk = making::cmykProfile();
    QVERIFY(shows(read(making::jpeg(flat({50, 100, 200}), {.quality = 100, .profile = cmyk})), {50, 100, 200},
                  2));
    const cv::Mat grey(32, 32, CV_8UC1, cv::Scalar(128));
    QVERIFY(shows(read(making::jpeg(grey, {.profile = making::displayP3()})), {128, 128, 128}, 1));
}

QTEST_APPLESS_MAIN(TestColour)
#include "tst_colour.moc"
