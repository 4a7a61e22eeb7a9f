#include "tests/hub/http/hub_under_test.h"
#include "tests/hub/http/made_certificate.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <openssl/ssl.h>

using namespace mianguan;
using namespace mianguan::http;
using namespace std::chrono_literals;

class TestTls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        certificate = madeCertificate(folder.path(), QStringLiteral("hub"));
        hub = std::make_unique<HubUnderTest>();
        hub->options.endpoints.first().tls = certificate;
        hub->on(Method::Get, "/hello", say("hello"));
        hub->on(Method::Get, "/large", say(QByteArray(3'000'000, 'x')));
        hub->on(Method::Get, "/news", [this](const Request&, const Reply& reply) {
            reply.hold(50s, [this](const Reply&, HoldEnd why) { gone += why == HoldEnd::ClientGone; });
        });
        hub->on(
            Method::Post, "/length",
            [](const Request& request, const Reply& reply) {
                reply.answer(answer(200, "text/plain", QByteArray::number(request.body.size())));
            },
            10'000'000);
    }

    void requestsGoBySecureLines_data() {
        QTest::addColumn<int>("version");
        QTest::addRow("1.2") << TLS1_2_VERSION;
        QTest::addRow("1.3") << TLS1_3_VERSION;
    }
    void requestsGoBySecureLines() {
        QFETCH(const int, version);
        hub->start();
        WireClient client = hub->client();
        QVERIFY(client.startTls(version));
        QCOMPARE(client.tlsVersion(), version);
        QCOMPARE(client.ask(get("/hello")).body, QByteArray("hello"));
        QCOMPARE(client.ask(post("/length", QByteArray(2'000'000, 'x'))).body, QByteArray("2000000"));
        QCOMPARE(client.ask(get("/large")).body.size(), 3'000'000);
        QCOMPARE(client.ask(get("/hello", "A: b\r\n c\r\n")).status, 400);
        QVERIFY(client.isClosed());
    }

    void oldVersionsAreRefused() {
        hub->start();
        for (const int version : {TLS1_VERSION, TLS1_1_VERSION}) {
            WireClient client = hub->client();
            QVERIFY(!client.startTls(version));
        }
        QVERIFY(eventually([&] { return hub->metric("hub_http_refused_total{reason=\"handshake\"}") == 2; }));
    }

    void rubbishInsteadOfAHandshakeIsCut() {
        hub->options.limits.handshake = 200ms;
        hub->start();
        for (const QByteArray& rubbish : {get("/hello"), QByteArray(10'000, '\0'),
                                          QByteArray("\x16\x03\x01\xff\xff\x01", 6), QByteArray()}) {
            WireClient client = hub->client();
            client.send(rubbish);
            client.receiveAll();
        }
        QVERIFY(eventually([&] { return hub->metric("hub_http_refused_total{reason=\"handshake\"}") == 4; }));
        WireClient client = hub->client();
        QVERIFY(client.startTls());
        QCOMPARE(client.ask(get("/hello")).body, QByteArray("hello"));
    }

    void beyondTheCapTheyAreToldToo() {
        hub->options.limits.connections = 1;
        hub->start();
        WireClient served = hub->client();
        QVERIFY(served.startTls());
        QCOMPARE(served.ask(get("/hello")).status, 200);
        WireClient beyond = hub->client();
        QVERIFY(beyond.startTls());
        QCOMPARE(beyond.receive().status, 503);
    }

    void aPollWhoseClientIsGoneEnds() {
        hub->start();
        {
            WireClient client = hub->client();
            QVERIFY(client.startTls());
            client.send(get("/news"));
            QVERIFY(eventually([&] { return hub->metric("hub_http_in_flight") == 1; }));
            std::this_thread::sleep_for(50ms);
        }
        QVERIFY(eventually([&] { return gone == 1; }));
    }

    void certificatesAreRenewedWithoutAStop() {
        hub->start();
        WireClient before = hub->client();
        QVERIFY(before.startTls());
        const QByteArray oldKey = before.serverKeyHash();
        madeCertificate(folder.path(), QStringLiteral("hub"));
        QVERIFY(hub->server->renewCertificates());
        QVERIFY(eventually([&] {
            WireClient client = hub->client();
            return client.startTls() && client.serverKeyHash() != oldKey;
        }));
        QCOMPARE(before.ask(get("/hello")).status, 200);
        QFile(certificate.keyFile).remove();
        const auto failed = hub->server->renewCertificates();
        QVERIFY(!failed);
        QCOMPARE(failed.error().where, certificate.keyFile);
        WireClient client = hub->client();
        QVERIFY(client.startTls());
    }

    void aCertificateThatDoesNotFitIsToldAtTheStart() {
        const Certificate other = madeCertificate(folder.path(), QStringLiteral("other"));
        hub->options.endpoints.first().tls->keyFile = other.keyFile;
        const auto started = Server::start(hub->options, hub->routes);
        QVERIFY(!started);
        QVERIFY(!started.error().remedy.isEmpty());
    }

    void curlGetsAlong() {
        const QString curl = QStandardPaths::findExecutable(QStringLiteral("curl"));
        if (curl.isEmpty()) QSKIP("no curl here");
        hub->start();
        const auto run = [&](const QStringList& arguments, const QByteArray& input) {
            QProcess process;
            process.start(curl, QStringList{QStringLiteral("-sS"), QStringLiteral("--cacert"),
                                            certificate.chainFile, QStringLiteral("--connect-to"),
                                            QStringLiteral("localhost:443:127.0.0.1:%1").arg(hub->port())} +
                                    arguments);
            process.write(input);
            process.closeWriteChannel();
            process.waitForFinished();
            return process.readAllStandardOutput() + process.readAllStandardError();
        };
        const QString base = QStringLiteral("https://localhost");
        QCOMPARE(run({base + QStringLiteral("/hello")}, {}), QByteArray("hello"));
        QCOMPARE(run({QStringLiteral("--tlsv1.3"), base + QStringLiteral("/large")}, {}).size(), 3'000'000);
        const QByteArray body(3'000'000, 'x');
        const QString length = base + QStringLiteral("/length");
        QCOMPARE(run({QStringLiteral("--data-binary"), QStringLiteral("@-"), length}, body),
                 QByteArray("3000000"));
        QCOMPARE(run({QStringLiteral("-X"), QStringLiteral("POST"), QStringLiteral("-T"), QStringLiteral("-"),
                      length},
                     body),
                 QByteArray("3000000")); // in chunks, after 100 Continue
        QVERIFY(
            run({QStringLiteral("--data-binary"), QStringLiteral("@-"), length}, QByteArray(11'000'000, 'x'))
                .contains("body-too-large"));
        QVERIFY(run({QStringLiteral("-I"), base + QStringLiteral("/large")}, {})
                    .contains("Content-Length: 3000000"));
    }

private:
    QTemporaryDir folder;
    Certificate certificate;
    std::unique_ptr<HubUnderTest> hub;
    std::atomic<int> gone = 0;
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
