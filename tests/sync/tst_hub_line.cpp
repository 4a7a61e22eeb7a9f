#include "core/wire/request_signature.h"
#include "station.h"

#include <QElapsedTimer>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

// The way to the hub: connections kept, bandwidth, proxies, addresses.

using namespace mianguan;
using namespace mianguan::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// A proxy that takes one name and password, and joins to wherever it is told.
class FakeProxy {
public:
    explicit FakeProxy(QByteArray wants) : credentials(std::move(wants)) {
        listener = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* plain = reinterpret_cast<sockaddr*>(&address);
        if (bind(listener, plain, size) != 0 || listen(listener, 8) != 0 ||
            getsockname(listener, plain, &size) != 0)
            qFatal("no port for a fake proxy");
        port = ntohs(address.sin_port);
        thread = std::thread([this] { run(); });
    }
    ~FakeProxy() {
        shutdown(listener, SHUT_RDWR);
        thread.join();
        for (std::thread& each : joined)
            each.join();
        close(listener);
    }
    QString address() const { return u"http://127.0.0.1:%1"_s.arg(port); }
    std::atomic<int> let = 0;

private:
    void run() {
        for (int client = accept(listener, nullptr, nullptr); client >= 0;
             client = accept(listener, nullptr, nullptr))
            joined.emplace_back([this, client] { serve(client); });
    }

    void serve(int client) {
        for (;;) {
            QByteArray head;
            char byte = 0;
            while (!head.endsWith("\r\n\r\n") && recv(client, &byte, 1, 0) == 1)
                head += byte;
            if (head.isEmpty()) break;
            if (!head.toLower().contains("proxy-authorization: basic " + credentials.toBase64().toLower())) {
                const QByteArray refused =
                    "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n";
                send(client, refused.constData(), size_t(refused.size()), MSG_NOSIGNAL);
                continue;
            }
            ++let;
            join(client, head.split(' ')[1].split(':')[1].toUShort());
            break;
        }
        close(client);
    }

    static void join(int client, quint16 port) {
        const int hub = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(port);
        if (connect(hub, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return;
        const QByteArray fine = "HTTP/1.1 200 Fine\r\n\r\n";
        send(client, fine.constData(), size_t(fine.size()), MSG_NOSIGNAL);
        std::thread back([&] { pour(hub, client); });
        pour(client, hub);
        back.join();
        close(hub);
    }

    static void pour(int from, int to) {
        char bytes[16384];
        for (ssize_t size = recv(from, bytes, sizeof bytes, 0); size > 0;
             size = recv(from, bytes, sizeof bytes, 0))
            send(to, bytes, size_t(size), MSG_NOSIGNAL);
        shutdown(to, SHUT_RDWR);
        shutdown(from, SHUT_RDWR);
    }

    QByteArray credentials;
    int listener = -1;
    quint16 port = 0;
    std::thread thread;
    std::list<std::thread> joined;
};

sync::Answer<wire::HubInfo> hubOf(sync::HubConnection& connection) {
    return now<wire::HubInfo>([&](auto then) { connection.hub(then); });
}

bool missing(Station& station) {
    return now<wire::BlobsMissing>([&](auto then) { station.hub.missingBlobs({{nameOf("x")}}, then); })
        .has_value();
}

qint64 numberOf(const FakeRequest& request) { return request.header(wire::header::number).toLongLong(); }

} // namespace

class HubLineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneConnectionServesOneCallAfterAnother() {
        FakeHub fake;
        Station station(fake);
        for (int i = 0; i < 20; ++i)
            QVERIFY(hubOf(station.hub));
        QCOMPARE(fake.connections(), 1);
    }

    void aConnectionTheHubClosedIsMadeAnew() {
        FakeHub fake;
        Station station(fake);
        QVERIFY(hubOf(station.hub));
        fake.hangUp();
        QVERIFY(hubOf(station.hub));
        QVERIFY(fake.connections() >= 2);
    }

    /// Curl by itself would send the very same again on another connection, its nonce's number with it, and a
    /// hub that had taken it would call that a replay.
    void whatIsSmallAndWasCutUnansweredGoesOutSignedAnew_data() {
        QTest::addColumn<int>("call");
        const QStringList names{u"question"_s, u"events"_s, u"news"_s};
        for (int call = 0; call < names.size(); ++call)
            QTest::newRow(qPrintable(names[call])) << call;
    }
    void whatIsSmallAndWasCutUnansweredGoesOutSignedAnew() {
        QFETCH(const int, call);
        FakeHub fake;
        Station station(fake);
        const auto ask = [&] { return missing(station) && hubOf(station.hub); };
        QVERIFY(ask()); // a nonce, and a connection that is kept
        const int before = fake.connections();
        fake.setScript(
            [](const FakeRequest&, int n) { return n == 0 ? Fault{Fault::Kind::LoseAnswer} : Fault(); });
        const wire::EventBatch batch = station.batch(2);
        if (call == 0) QVERIFY(missing(station));
        if (call == 1)
            QVERIFY(now<wire::EventOutcomes>([&](auto then) { station.hub.sendEvents(batch, then); }));
        if (call == 2) QVERIFY(now<wire::Changes>([&](auto then) { station.hub.changes(0, 0s, then); }));
        QCOMPARE(fake.connections(), before + 1);
        const auto requests = fake.requests();
        QCOMPARE(requests.size(), 2);
        QCOMPARE(requests[0].body, requests[1].body);
        QVERIFY(numberOf(requests[0]) < numberOf(requests[1]));
        if (call == 1) QCOMPARE(fake.state.log().size(), 2);
    }

