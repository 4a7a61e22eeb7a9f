#include "tests/hub/http/hub_under_test.h"

#include <QFile>
#include <QTest>

#include <sys/resource.h>

using namespace mianguan;
using namespace mianguan::http;
using namespace std::chrono_literals;

namespace {

qint64 residentBytes() {
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4096;
}

/// Requests held until someone lets them go, as a long poll waits for news.
class Waiting {
public:
    Handler handler(std::chrono::milliseconds most) {
        return [this, most](const Request&, const Reply& reply) {
            reply.hold(most, [this](const Reply& held, HoldEnd why) {
                ends[static_cast<int>(why)] += 1;
                held.answer(answer(200, "text/plain", "nothing new"));
            });
            const std::lock_guard lock(mutex);
            replies.push_back(reply);
        };
    }
    size_t count() {
        const std::lock_guard lock(mutex);
        return replies.size();
    }
    void tell(const QByteArray& news) {
        std::vector<Reply> told;
        {
            const std::lock_guard lock(mutex);
            told.swap(replies);
        }
        for (const Reply& reply : told)
            reply.answer(answer(200, "text/plain", news));
    }
    int ended(HoldEnd why) { return ends[static_cast<int>(why)]; }

private:
    std::mutex mutex;
    std::vector<Reply> replies;
    std::array<std::atomic<int>, 3> ends{};
};

} // namespace

