#include "tests/image/reading.h"

#include <random>

using namespace mianguan;

namespace {

struct Sample {
    const char* name;
    QByteArray bytes;
};

cv::Mat photo() {
    cv::Mat picture = making::sample(160, 120);
    cv::Mat noise(picture.size(), CV_8UC3);
    cv::theRNG().state = 7;
    cv::randu(noise, cv::Scalar::all(0), cv::Scalar::all(40));
    return picture + noise;
}

/// Every reader, each in the kinds whose code differs.
const QList<Sample>& samples() {
    static const QByteArray exif =
        making::exifBlock({.orientation = 6, .dpi = 72, .taken = "2024:06:01 12:00:00"});
    static const QByteArray p3 = making::displayP3();
    static const QList<Sample> all = {
        {"jpeg", making::jpeg(photo(), {.exif = exif, .profile = p3})},
        {"progressive jpeg", making::jpeg(photo(), {.kind = making::JpegKind::Progressive})},
        {"jpeg with restarts", making::jpeg(photo(), {.restart = 1})},
        {"png", making::png(photo(), {.exif = exif, .profile = p3})},
        {"interlaced png", making::png(photo(), {.interlaced = true})},
        {"webp", making::webp(photo(), {.exif = exif, .profile = p3})},
        {"lossy webp", making::webp(photo(), {.lossless = false})},
        {"tiff", making::tiff({photo()}, {.orientation = 6, .profile = p3})},
        {"packed tiff", making::tiff({photo()}, {.tiled = true, .compression = 5})},
        {"heic", making::heic(photo(), {.exif = exif, .profile = p3})},
    };
    return all;
}

constexpr int flipsPerSample = 800;
const DecodeLimits tight{.bytes = 1 << 20, .pixels = 1'000'000, .side = 4'000};

/// An error a person can read, or an upright picture within the limits.
bool isSound(const Result<Picture>& result) {
    if (result)
        return result->bgr.type() == CV_8UC3 && !result->bgr.empty() &&
               qint64(result->bgr.total()) <= tight.pixels;
    const QString sentence = result.error().sentence();
    return !result.error().what.isEmpty() && !result.error().remedy.isEmpty() && sentence.size() < 300 &&
           std::all_of(sentence.begin(), sentence.end(), [](QChar c) { return c.isPrint(); });
}

QByteArray damaged(QByteArray bytes, std::mt19937& random) {
    const auto below = [&](qsizetype count) { return qsizetype(random() % quint32(count)); };
    for (qsizetype flips = 1 + below(4); flips > 0; --flips) {
        // Half of the flips go to the first kilobyte, where headers and tables are.
        const qsizetype at = below(random() % 2 ? std::min<qsizetype>(bytes.size(), 1024) : bytes.size());
        bytes[at] = random() % 3 ? char(bytes[at] ^ (1 << (random() % 8))) : char(random());
    }
    return bytes;
}

} // namespace

class TestDamage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wholeFilesAreRead();
    void cutFilesAreErrors_data();
    void cutFilesAreErrors();
    void flippedBytesDoNoHarm_data();
    void flippedBytesDoNoHarm();
    void lostJpegDataIsAnError();

private:
    void addSamples();
};

void TestDamage::wholeFilesAreRead() {
    for (const Sample& sample : samples())
        QVERIFY2(decodeHereOrThere(sample.bytes, tight), sample.name);
}

void TestDamage::addSamples() {
    QTest::addColumn<QByteArray>("bytes");
    for (const Sample& sample : samples())
        QTest::newRow(sample.name) << sample.bytes;
}

void TestDamage::cutFilesAreErrors_data() { addSamples(); }

void TestDamage::cutFilesAreErrors() {
    QFETCH(QByteArray, bytes);
    QList<qsizetype> lengths = {bytes.size() - 1, bytes.size() - 2, bytes.size() - 3, 1, 2, 3, 8, 12, 20};
    for (int part = 1; part < 20; ++part)
        lengths += bytes.size() * part / 20;
    for (const qsizetype length : lengths) {
        const auto result = decodeHereOrThere(bytes.left(length), tight);
        QVERIFY2(!result, qPrintable(QStringLiteral("%1 of %2 bytes read").arg(length).arg(bytes.size())));
        QVERIFY2(isSound(result), qPrintable(result.error().sentence()));
        if (length > bytes.size() / 2)
            QVERIFY2(result.error().what.contains(QLatin1String("ends early")),
                     qPrintable(result.error().sentence()));
    }
}

void TestDamage::flippedBytesDoNoHarm_data() { addSamples(); }

void TestDamage::flippedBytesDoNoHarm() {
    QFETCH(QByteArray, bytes);
    std::mt19937 random(20240601);
    int refused = 0;
    for (int i = 0; i < flipsPerSample; ++i) {
        const auto result = decodeHereOrThere(damaged(bytes, random), tight);
        QVERIFY2(isSound(result), qPrintable(QStringLiteral("flip %1").arg(i)));
        refused += !result;
    }
    QVERIFY(refused > 0);
}

/// A hole in the middle, as a bad card leaves it: libjpeg would paint over it and go on.
void TestDamage::lostJpegDataIsAnError() {
    QByteArray bytes = making::jpeg(photo());
    bytes.remove(bytes.size() / 2, bytes.size() / 4);
    QVERIFY(refusal(bytes).kind == ErrorKind::Unreadable);
}

QTEST_APPLESS_MAIN(TestDamage)
#include "tst_damage.moc"
