#include "tests/hub/http/hub_under_test.h"

#include <QTest>

#include <future>

using namespace mianguan;
using namespace mianguan::http;
using namespace std::chrono_literals;

class TestLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        hub = std::make_unique<HubUnderTest>();
        hub->on(Method::Get, "/hello", say("hello"));
        hub->on(Method::Post, "/post", say("posted"), 1'000'000, {300ms, 0});
        hub->on(Method::Post, "/paced", say("paced"), 1'000'000, {300ms, 1000});
        hub->on(Method::Get, "/large", say(QByteArray(20'000'000, 'x')));
    }

    void aSlowHeadIsRefused() {
        hub->options.limits.head = 200ms;
        hub->start();
        WireClient client = hub->client();
        for (int i = 0; i < 100; ++i) { // a byte now and then gains nothing
            if (!client.send(i == 0 ? "GET /hello HTTP/1.1\r\n" : "A: b\r\n")) break;
            std::this_thread::sleep_for(10ms);
        }
        QCOMPARE(client.receive().status, 408);
        QCOMPARE(hub->metric("hub_http_refused_total{reason=\"head-too-slow\"}"), 1);
        QCOMPARE(hub->ask(get("/hello")).status, 200);
    }

    void oneWhoSaysNothingIsClosed() {
        hub->options.limits.head = 100ms;
        hub->start();
        WireClient silent = hub->client();
        QVERIFY(silent.isClosed());
        QCOMPARE(hub->access.all().size(), 0);
    }

    void anIdleConnectionIsClosed() {
        hub->options.limits.idle = 100ms;
        hub->start();
        WireClient client = hub->client();
        QCOMPARE(client.ask(get("/hello")).status, 200);
        QVERIFY(client.isClosed());
    }

    void aSlowBodyIsRefused() {
        hub->start();
        WireClient client = hub->client();
        client.send("POST /post HTTP/1.1\r\nHost: hub\r\nContent-Length: 1000\r\n\r\n");
        for (int i = 0; i < 100 && client.send("x"); ++i)
            std::this_thread::sleep_for(10ms);
        const Got got = client.receive();
        QCOMPARE(got.status, 408);
        QCOMPARE(codeOf(got), QStringLiteral("too-slow"));
        QCOMPARE(hub->metric("hub_http_refused_total{reason=\"body-too-slow\"}"), 1);
    }

    void aBodyAtItsPaceMayTakeLong() {
        hub->start();
        WireClient client = hub->client();
        client.send("POST /paced HTTP/1.1\r\nHost: hub\r\nContent-Length: 1000\r\n\r\n");
        for (int i = 0; i < 10; ++i) { // 1000 bytes in at least half a second, which is more than 300 ms
            client.send(QByteArray(100, 'x'));
            std::this_thread::sleep_for(50ms);
        }
        QCOMPARE(client.receive().status, 200);
    }

    void oneWhoDoesNotReadIsCut() {
        hub->options.limits.write = 200ms;
        hub->start();
        WireClient client = hub->client();
        client.receiveLittle();
        client.send(get("/large"));
        QVERIFY(hub->access.atLeast(1).first().contains("\"status\":499"));
        QCOMPARE(hub->metric("hub_http_refused_total{reason=\"reads-too-slowly\"}"), 1);
        QVERIFY(eventually([&] { return hub->metric("hub_http_connections") == 0; }));
    }

    void oneCutOffInMidRequestHarmsNobody() {
        std::atomic<int> called = 0;
        hub->on(
            Method::Post, "/called",
            [&](const Request&, const Reply& reply) {
                ++called;
                reply.answer(noContent());
            },
            1000);
        hub->start();
        const QByteArray bytes = post("/called", "0123456789");
        for (qsizetype cut = 0; cut < bytes.size(); ++cut) {
            WireClient client = hub->client();
            client.send(bytes.first(cut));
        }
        QCOMPARE(hub->ask(bytes).status, 204);
        QCOMPARE(called.load(), 1);
        QVERIFY(eventually([&] { return hub->metric("hub_http_connections") == 0; }));
        QCOMPARE(hub->metric("hub_http_in_flight"), 0);
    }

    void aHandlerThatTakesTooLongIsNotWaitedFor() {
        hub->options.limits.answer = 100ms;
        std::promise<Reply> promised;
        hub->on(Method::Get, "/never",
                [&](const Request&, const Reply& reply) { promised.set_value(reply); });
        hub->start();
        WireClient client = hub->client();
        const Got got = client.ask(get("/never"));
        QCOMPARE(got.status, 503);
        QCOMPARE(codeOf(got), QStringLiteral("took-too-long"));
        QVERIFY(got.headers.has("Retry-After"));
        const Reply kept = promised.get_future().get();
        QVERIFY(!kept.isOpen());
        kept.answer(noContent()); // reaches nobody
        QCOMPARE(client.ask(get("/hello")).body, QByteArray("hello"));
    }

    void bodiesInMemoryAreLimitedAltogether() {
        hub->options.limits.bodiesBytes = 500'000;
        std::vector<Reply> held;
        std::mutex mutex;
        hub->on(
            Method::Post, "/keep",
            [&](const Request&, const Reply& reply) {
                const std::lock_guard lock(mutex);
                held.push_back(reply);
            },
            400'000);
        hub->start();
        WireClient first = hub->client();
        first.send(post("/keep", QByteArray(400'000, 'x')));
        QVERIFY(eventually([&] {
            const std::lock_guard lock(mutex);
            return held.size() == 1;
        }));
        const Got got = hub->ask(post("/keep", QByteArray(400'000, 'x')));
        QCOMPARE(got.status, 503);
        QCOMPARE(codeOf(got), QStringLiteral("server-busy"));
        held.front().answer(noContent());
        QCOMPARE(first.receive().status, 204);
        WireClient again = hub->client();
        again.send(post("/keep", QByteArray(400'000, 'x')));
        QVERIFY(eventually([&] {
            const std::lock_guard lock(mutex);
            return held.size() == 2;
        }));
    }

    void beyondTheCapConnectionsAreToldSo() {
        hub->options.limits.connections = 3;
        hub->start();
        std::vector<WireClient> served;
        for (int i = 0; i < 3; ++i) {
            served.push_back(hub->client());
            QCOMPARE(served.back().ask(get("/hello")).status, 200);
        }
        WireClient beyond = hub->client();
        const Got got = beyond.receive(); // without having asked
        QCOMPARE(got.status, 503);
        QCOMPARE(codeOf(got), QStringLiteral("too-many-connections"));
        QVERIFY(got.headers.has("Retry-After"));
        QCOMPARE(got.text("Connection"), QByteArray("close"));
        QCOMPARE(served[1].ask(get("/hello")).status, 200);
        served.pop_back();
        QVERIFY(eventually([&] { return hub->ask(get("/hello")).status == 200; }));
        QVERIFY(hub->metric("hub_http_refused_total{reason=\"too-many-connections\"}") >= 1);
    }

    void twoThousandBeyondTheCapDoNoHarm() {
        hub->options.limits.connections = 100;
        hub->options.limits.linger = 10s;
        hub->start();
        std::vector<WireClient> served, beyond;
        for (int i = 0; i < 100; ++i) {
            served.push_back(hub->client());
            QCOMPARE(served.back().ask(get("/hello")).status, 200);
        }
        for (int i = 0; i < 2000; ++i) { // and they stay, idle
            beyond.push_back(hub->client());
            QVERIFY(beyond.back().isOpen());
        }
        for (WireClient& client : served)
            QCOMPARE(client.ask(get("/hello")).status, 200);
        for (WireClient& client : beyond)
            QCOMPARE(client.receive().status, 503);
        QCOMPARE(hub->metric("hub_http_refused_total{reason=\"too-many-connections\"}"), 2000);
        QCOMPARE(hub->metric("hub_http_connections"), 100);
        beyond.clear();
        QVERIFY(eventually([&] { return served.front().ask(get("/hello")).status == 200; }));
    }

    void beyondThoseBeingToldConnectionsAreCut() {
        hub->options.limits.connections = 1;
        hub->options.limits.turnedAway = 2;
        hub->options.limits.linger = 10s;
        hub->start();
        WireClient served = hub->client();
        QCOMPARE(served.ask(get("/hello")).status, 200);
        std::vector<WireClient> told;
        for (int i = 0; i < 2; ++i) {
            told.push_back(hub->client());
            QCOMPARE(told.back().receive().status, 503);
        }
        WireClient cut = hub->client();
        QCOMPARE(cut.receive().status, 0);
        QCOMPARE(hub->metric("hub_http_refused_total{reason=\"cut-unanswered\"}"), 1);
    }

    void oneAddressMayHaveSoMany() {
        hub->options.limits.perAddress = 2;
        hub->start();
        std::vector<WireClient> clients;
        for (int i = 0; i < 2; ++i) {
            clients.push_back(hub->client());
            QCOMPARE(clients.back().ask(get("/hello")).status, 200);
        }
        QCOMPARE(hub->client().receive().status, 429);
        clients.pop_back();
        QVERIFY(eventually([&] { return hub->ask(get("/hello")).status == 200; }));
    }

    void onlyATrustedProxyIsBelieved() {
        const auto who = [](const Request& request, const Reply& reply) {
            reply.answer(answer(200, "text/plain", request.remote + ' ' + request.id));
        };
        const QByteArray asked =
            get("/who", "X-Forwarded-For: 6.6.6.6, 192.0.2.7, 127.0.0.1\r\nX-Request-Id: from-proxy\r\n");
        hub->on(Method::Get, "/who", who);
        hub->start();
        QVERIFY(hub->ask(asked).body.startsWith("127.0.0.1 "));
        QVERIFY(!hub->ask(asked).body.contains("from-proxy"));
        hub->server.reset();
        hub->options.trustedProxies = {"127.0.0.1"};
        hub->start();
        QCOMPARE(hub->ask(asked).body, QByteArray("192.0.2.7 from-proxy"));
        QVERIFY(hub->ask(get("/who", "X-Forwarded-For: rubbish\r\nX-Request-Id: a b\"c\r\n"))
                    .body.startsWith("127.0.0.1 "));
        QVERIFY(!hub->ask(get("/who", "X-Request-Id: a b\"c\r\n")).body.contains('"'));
    }

private:
    std::unique_ptr<HubUnderTest> hub;
};

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
