#include "core/wire/nonce.h"
#include "core/wire/request_signature.h"
#include "core/wire/versions.h"
#include "samples.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::wire;
using namespace std::chrono_literals;

namespace {

RequestFacts facts() { return {"POST", "/v1/events?x=1", Hash::of("body"), "bm9uY2U", 42}; }

Result<RequestSignature> read(const QByteArrayList& lines) {
    QByteArrayList values;
    for (const QByteArray& line : lines)
        values += line.mid(line.indexOf(": ") + 2);
    return RequestSignature::fromHeaders(values[0], values[1], values[2], values[3]);
}

Key key(char byte) { return Key::fromBytes(QByteArray(Key::size, byte)); }

} // namespace

class RequestSignatureTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsSignedIsWhatWasAgreed() {
        QCOMPARE(signedRequest(facts()),
                 QByteArray("mianguan request\nPOST\n/v1/events?x=1\n") +
                     "230d8358dc8e8890b4c58deeb62912ee2f20357ae92a5cc861b98e68fe31acb5"
                     "\nbm9uY2U\n42");
    }

    void aRequestIsItsSignersAlone() {
        const SigningKey key = sample::signer();
        const auto signature = read(RequestSignature::by(key, key.publicKey().id(), facts()).headerLines());
        QVERIFY(signature);
        QCOMPARE(signature->caller, key.publicKey().id());
        QVERIFY(signature->fits(key.publicKey(), "POST", "/v1/events?x=1", Hash::of("body")));
        QVERIFY(
            !signature->fits(SigningKey::random().publicKey(), "POST", "/v1/events?x=1", Hash::of("body")));
        QVERIFY(!signature->fits(key.publicKey(), "PUT", "/v1/events?x=1", Hash::of("body")));
        QVERIFY(!signature->fits(key.publicKey(), "POST", "/v1/events?x=2", Hash::of("body")));
        QVERIFY(!signature->fits(key.publicKey(), "POST", "/v1/events?x=1", Hash::of("bodx")));
        RequestSignature other = *signature;
        other.number = 43;
        QVERIFY(!other.fits(key.publicKey(), "POST", "/v1/events?x=1", Hash::of("body")));
        other = *signature;
        other.nonce = "bm9uY2V";
        QVERIFY(!other.fits(key.publicKey(), "POST", "/v1/events?x=1", Hash::of("body")));
    }

    void aHeaderThatIsNotAsAgreedIsNamed_data() {
        QTest::addColumn<int>("index");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("name");
        const QString caller = QLatin1String(header::caller), nonce = QLatin1String(header::nonce),
                      number = QLatin1String(header::number), signature = QLatin1String(header::signature);
        for (const char* wrong : {"", "zz", "ABABABABABABABABABABABABABABABAB"})
            QTest::addRow("caller %s", wrong) << 0 << QByteArray(wrong) << caller;
        for (const char* wrong : {"", "a b", "a\nb", "a=", "\xe5\x85\x8d"})
            QTest::addRow("nonce %s", wrong) << 1 << QByteArray(wrong) << nonce;
        QTest::addRow("long nonce") << 1 << QByteArray(201, 'a') << nonce;
        for (const char* wrong : {"", "0", "-1", "01", "+1", " 1", "1x", "9007199254740993",
                                  "9223372036854775807", "9223372036854775808"})
            QTest::addRow("number %s", wrong) << 2 << QByteArray(wrong) << number;
        for (const QByteArray& wrong :
             {QByteArray(), QByteArray(86, '='), QByteArray(85, 'A'), QByteArray(86, 'B')})
            QTest::addRow("signature %s", wrong.constData()) << 3 << wrong << signature;
    }
    void aHeaderThatIsNotAsAgreedIsNamed() {
        QFETCH(int, index);
        QFETCH(QByteArray, value);
        QFETCH(QString, name);
        QByteArrayList lines = RequestSignature::by(sample::signer(), sample::id('s'), facts()).headerLines();
        lines[index] = "x: " + value;
        const auto signature = read(lines);
        QVERIFY(!signature);
        QCOMPARE(signature.error().where, name);
    }

    void aNonceIsReadByTheKeyThatMadeIt() {
        const Nonce made = Nonce::make(key('k'), 5000ms);
        const auto read = Nonce::read(key('k'), made.text());
        QVERIFY(read);
        QCOMPARE(read->expiry(), 5000ms);
        QVERIFY(!read->isStale(4999ms));
        QVERIFY(read->isStale(5000ms));
        QVERIFY(!Nonce::read(key('l'), made.text()));
        QVERIFY(Nonce::make(key('k'), 5000ms).text() != made.text());
    }

    /// By another program (Python's hmac): hubs of several processes and versions must agree.
    void aNonceIsWrittenAsItAlwaysWas() {
        QCOMPARE(Nonce::make(key('k'), 5000ms, QByteArray(16, 'r')).text(),
                 QByteArray("AAAAAAAAE4hycnJycnJycnJycnJycnJyn9s8WR4WCRX3q_Z4YLGkcM7WZDpFGDBjUNav54g28O4"));
    }

    void noChangedNonceIsRead() {
        const QByteArray made = Nonce::make(key('k'), 5000ms).text();
        for (qsizetype i = 0; i < made.size(); ++i)
            for (const char other : {'A', 'b', '=', '\0', '+'}) {
                QByteArray changed = made;
                if (changed[i] == other) continue;
                changed[i] = other;
                QVERIFY2(!Nonce::read(key('k'), changed), changed.constData());
            }
        for (const QByteArray& wrong : {QByteArray(), made.chopped(1), made + 'A', QByteArray(1 << 20, 'A')})
            QVERIFY(!Nonce::read(key('k'), wrong));
    }

    void theBestCommonVersionIsTaken() {
        QCOMPARE(commonVersion({1, 2, 3}), 1);
        QCOMPARE(commonVersion({2, 3}), std::nullopt);
        QCOMPARE(commonVersion({}), std::nullopt);
    }
};

QTEST_APPLESS_MAIN(RequestSignatureTest)
#include "tst_request_signature.moc"