    void whatIsLargeAndWasCutUnansweredIsAskedAboutFirst() {
        FakeHub fake;
        Station station(fake);
        QVERIFY(missing(station));
        fake.setScript(
            [](const FakeRequest&, int n) { return n == 0 ? Fault{Fault::Kind::LoseAnswer} : Fault(); });
        const QByteArray picture = noise(200'000);
        wire::BlobBundle bundle{{{nameOf(picture), picture}}};
        const auto answer = now<wire::BlobResults>([&](auto then) { station.hub.sendBundle(bundle, then); });
        QVERIFY(!answer);
        QVERIFY(answer.error().isRetryable());
        QCOMPARE(answer.error().code, QString()); // and nobody is told of a replay
        QCOMPARE(countOf(fake.requests(), "POST", u"/v1/blobs"_s), 1);
        QCOMPARE(fake.state.blobs().value(bundle.blobs[0].name), picture);
    }

    void theCapIsOfAllTransfersTogether() {
        FakeHub fake;
        Station station(fake);
        station.hub.capSpeed(1'000'000);
        const QByteArray bytes = noise(500'000);
        QElapsedTimer clock;
        clock.start();
        QList<std::shared_ptr<std::promise<bool>>> all;
        for (int i = 0; i < 4; ++i) {
            auto promise = std::make_shared<std::promise<bool>>();
            all += promise;
            station.hub.putBlob(nameOf(bytes), bytes,
                                [promise](const auto& answer) { promise->set_value(bool(answer)); });
        }
        for (const auto& promise : all)
            QVERIFY(promise->get_future().get());
        QVERIFY2(clock.elapsed() > 1000,
                 qPrintable(QString::number(clock.elapsed()))); // 2 s, less what curl lets burst
    }

    void aProxyIsGoneThroughWithItsNameAndPassword() {
        FakeHub fake;
        FakeProxy proxy("wang:secret 1");
        sync::Route route = Station::routeTo(fake);
        route.proxy = {sync::Proxy::Choice::This, proxy.address(), u"wang"_s, Secret(u"secret 1"_s)};
        sync::HubConnection connection(route);
        const auto info = hubOf(connection);
        QVERIFY2(info, qPrintable(info ? QString() : info.error().error.sentence()));
        QCOMPARE(proxy.let.load(), 1);
    }

    void aProxyThatRefusesIsForAPerson() {
        FakeHub fake;
        FakeProxy proxy("wang:secret");
        sync::Route route = Station::routeTo(fake);
        route.proxy = {sync::Proxy::Choice::This, proxy.address(), u"wang"_s, Secret(u"wrong"_s)};
        sync::HubConnection connection(route);
        const auto info = hubOf(connection);
        QVERIFY(!info);
        QVERIFY(!info.error().isRetryable());
        QCOMPARE(info.error().error.where, proxy.address());
        QCOMPARE(proxy.let.load(), 0);
    }

    void theEnvironmentsProxyIsTaken() {
        FakeHub fake;
        FakeProxy proxy("a:b");
        qputenv("https_proxy", "http://a:b@" + proxy.address().mid(7).toLatin1());
        qunsetenv("no_proxy");
        qunsetenv("NO_PROXY");
        sync::Route route = Station::routeTo(fake);
        route.proxy = {};
        sync::HubConnection connection(route);
        QVERIFY(hubOf(connection));
        qunsetenv("https_proxy");
        QCOMPARE(proxy.let.load(), 1);
    }

    void aProxyChangesWhileConnected() {
        FakeHub fake;
        FakeProxy proxy("a:b");
        Station station(fake);
        station.hub.useProxy({sync::Proxy::Choice::This, proxy.address(), u"a"_s, Secret(u"b"_s)});
        QVERIFY(hubOf(station.hub));
        QCOMPARE(proxy.let.load(), 1);
    }

    void nobodyThereIsTriedAgain() {
        QString address;
        {
            FakeHub gone;
            address = gone.address();
        }
        sync::Route route{address, {Hash::of("x")}, {}, {}};
        route.proxy.choice = sync::Proxy::Choice::None;
        sync::HubConnection nowhere(route);
        QVERIFY(hubOf(nowhere).error().isRetryable());
        route.address = u"no-such-host.invalid"_s;
        sync::HubConnection unknown(route);
        const auto answer = hubOf(unknown);
        QVERIFY(answer.error().isRetryable());
        QCOMPARE(answer.error().error.where, route.address);
    }

    void plainHttpIsNoHub() {
        FakeProxy plain("x:y"); // it answers in clear
        sync::Route route{plain.address().mid(7), {Hash::of("x")}, {}, {}};
        route.proxy.choice = sync::Proxy::Choice::None;
        sync::HubConnection connection(route);
        QVERIFY(!hubOf(connection));
    }
};

QTEST_GUILESS_MAIN(HubLineTest)
#include "tst_hub_line.moc"
