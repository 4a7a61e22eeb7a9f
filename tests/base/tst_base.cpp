#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/base/masking.h"
#include "core/base/result.h"

#include <QSet>
#include <QtTest>

#include <cerrno>

using namespace mianguan;

class TestBase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void idsAreRandomAndRoundTrip();
    void idsRefuse_data();
    void idsRefuse();
    void hashIsSha256();
    void hashesRefuse_data();
    void hashesRefuse();
    void masks_data();
    void masks();
    void sentenceJoinsWhatThereIs();
    void errnoTellsTroublesApart_data();
    void errnoTellsTroublesApart();
};

void TestBase::idsAreRandomAndRoundTrip() {
    QSet<Id> seen;
    for (int i = 0; i < 1000; ++i) {
        const Id id = Id::random();
        QVERIFY(!id.isNull());
        QVERIFY(!seen.contains(id));
        seen.insert(id);
        QCOMPARE(id.hex().size(), 32);
        QVERIFY(Id::fromHex(id.hex()) == id);
        QVERIFY(Id::fromBytes(id.bytes()) == id);
    }
    QVERIFY(Id().isNull());
    QCOMPARE(Id().hex(), QString(32, QLatin1Char('0')));
}

void TestBase::idsRefuse_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("short") << QString(31, QLatin1Char('a'));
    QTest::newRow("long") << QString(33, QLatin1Char('a'));
    QTest::newRow("not hex") << QString(32, QLatin1Char('g'));
    QTest::newRow("upper case has another spelling") << QString(32, QLatin1Char('A'));
    QTest::newRow("space inside") << QString(16, QLatin1Char('a')) + QStringLiteral(" ") +
                                         QString(15, QLatin1Char('a'));
    QTest::newRow("full-width digits") << QString(32, QChar(0xFF11));
}

void TestBase::idsRefuse() {
    QFETCH(QString, text);
    QVERIFY(!Id::fromHex(text));
    QVERIFY(!Id::fromBytes(QByteArray(15, 'x')));
    QVERIFY(!Id::fromBytes(QByteArray(17, 'x')));
}

void TestBase::hashIsSha256() {
    const Hash abc = Hash::of("abc"); // FIPS 180-2, B.1
    QCOMPARE(abc.hex(), QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QVERIFY(Hash::fromHex(abc.hex()) == abc);
    QVERIFY(Hash::fromBytes(abc.bytes()) == abc);
    QVERIFY(Hash::of("abd") != abc);
    QVERIFY(Hash().isNull() && !abc.isNull());
    QCOMPARE(Hash::of({}).hex(),
             QStringLiteral("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
}

void TestBase::hashesRefuse_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("an id's length") << QString(32, QLatin1Char('a'));
    QTest::newRow("not hex") << QString(64, QLatin1Char('z'));
    QTest::newRow("upper case") << QString(64, QLatin1Char('B'));
}

void TestBase::hashesRefuse() {
    QFETCH(QString, text);
    QVERIFY(!Hash::fromHex(text));
    QVERIFY(!Hash::fromBytes(QByteArray(31, 'x')));
}

void TestBase::masks_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* name, const char* text, const char* shown) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(shown);
    };
    row("number alone", "11010519491231002X", "110***********002X");
    row("small x", "11010519491231002x", "110***********002x");
    row("digits only", "440304200001011234", "440***********1234");
    row("in a path", "/photos/11010519491231002X.jpg", "/photos/110***********002X.jpg");
    row("beside Chinese", "张三11010519491231002X照片", "张三110***********002X照片");
    row("two of them", "11010519491231002X_440304200001011234", "110***********002X_440***********1234");
    row("longer run of digits is no such number", "1101051949123100210", "1101051949123100210");
    row("shorter run", "1101051949123100", "1101051949123100");
    row("no number", "IMG_20240601_120000.jpg", "IMG_20240601_120000.jpg");
    row("empty", "", "");
}

void TestBase::masks() {
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(maskIdentityNumbers(text), shown);
}

void TestBase::sentenceJoinsWhatThereIs() {
    const auto text = [](const char* latin) { return QString::fromLatin1(latin); };
    QCOMPARE((Error{ErrorKind::System, text("It failed"), text("a.jpg"), text("Do this.")}.sentence()),
             text("It failed (a.jpg). Do this."));
    QCOMPARE((Error{ErrorKind::System, text("It failed"), {}, {}}.sentence()), text("It failed"));
    QCOMPARE((Error{ErrorKind::System, text("It failed"), {}, text("Do this.")}.sentence()),
             text("It failed. Do this."));
    QCOMPARE((Error{ErrorKind::System, text("It failed"), text("100%2"), {}}.sentence()),
             text("It failed (100%2)"));
}

void TestBase::errnoTellsTroublesApart_data() {
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("hasRemedy");
    QTest::newRow("missing") << ENOENT << int(ErrorKind::NotFound) << true;
    QTest::newRow("disk full") << ENOSPC << int(ErrorKind::DiskFull) << true;
    QTest::newRow("quota") << EDQUOT << int(ErrorKind::DiskFull) << true;
    QTest::newRow("read-only disk") << EROFS << int(ErrorKind::ReadOnly) << true;
    QTest::newRow("no right") << EACCES << int(ErrorKind::ReadOnly) << true;
    QTest::newRow("busy") << EBUSY << int(ErrorKind::Busy) << true;
    QTest::newRow("anything else") << EIO << int(ErrorKind::System) << true;
}

void TestBase::errnoTellsTroublesApart() {
    QFETCH(int, number);
    QFETCH(int, kind);
    QFETCH(bool, hasRemedy);
    const Error error = failFromErrno(number, QStringLiteral("It failed"), QStringLiteral("there")).value();
    QCOMPARE(int(error.kind), kind);
    QCOMPARE(error.where, QStringLiteral("there"));
    QVERIFY(error.what.startsWith(QLatin1String("It failed")));
    QCOMPARE(!error.remedy.isEmpty(), hasRemedy);
}

QTEST_APPLESS_MAIN(TestBase)
#include "tst_base.moc"
