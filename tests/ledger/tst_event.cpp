#include "core/base/cbor.h"
#include "core/ledger/body.h"
#include "core/ledger/event.h"

#include <QCborArray>
#include <QTest>

using namespace mianguan;

namespace {

Id id(char byte) { return *Id::fromBytes(QByteArray(16, byte)); }
Hash hash(char byte) { return *Hash::fromBytes(QByteArray(32, byte)); }

SigningKey goldenKey() { return SigningKey::fromSeed(Key::fromBytes(QByteArray(32, 7))); }

Event golden() {
    Event event;
    event.id = id(1);
    event.station = goldenKey().publicKey().id();
    event.seq = 1000;
    event.previous = hash(3);
    event.type = QStringLiteral("photo-approved");
    event.subject = id(4);
    event.user = id(8);
    event.signer = goldenKey().publicKey();
    event.timeMs = 1795132800000;
    event.body = hash(5);
    return event;
}

/// As the first version wrote it.
Event goldenPlain() {
    Event event;
    event.version = 1;
    event.id = id(1);
    event.station = id(2);
    event.seq = 1000;
    event.previous = hash(3);
    event.type = QStringLiteral("photo-submitted");
    event.subject = id(4);
    event.timeMs = 1795132800000;
    event.body = hash(5);
    return event;
}

// Made by another program from the same values, so that two wrongs here cannot agree.
const char goldenHeader[] =
    "ae6269645001010101010101010101010101010101637365711903e864626f6479582005050505050505050505050505"
    "05050505050505050505050505050505050505647365656e006474696d651b000001a1f640bc0064747970656e70686f"
    "746f2d617070726f76656464757365725008080808080808080808080808080808667369676e65725820ea4a6c63e29c"
    "520abef5507b132ec5f9954776aebebe7b92421eea691446d22c6773746174696f6e50fe812c12f3ab4ce6ac5db69ac3"
    "52f906677375626a65637450040404040404040404040404040404046776657273696f6e026870726576696f75735820"
    "030303030303030303030303030303030303030303030303030303030303030369746f6d6273746f6e65f46c74797065"
    "5f76657273696f6e01";
const char stationSigned[] = "c210d9a1815a4c922ca69bb999b7bdc5d1c95ce73aa629fbe338a64415ca7b9e"
                             "ac754d1293eb9b4acf60b6a61d89373b8dbfdc88dbc1e52428b163357d3cc00a";
const char personSigned[] = "07bac1972a30b901df5d2a4eef484d5d1ae87d5739fb44d5fb9a98ef95b80700"
                            "36f13acf9bcc34d0ea1862dfb5fb61b72a635a76a3bfc699fdfca66b7782460b";
const char goldenPlainHeader[] =
    "ab6269645001010101010101010101010101010101637365711903e864626f647958200505050505050505050505050505050505"
    "0505050505"
    "05050505050505050505647365656e006474696d651b000001a1f640bc0064747970656f70686f746f2d7375626d697474656464"
    "75736572f6"
    "6773746174696f6e5002020202020202020202020202020202677375626a65637450040404040404040404040404040404046776"
    "657273696f"
    "6e016870726576696f757358200303030303030303030303030303030303030303030303030303030303030303";
const char goldenBody[] = "825820000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1fa56162f5616e"
                          "3901f36178fbc00a00000000000065"
                          "626c6f6273a1686f726967696e616c5820060606060606060606060606060606060606060606060606"
                          "0606060606060606656c6162656c69"
                          "e78e8be5b08fe6988e";

} // namespace

class EventTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void canonical_data() {
        QTest::addColumn<QCborValue>("value");
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("shortest integers") << QCborValue(QCborArray{23, 24, 256, -1, -25, 65536})
                                           << QByteArray("86171818190100203818"
                                                         "1a00010000");
        QTest::newRow("doubles stay doubles")
            << QCborValue(QCborArray{1.0, 1.1}) << QByteArray("82fb3ff0000000000000fb3ff199999999999a");
        QTest::newRow("simple") << QCborValue(QCborArray{true, false, nullptr}) << QByteArray("83f5f4f6");
        // The order of RFC 8949, 4.2.1.
        const QCborMap keys{{QCborArray{100}, 0},     {false, 0}, {QStringLiteral("aa"), 0}, {-1, 0},
                            {QStringLiteral("z"), 0}, {100, 0},   {QCborArray{-1}, 0},       {10, 0}};
        QTest::newRow("sorted keys") << QCborValue(keys)
                                     << QByteArray("a80a001864002000617a006261610081186400812000f400");
    }
    void canonical() {
        QFETCH(QCborValue, value);
        QFETCH(QByteArray, hex);
        QCOMPARE(toCanonicalCbor(value).toHex(), hex);
    }

    void mapsAsKeysOfMaps() {
        QCborMap map;
        const int depth = 60; // each written twice at each level would take for ever
        for (int i = 0; i < depth; ++i)
            map = {{map, 0}};
        QCOMPARE(toCanonicalCbor(map).size(), 2 * depth + 1);
    }

    void aKeyTwice() {
        const QByteArray twice = QByteArray::fromHex("a3616101616202616103");
        QCOMPARE(toCanonicalCbor(readCbor(twice)).toHex(), QByteArray("a3616101616103616202"));
        const Body body = Body::fromBytes("\x82\x58\x20" + QByteArray(32, 's') + twice).value();
        QCOMPARE(body.pick({QLatin1String("a")}).value(QLatin1String("a")),
                 body.content().value(QLatin1String("a")));
    }

    void readWholeOrNotAtAll() {
        QVERIFY(readCbor(QByteArray::fromHex("a10102")).isMap());
        for (const char* hex : {"", "a1", "a101", "a1010200", "a1ff", "bf0102"})
            QVERIFY2(readCbor(QByteArray::fromHex(hex)).isUndefined(), hex);
    }

    void integersOnly() {
        QCOMPARE(integerIn(-7, 1), -7);
        for (const QCborValue& other : {QCborValue(1e300), QCborValue(2.0), QCborValue(true), QCborValue()})
            QCOMPARE(integerIn(other, 1), 1);
    }

    void headerIsForEver() {
        QCOMPARE(encodeHeader(golden()).toHex(), QByteArray(goldenHeader));
        QCOMPARE(Hash::of(encodeHeader(golden())).hex(),
                 QStringLiteral("51c081e271d74d77375d13d68816c3e2a3127c406c6587c54b4f89410136090c"));
    }

    void signaturesAreForEver() {
        const QByteArray header = encodeHeader(golden());
        QCOMPARE(goldenKey().sign(signedByStation(header)).toHex(), QByteArray(stationSigned));
        QCOMPARE(goldenKey().sign(signedByUser(header)).toHex(), QByteArray(personSigned));
    }

    void everyVersionStaysReadable() {
        const auto plain = decodeHeader(QByteArray::fromHex(goldenPlainHeader));
        QVERIFY(plain);
        QVERIFY(*plain == goldenPlain());
        QCOMPARE(plain->typeVersion, 1);
        QVERIFY(!plain->tombstone && plain->signer.isNull());
    }

    void headerReadBack() {
        const auto read = decodeHeader(QByteArray::fromHex(goldenHeader));
        QVERIFY(read);
        QVERIFY(*read == golden());
        QVERIFY(!decodeHeader(QByteArray::fromHex(goldenHeader) + '\0'));
    }

    void headerFlipped() {
        const QByteArray bytes = QByteArray::fromHex(goldenHeader);
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            QByteArray flipped = bytes;
            flipped[i] = char(flipped[i] ^ 0x01);
            const auto read = decodeHeader(flipped);
            QVERIFY2(!read || *read != golden(), qPrintable(QString::number(i)));
        }
    }

    void headerHasOneForm() {
        for (const auto& [ours, other] :
             {std::pair<QByteArray, QByteArray>{"gversion\x02", "gversion\x18\x02"},
              {"gversion\x02", "gversion\xf9\x40\x00"},
              {"itombstone\xf4", "itombstone\xf6"}}) {
            QByteArray header = QByteArray::fromHex(goldenHeader);
            QVERIFY(header.contains(ours));
            header.replace(ours, other);
            QVERIFY2(!decodeHeader(header), other.toHex().constData());
        }
    }

    void newerHeaderSaysSo() {
        QByteArray newer = QByteArray::fromHex(goldenHeader);
        newer.replace("gversion\x02", "gversion\x03");
        const auto read = decodeHeader(newer);
        QVERIFY(!read && read.error().kind == ErrorKind::Unsupported);
    }

    void bodyIsForEver() {
        QByteArray salt;
        for (char i = 0; i < 32; ++i)
            salt += i;
        const QCborMap blobs{{QStringLiteral("original"), hash(6).bytes()}};
        const QCborMap content{{QStringLiteral("x"), -3.25},
                               {QStringLiteral("label"), QStringLiteral("王小明")},
                               {QStringLiteral("n"), -500},
                               {QStringLiteral("blobs"), blobs},
                               {QStringLiteral("b"), true}};
        const QByteArray body = Body::of(content, salt).bytes();
        QCOMPARE(body.toHex(), QByteArray(goldenBody));
        const Body made = Body::fromBytes(body).value();
        const QCborMap read = made.content();
        QCOMPARE(read.value(QStringLiteral("x")).toDouble(), -3.25);
        QCOMPARE(made.blobs().value(QStringLiteral("original")), hash(6));
    }

    void pickedWithoutTheRest() {
        const Body body = Body::fromBytes(QByteArray::fromHex(goldenBody)).value();
        const QCborMap picked =
            body.pick({QLatin1String("label"), QLatin1String("n"), QLatin1String("absent")});
        QCOMPARE(picked.size(), 2);
        QCOMPARE(picked.value(QStringLiteral("label")).toString(), QStringLiteral("王小明"));
        QCOMPARE(picked.value(QStringLiteral("n")).toInteger(), -500);
        QVERIFY(Body().pick({QLatin1String("label")}).isEmpty());
    }

    void saltDiffers() {
        QCOMPARE(Body::randomSalt().size(), 32);
        QVERIFY(Body::randomSalt() != Body::randomSalt());
    }

    void bodyOfAnotherShape() {
        QVERIFY(!Body::fromBytes("rubbish"));
        QVERIFY(!Body::fromBytes(Body::of({}, "short salt").bytes()));
        const QByteArray whole = QByteArray::fromHex(goldenBody);
        for (qsizetype i = 0; i < whole.size(); ++i) { // cut or flipped: perhaps nothing, never a crash
            QByteArray flipped = whole;
            flipped[i] = char(flipped[i] ^ 0x21);
            for (const QByteArray& bytes : {whole.left(i), flipped}) {
                const Body body = Body::fromBytes(bytes).value_or(Body());
                (void)body.content();
                (void)body.pick({QLatin1String("label")});
                (void)body.blobs();
            }
        }
    }
};

QTEST_GUILESS_MAIN(EventTest)
#include "tst_event.moc"
