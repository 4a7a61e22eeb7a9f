#include "tests/image/reading.h"

#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

using namespace mianguan;

namespace {

QString written(const QTemporaryDir& folder, const QString& name, const QByteArray& bytes) {
    const QString path = folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

} // namespace

class TestFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contentCountsNotName();
    void strangersAreNamed_data();
    void strangersAreNamed();
    void troubles();
    void pipesAreNotWaitedFor();
    void errorsNameTheFileMasked();
    void extensionsCoverTheFormats();
};

void TestFiles::contentCountsNotName() {
    const QTemporaryDir folder;
    const auto picture = readPicture(written(folder, text("photo.jpg"), making::png(making::sample())));
    QVERIFY(picture);
    QCOMPARE(picture->facts.format, text("png"));
    QVERIFY(readPicture(written(folder, text("毕业照 无扩展名"), making::jpeg(making::sample()))));
}

void TestFiles::strangersAreNamed_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("named");
    const auto row = [](const char* name, const QByteArray& bytes, const char* named) {
        QTest::newRow(name) << bytes << QString::fromLatin1(named);
    };
    row("GIF", "GIF89a\1\2\3", "GIF");
    row("BMP", QByteArray("BM\x36\0\0\0\0\0\0\0", 10), "BMP");
    row("PDF", "%PDF-1.4\n%\xE2\xE3", "PDF");
    row("PSD", "8BPS", "Photoshop");
    row("ZIP, DOCX", "PK\x03\x04....", "ZIP");
    row("DOC", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "office");
    row("AVIF",
        QByteArray("\0\0\0\x20"
                   "ftypavif",
                   12),
        "AVIF");
    row("film",
        QByteArray("\0\0\0\x20"
                   "ftypisom",
                   12),
        "film");
    row("JPEG XL", "\xFF\x0A\xFA", "JPEG XL");
    row("text", "name,number\r\nZhang San,1\r\n", "text");
    row("Chinese text", "姓名，学号\n", "text");
    row("HTML", "<!DOCTYPE html><html>", "text");
    row("zeros", QByteArray(4096, '\0'), "zeros");
    row("unknown", "\x01\x02\xFE\xFD\xFC", "not a picture");
    row("WebP's letters without RIFF", "12345678WEBP\x01\x02", "not a picture");
    row("one byte", "\xFF", "not a picture");
}

void TestFiles::strangersAreNamed() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, named);
    const Error error = refusal(bytes);
    QVERIFY2(error.what.contains(named), qPrintable(error.sentence()));
    QVERIFY(error.kind == ErrorKind::Unsupported || error.kind == ErrorKind::Unreadable);
    QVERIFY(!error.remedy.isEmpty());
}

void TestFiles::troubles() {
    const QTemporaryDir folder;
    const auto kind = [](const QString& path, const DecodeLimits& limits = {}) {
        const auto bytes = readFileBytes(path, limits);
        return bytes ? ErrorKind::Cancelled : bytes.error().kind;
    };
    QVERIFY(kind(folder.filePath(text("missing.jpg"))) == ErrorKind::NotFound);
    QVERIFY(kind(folder.path()) == ErrorKind::Unsupported);
    QVERIFY(kind(written(folder, text("empty.jpg"), {})) == ErrorKind::Unreadable);
    QVERIFY(kind(written(folder, text("large.jpg"), QByteArray(1001, 'x')), {.bytes = 1000}) ==
            ErrorKind::TooLarge);
    QCOMPARE(readFileBytes(written(folder, text("fits.jpg"), QByteArray(1000, 'x')), {.bytes = 1000})->size(),
             1000);
    const QString locked = written(folder, text("locked.jpg"), "x");
    QFile::setPermissions(locked, {});
    if (geteuid() != 0) QVERIFY(kind(locked) == ErrorKind::Refused); // root may read everything
}

void TestFiles::pipesAreNotWaitedFor() {
    const QTemporaryDir folder;
    const QString pipe = folder.filePath(text("pipe.jpg"));
    QCOMPARE(mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
    QVERIFY(readFileBytes(pipe).error().kind == ErrorKind::Unsupported);
    QVERIFY(!readFileBytes(text("/dev/zero")));
}

void TestFiles::errorsNameTheFileMasked() {
    const QTemporaryDir folder;
    const auto picture = readPicture(written(folder, text("11010519491231002X\x1B[2J\n.jpg"), "GIF89a"));
    QVERIFY(!picture);
    const QString where = picture.error().where;
    QVERIFY2(where.contains(text("110***********002X")), qPrintable(where));
    for (const QChar c : where)
        QVERIFY(c.unicode() >= 0x20);
}

void TestFiles::extensionsCoverTheFormats() {
    const QStringList endings = pictureExtensions();
    for (const char* ending : {"jpg", "jpeg", "png", "webp", "tif", "tiff", "heic"})
        QVERIFY(endings.contains(text(ending)));
    for (const QString& ending : endings)
        QCOMPARE(ending, ending.toLower());
}

QTEST_APPLESS_MAIN(TestFiles)
#include "tst_files.moc"
