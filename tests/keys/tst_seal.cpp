#include "core/keys/seal.h"
#include "core/keys/signature.h"

#include <QTest>

using namespace mianguan;

namespace {

Key keyOf(const char* hex) { return Key::fromBytes(QByteArray::fromHex(hex)); }
QByteArray flipped(QByteArray bytes, qsizetype place, int bit = 0) {
    bytes[place] = char(bytes[place] ^ (1 << bit));
    return bytes;
}

// draft-irtf-cfrg-xchacha-03, A.3.1
const char draftKey[] = "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f";
const char draftAbout[] = "50515253c0c1c2c3c4c5c6c7";
const char draftSealed[] =
    "404142434445464748494a4b4c4d4e4f5051525354555657"
    "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c670"
    "8c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9"
    "768812f615c68b13b52e"
    "c0875924c1c7987947deafd8780acf49";
const char draftPlain[] =
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
    "sunscreen would be it.";

} // namespace

class SealTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDraftsVectorOpens() {
        const auto plain =
            unseal(keyOf(draftKey), QByteArray::fromHex(draftSealed), QByteArray::fromHex(draftAbout));
        QVERIFY(plain);
        QCOMPARE(*plain, QByteArray(draftPlain));
    }

    void whatIsSealedOpens_data() {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 63, 64, 65, 100'000})
            QTest::addRow("%d", size) << size;
    }
    void whatIsSealedOpens() {
        QFETCH(int, size);
        const Key key = Key::random();
        const QByteArray plain(size, 'p');
        const QByteArray sealed = seal(key, plain, "about");
        QCOMPARE(sealed.size(), plain.size() + sealOverhead);
        QVERIFY(size < 16 || !sealed.contains(plain));
        QVERIFY(sealed != seal(key, plain, "about"));
        const auto again = unseal(key, sealed, "about");
        QVERIFY(again);
        QCOMPARE(*again, plain);
    }

    void everyChangedBitIsNoticed() {
        const Key key = Key::random();
        const QByteArray sealed = seal(key, "what a graduate looks like", "the graduate");
        for (qsizetype place = 0; place < sealed.size(); ++place) {
            for (int bit = 0; bit < 8; ++bit)
                QVERIFY(!unseal(key, flipped(sealed, place, bit), "the graduate"));
        }
        for (qsizetype size = 0; size < sealed.size(); ++size)
            QVERIFY(!unseal(key, sealed.first(size), "the graduate"));
        QVERIFY(!unseal(key, sealed + '\0', "the graduate"));
    }

    void ofAnotherThingOrByAnotherKey() {
        const Key key = Key::random();
        const QByteArray sealed = seal(key, "plain", "this");
        QCOMPARE(unseal(key, sealed, "that").error().kind, ErrorKind::Corrupt);
        QCOMPARE(unseal(key, sealed, "").error().kind, ErrorKind::Corrupt);
        QCOMPARE(unseal(Key::random(), sealed, "this").error().kind, ErrorKind::Corrupt);
        QCOMPARE(unseal(Key(), sealed, "this").error().kind, ErrorKind::Corrupt);
    }

    void keysAreSealedToo() {
        const Key with = Key::random();
        const Key key = Key::random();
        const QByteArray sealed = sealKey(with, key, "whose");
        QCOMPARE(sealed.size(), Key::size + sealOverhead);
        QCOMPARE(unsealKey(with, sealed, "whose")->view(), key.view());
        QVERIFY(!unsealKey(with, sealed, "another's"));
        QVERIFY(!unsealKey(key, sealed, "whose"));
        QVERIFY(!unsealKey(Key(), sealed, "whose"));
        for (qsizetype place = 0; place < sealed.size(); ++place)
            QVERIFY(!unsealKey(with, flipped(sealed, place), "whose"));
        QVERIFY(!unsealKey(with, seal(with, QByteArray(31, 'k'), "whose"), "whose"));
    }

    void signaturesOfRfc8032_data() {
        QTest::addColumn<QByteArray>("seed");
        QTest::addColumn<QByteArray>("open");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("signature");
        QTest::newRow("test 1")
            << QByteArray("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
            << QByteArray("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a") << QByteArray()
            << QByteArray("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                          "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        QTest::newRow("test 2")
            << QByteArray("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
            << QByteArray("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
            << QByteArray("72")
            << QByteArray("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                          "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    }
    void signaturesOfRfc8032() {
        QFETCH(QByteArray, seed);
        QFETCH(QByteArray, open);
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, signature);
        const SigningKey key = SigningKey::fromSeed(keyOf(seed));
        const QByteArray said = QByteArray::fromHex(message);
        QCOMPARE(key.publicKey().bytes().toHex(), open);
        QCOMPARE(key.sign(said).toHex(), signature);
        QVERIFY(key.publicKey().verifies(said, QByteArray::fromHex(signature)));
    }

    void onlyWhatWasSignedVerifies() {
        const SigningKey key = SigningKey::random();
        const QByteArray message = "approved";
        const QByteArray signature = key.sign(message);
        QCOMPARE(signature.size(), 64);
        QVERIFY(key.publicKey().verifies(message, signature));
        QVERIFY(!key.publicKey().verifies("rejected", signature));
        QVERIFY(!SigningKey::random().publicKey().verifies(message, signature));
        QVERIFY(!PublicKey().verifies(message, signature));
        QVERIFY(!key.publicKey().verifies(message, signature.first(63)));
        QVERIFY(!key.publicKey().verifies(message, signature + '\0'));
        QVERIFY(!key.publicKey().verifies(message, {}));
        for (qsizetype place = 0; place < signature.size(); ++place)
            QVERIFY(!key.publicKey().verifies(message, flipped(signature, place)));
    }

    void aSeedMakesTheSameKeyAgain() {
        const SigningKey key = SigningKey::random();
        QCOMPARE(SigningKey::fromSeed(key.seed().copy()).publicKey(), key.publicKey());
        QVERIFY(SigningKey::fromSeed(Key()).isNull());
        QVERIFY(SigningKey().isNull());
        QVERIFY(SigningKey().publicKey().isNull());
    }

    void aPublicKeyIsItsBytes() {
        const PublicKey key = SigningKey::random().publicKey();
        QCOMPARE(*PublicKey::fromBytes(key.bytes()), key);
        QVERIFY(!PublicKey::fromBytes(QByteArray(31, 'k')));
        QVERIFY(!PublicKey::fromBytes(QByteArray(33, 'k')));
        QVERIFY(!PublicKey::fromBytes({}));
    }

    void aPublicKeyNamesItsStation() {
        // sha256sum of the 32 bytes.
        const auto key = PublicKey::fromBytes(
            QByteArray::fromHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        QCOMPARE(key->id().hex(), QStringLiteral("21fe31dfa154a261626bf854046fd227"));
    }
};

QTEST_APPLESS_MAIN(SealTest)
#include "tst_seal.moc"
