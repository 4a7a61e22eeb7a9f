#include "tests/image/reading.h"

#include <QtEndian>

#include <sys/resource.h>

using namespace mianguan;

namespace {

/// A small JPEG whose frame header declares another size.
QByteArray jpegDeclaring(int width, int height) {
    QByteArray bytes = making::jpeg(making::sample(16, 16));
    const qsizetype frame = bytes.indexOf("\xFF\xC0");
    const int sides[] = {height, width};
    for (int i = 0; i < 2; ++i) {
        bytes[frame + 5 + 2 * i] = char(sides[i] >> 8);
        bytes[frame + 6 + 2 * i] = char(sides[i] & 0xFF);
    }
    return bytes;
}

QByteArray tiffDeclaring(quint32 side) {
    const quint32 width = 96, height = 64;
    QByteArray bytes = making::tiff({making::sample(int(width), int(height))});
    for (const quint32 from : {0x0100u | 3u << 16, 0x0101u | 3u << 16}) { // tags 256 and 257, of type SHORT
        const qsizetype at = bytes.indexOf(QByteArray(reinterpret_cast<const char*>(&from), 4));
        const quint16 type = 4; // LONG
        std::memcpy(bytes.data() + at + 2, &type, 2);
        std::memcpy(bytes.data() + at + 8, &side, 4);
    }
    return bytes;
}

QByteArray heicDeclaring(quint32 side) {
    QByteArray bytes = making::heic(making::sample());
    const quint32 sides[] = {qToBigEndian(side), qToBigEndian(side)};
    std::memcpy(bytes.data() + bytes.indexOf("ispe") + 8, sides, 8);
    return bytes;
}

qint64 peakKilobytes() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss;
}

} // namespace

class TestLimits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bombs_data();
    void bombs();
    void sizesBeyondTheFormatAreErrors();
    void pixelsAndSidesAreLimited();
    void bytesAreLimited();
    void scansAreLimited();
    void textChunksAreNotUnpacked();
};

void TestLimits::bombs_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("PNG 60000 x 60000") << making::pngHeader(60'000, 60'000);
    QTest::newRow("PNG 2^31-1 a side") << making::pngHeader(0x7FFFFFFF, 0x7FFFFFFF);
    QTest::newRow("PNG long and thin") << making::pngHeader(0x7FFFFFFF, 1);
    QTest::newRow("JPEG 65000 x 65000") << jpegDeclaring(65'000, 65'000);
    QTest::newRow("TIFF 60000 x 60000") << tiffDeclaring(60'000);
    QTest::newRow("HEIC 60000 x 60000") << heicDeclaring(60'000);
}

void TestLimits::bombs() {
    QFETCH(QByteArray, bytes);
    const qint64 before = peakKilobytes();
    const Error error = refusal(bytes);
    QVERIFY2(error.kind == ErrorKind::TooLarge, qPrintable(error.sentence()));
    QVERIFY(peakKilobytes() - before < 64 * 1024);
}

void TestLimits::sizesBeyondTheFormatAreErrors() {
    for (const QByteArray& bytes :
         {tiffDeclaring(0xFFFFFFFF), heicDeclaring(0xFFFFFFFF), making::pngHeader(0x7FFFFFFF, 1)})
        QVERIFY(!decodeHereOrThere(bytes, {}));
}

void TestLimits::pixelsAndSidesAreLimited() {
    const QByteArray files[] = {making::jpeg(making::sample()), making::png(making::sample()),
                                making::webp(making::sample()), making::tiff({making::sample()}),
                                making::heic(making::sample())};
    for (const QByteArray& bytes : files) {
        QVERIFY(decodeHereOrThere(bytes, {.pixels = 96 * 64, .side = 96}));
        QVERIFY(refusal(bytes, {.pixels = 96 * 64 - 1}).kind == ErrorKind::TooLarge);
        QVERIFY2(refusal(bytes, {.side = 95}).kind == ErrorKind::TooLarge,
                 qPrintable(refusal(bytes, {.side = 95}).sentence()));
    }
}

void TestLimits::bytesAreLimited() {
    const QByteArray bytes = making::png(making::sample());
    QVERIFY(decodeHereOrThere(bytes, {.bytes = bytes.size()}));
    const Error error = refusal(bytes, {.bytes = bytes.size() - 1});
    QVERIFY(error.kind == ErrorKind::TooLarge);
}

/// A progressive file may repeat its scans without end; each costs a pass over the picture.
void TestLimits::scansAreLimited() {
    QByteArray bytes = making::jpeg(making::sample(), {.kind = making::JpegKind::Progressive});
    const qsizetype last = bytes.lastIndexOf("\xFF\xDA");
    const QByteArray scan = bytes.mid(last, bytes.size() - 2 - last);
    QByteArray many = bytes.left(bytes.size() - 2);
    for (int i = 0; i < 600; ++i)
        many += scan;
    const Error error = refusal(many + "\xFF\xD9");
    QVERIFY2(error.kind == ErrorKind::Unreadable, qPrintable(error.sentence()));
}

void TestLimits::textChunksAreNotUnpacked() {
    QByteArray bytes = making::png(making::sample(), {.text = true});
    const qsizetype at = bytes.indexOf("zTXt") - 4;
    const QByteArray chunk = bytes.mid(at, 12 + qFromBigEndian<quint32>(bytes.constData() + at));
    bytes.insert(at, chunk.repeated(30));
    const qint64 before = peakKilobytes();
    QCOMPARE(making::difference(read(bytes).bgr, making::sample()), 0.0);
    QVERIFY(peakKilobytes() - before < 64 * 1024);
}

QTEST_APPLESS_MAIN(TestLimits)
#include "tst_limits.moc"