class TestLife : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        waiting = std::make_unique<Waiting>();
        hub = std::make_unique<HubUnderTest>();
        hub->options.workers = 1;
        hub->on(Method::Get, "/hello", say("hello"));
        hub->on(Method::Get, "/news", waiting->handler(50s));
        hub->on(Method::Get, "/news/soon", waiting->handler(100ms));
        hub->on(Method::Get, "/news/plain", [](const Request&, const Reply& reply) { reply.hold(100ms); });
        hub->on(Method::Get, "/work", [this](const Request&, const Reply& reply) {
            working = true;
            while (!mayEnd)
                std::this_thread::sleep_for(5ms);
            reply.answer(answer(200, "text/plain", "done"));
        });
    }
    void cleanup() {
        mayEnd = true;
        hub.reset();
        working = mayEnd = false;
    }

    void aHeldRequestIsAnsweredByWhoever() {
        hub->start();
        WireClient client = hub->client();
        client.send(get("/news"));
        QVERIFY(eventually([&] { return waiting->count() == 1; }));
        waiting->tell("approved");
        QCOMPARE(client.receive().body, QByteArray("approved"));
        QCOMPARE(client.ask(get("/hello")).body, QByteArray("hello"));
    }

    void aHeldRequestEndsWhenItsTimeIsUp() {
        hub->options.limits.answer = 50ms; // less than the hold, which is no matter of the handler's time
        hub->start();
        WireClient client = hub->client();
        QCOMPARE(client.ask(get("/news/soon")).body, QByteArray("nothing new"));
        QCOMPARE(waiting->ended(HoldEnd::TimeIsUp), 1);
        QCOMPARE(client.ask(get("/news/plain")).status, 204);
        QCOMPARE(client.ask(get("/hello")).body, QByteArray("hello"));
    }

    void aHeldRequestEndsWhenItsClientIsGone() {
        hub->start();
        {
            WireClient client = hub->client();
            client.send(get("/news"));
            QVERIFY(eventually([&] { return waiting->count() == 1; }));
        }
        QVERIFY(eventually([&] { return waiting->ended(HoldEnd::ClientGone) == 1; }));
        QVERIFY(hub->access.atLeast(1).first().contains("499"));
        waiting->tell("too late");
        QVERIFY(eventually([&] { return hub->metric("hub_http_connections") == 0; }));
    }

    void aThousandWaitWhileOthersAreServed() {
        hub->options.limits.connections = 1100;
        hub->start();
        std::vector<WireClient> polls;
        for (int i = 0; i < 1000; ++i) {
            polls.push_back(hub->client());
            QVERIFY(polls.back().send(get("/news")));
        }
        QVERIFY(eventually([&] { return waiting->count() == 1000; }));
        WireClient other = hub->client();
        for (int i = 0; i < 500; ++i)
            QCOMPARE(other.ask(get("/hello")).body, QByteArray("hello"));
        QVERIFY(eventually([&] { return hub->metric("hub_http_in_flight") == 1000; }));
        waiting->tell("news");
        for (WireClient& client : polls)
            QCOMPARE(client.receive().body, QByteArray("news"));
        for (WireClient& client : polls)
            QCOMPARE(client.ask(get("/hello")).body, QByteArray("hello"));
    }

    void stoppingLetsWorkEndAndPollsGo() {
        hub->options.workers = 2;
        hub->start();
        WireClient idle = hub->client(), poll = hub->client(), worker = hub->client(),
                   halfway = hub->client();
        QCOMPARE(idle.ask(get("/hello")).status, 200);
        poll.send(get("/news"));
        worker.send(get("/work") + get("/hello"));
        halfway.send("GET /hel");
        QVERIFY(eventually([&] { return waiting->count() == 1 && working; }));
        const quint16 port = hub->port();
        std::thread stopping([&] { hub->server->stop(20s); });
        QCOMPARE(poll.receive().body, QByteArray("nothing new"));
        QCOMPARE(waiting->ended(HoldEnd::Stopping), 1);
        QVERIFY(idle.isClosed());
        QVERIFY(!WireClient(port).isOpen());
        halfway.send("lo HTTP/1.1\r\nHost: hub\r\n\r\n");
        QCOMPARE(halfway.receive().text("Connection"), QByteArray("close"));
        mayEnd = true;
        const Got got = worker.receive();
        QCOMPARE(got.body, QByteArray("done"));
        QCOMPARE(got.text("Connection"), QByteArray("close"));
        QVERIFY(worker.isClosed());
        stopping.join();
        QCOMPARE(hub->metric("hub_http_connections"), 0);
    }

    void whatDoesNotEndWithinTheGraceIsCut() {
        hub->start();
        WireClient worker = hub->client();
        worker.send(get("/work"));
        QVERIFY(eventually([&] { return working.load(); }));
        std::thread stopping([&] { hub->server->stop(50ms); });
        QCOMPARE(worker.receive().status, 0);
        mayEnd = true;
        stopping.join();
        QVERIFY(hub->access.all().last().contains("499"));
    }

    void aReplyMayOutliveTheServer() {
        hub->start();
        WireClient client = hub->client();
        client.send(get("/news"));
        QVERIFY(eventually([&] { return waiting->count() == 1; }));
        hub->server.reset();
        waiting->tell("nobody listens");
        QCOMPARE(waiting->ended(HoldEnd::Stopping), 1);
    }

    void twoServersDoNotShareAPort() {
        hub->start();
        Options options = hub->options;
        options.endpoints.first().port = hub->port();
        const auto second = Server::start(options, hub->routes);
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Busy);
        options.endpoints.first().address = "no address";
        QVERIFY(!Server::start(options, hub->routes));
    }

    void bothFamiliesAreListenedTo() {
        hub->options.endpoints = {{"::", 0, std::nullopt}};
        hub->on(Method::Get, "/who", [](const Request& request, const Reply& reply) {
            reply.answer(answer(200, "text/plain", request.remote));
        });
        hub->start();
        QCOMPARE(hub->ask(get("/who")).body, QByteArray("127.0.0.1"));
    }

    void severalIoThreadsServe() {
        hub->options.ioThreads = 2;
        hub->options.workers = 4;
        hub->start();
        std::atomic<int> right = 0;
        std::vector<std::thread> clients;
        for (int i = 0; i < 8; ++i)
            clients.emplace_back([&] {
                WireClient client = hub->client();
                for (int j = 0; j < 200; ++j)
                    right += client.ask(get("/hello")).body == "hello";
            });
        for (std::thread& client : clients)
            client.join();
        QCOMPARE(right.load(), 1600);
    }

    void memoryStaysFlat() {
        hub->options.accessLog = {};
        hub->on(Method::Post, "/post", say("posted"), 100'000);
        hub->start();
        const auto round = [&] {
            for (int i = 0; i < 50; ++i) {
                WireClient client = hub->client();
                for (int j = 0; j < 40; ++j)
                    if (client.ask(post("/post", QByteArray(20'000, 'x'))).status != 200) qFatal("refused");
                client.ask(get("/nothing/" + QByteArray::number(i)));
            }
        };
        round();
        const qint64 before = residentBytes();
        for (int i = 0; i < 4; ++i)
            round();
        QVERIFY2(residentBytes() - before < 8 << 20, QByteArray::number(residentBytes() - before));
    }

    void theDescriptorLimitIsRaised() {
        const qint64 raised = raiseDescriptorLimit();
        rlimit limit{};
        getrlimit(RLIMIT_NOFILE, &limit);
        QCOMPARE(raised, static_cast<qint64>(limit.rlim_max));
    }

private:
    std::unique_ptr<Waiting> waiting;
    std::unique_ptr<HubUnderTest> hub;
    std::atomic<bool> working = false;
    std::atomic<bool> mayEnd = false;
};

QTEST_GUILESS_MAIN(TestLife)
#include "tst_life.moc"
