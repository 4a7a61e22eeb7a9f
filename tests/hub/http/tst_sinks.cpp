#include "tests/hub/http/hub_under_test.h"

#include <QCryptographicHash>
#include <QTest>

using namespace mianguan;
using namespace mianguan::http;
using namespace std::chrono_literals;

namespace {

/// What sinks were told, counted over all of them.
struct Told {
    std::atomic<int> opened = 0;
    std::atomic<int> finished = 0;
    std::atomic<int> aborted = 0;
    std::atomic<int> gone = 0;
    std::atomic<qint64> bytes = 0;
    std::atomic<qint64> largest = 0;
};

/// Answers with the SHA-256 of what it was given. A few words in the query make it misbehave.
class HashSink : public BodySink {
public:
    HashSink(Told& told, Request request, Reply reply)
        : told(told), request(std::move(request)), reply(std::move(reply)) {
        ++told.opened;
    }
    ~HashSink() override { ++told.gone; }

    void write(const QByteArray& piece) override {
        told.bytes += piece.size();
        told.largest = std::max<qint64>(told.largest, piece.size());
        hash.addData(piece);
        const auto how = request.queried("how");
        if (how == "throw") throw std::runtime_error("disk on fire");
        if (how == "slow") std::this_thread::sleep_for(100ms);
        if (how == "enough") reply.answer(problem(507, "disk-full"));
    }
    void finish() override {
        ++told.finished;
        reply.answer(answer(201, "text/plain", hash.result().toHex()));
    }
    void abort() override { ++told.aborted; }

private:
    Told& told;
    Request request;
    Reply reply;
    QCryptographicHash hash{QCryptographicHash::Sha256};
};

QByteArray put(const QByteArray& target, qsizetype length, const QByteArray& more = {}) {
    return "PUT " + target + " HTTP/1.1\r\nHost: hub\r\nContent-Length: " + QByteArray::number(length) +
           "\r\n" + more + "\r\n";
}

QByteArray someBytes(qsizetype count) {
    QByteArray bytes(count, Qt::Uninitialized);
    for (qsizetype i = 0; i < count; ++i)
        bytes[i] = static_cast<char>(i * 7 + i / 251);
    return bytes;
}

QByteArray hashOf(const QByteArray& bytes) {
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

} // namespace

class TestSinks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        hub = std::make_unique<HubUnderTest>();
        told = std::make_unique<Told>();
        hub->on(Method::Get, "/hello", say("hello"));
        const SinkOpener opener = [this](Request request, Reply reply) -> std::unique_ptr<BodySink> {
            if (request.queried("how") == "forbid") reply.answer(problem(403, "code-unknown"));
            if (request.queried("how") == "forbid" || request.queried("how") == "drop") return nullptr;
            if (request.queried("how") == "fail") throw std::runtime_error("no room");
            return std::make_unique<HashSink>(*told, std::move(request), std::move(reply));
        };
        hub->onSink("/blob", opener, 64 << 20);
        hub->onSink("/slow", opener, 64 << 20, {300ms, 0});
        hub->start();
    }
    void cleanup() {
        hub->server.reset();
        QCOMPARE(told->gone.load(), told->opened.load());
    }

    void aLargeBodyComesInPieces() {
        const QByteArray bytes = someBytes(10'000'000);
        WireClient client = hub->client();
        for (int i = 0; i < 2; ++i) {
            const Got got = client.ask(put("/blob", bytes.size()) + bytes);
            QCOMPARE(got.status, 201);
            QCOMPARE(got.body, hashOf(bytes));
        }
        QCOMPARE(told->finished.load(), 2);
        QCOMPARE(told->aborted.load(), 0);
        QVERIFY(told->largest < 512 * 1024);
    }

    void anEmptyBodyIsFinishedToo() {
        QCOMPARE(hub->ask(put("/blob", 0)).body, hashOf({}));
        QCOMPARE(hub->ask("PUT /blob HTTP/1.1\r\nHost: hub\r\n\r\n").body, hashOf({}));
        QCOMPARE(told->finished.load(), 2);
    }

    void chunksGoTheSameWay() {
        QCOMPARE(hub->ask("PUT /blob HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: "
                          "chunked\r\n\r\n4\r\nmian\r\n4\r\nguan\r\n0\r\n\r\n")
                     .body,
                 hashOf("mianguan"));
    }

    void anEmptyBodyInChunksMayComeByteByByte() {
        WireClient client = hub->client();
        client.send("PUT /blob HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (const char byte : QByteArray("0\r\n\r\n")) {
            std::this_thread::sleep_for(20ms); // so that the server reads it by itself
            client.send(QByteArray(1, byte));
        }
        QCOMPARE(client.receive().body, hashOf({}));
    }

    void oneForbiddenSendsNothing() {
        WireClient client = hub->client();
        client.send(put("/blob?how=forbid", 1'000'000, "Expect: 100-continue\r\n"));
        const Got got = client.receive();
        QCOMPARE(got.status, 403);
        QCOMPARE(got.text("Connection"), QByteArray("close"));
        QCOMPARE(told->opened.load(), 0);
    }

    void anOpenerThatFailsIsAnsweredFor() {
        for (const char* how : {"fail", "drop"})
            QCOMPARE(hub->ask(put("/blob?how=" + QByteArray(how), 4)).status, 500);
        QCOMPARE(hub->errors.atLeast(2).size(), 2);
    }

    void aSinkMayHaveEnough() {
        WireClient client = hub->client();
        client.send(put("/blob?how=enough", 60'000'000) + someBytes(1'000'000));
        QCOMPARE(client.receive().status, 507);
        QCOMPARE(told->finished.load() + told->aborted.load(), 0);
    }

    void aSinkThatThrowsIsAborted() {
        WireClient client = hub->client();
        client.send(put("/blob?how=throw", 1'000'000) + someBytes(1'000'000));
        QCOMPARE(client.receive().status, 500);
        QVERIFY(hub->errors.atLeast(1).first().contains("disk on fire"));
        QVERIFY(eventually([&] { return told->aborted == 1; }));
        QCOMPARE(hub->ask(get("/hello")).status, 200);
    }

    void oneCutOffAborts() {
        {
            WireClient client = hub->client();
            client.send(put("/blob", 1'000'000) + someBytes(400'000));
            QVERIFY(eventually([&] { return told->bytes > 0; }));
        }
        QVERIFY(eventually([&] { return told->aborted == 1; }));
        QCOMPARE(told->bytes.load(), 400'000); // so that it can be resumed where it was cut
        QCOMPARE(told->finished.load(), 0);
    }

    void oneTooSlowAborts() {
        WireClient client = hub->client();
        client.send(put("/slow", 1'000'000) + someBytes(1000));
        QCOMPARE(client.receive().status, 408);
        QVERIFY(eventually([&] { return told->aborted == 1; }));
    }

    void aSinkThatIsSlowIsNotTheClientsFault() {
        const QByteArray bytes = someBytes(2'000'000); // eight pieces of 100 ms are more than the 300 ms
        QCOMPARE(hub->ask(put("/slow?how=slow", bytes.size()) + bytes).body, hashOf(bytes));
    }

    void bodiesOfSinksAreNotInMemory() {
        hub->server.reset();
        hub->options.limits.bodiesBytes = 100'000;
        hub->start();
        const QByteArray bytes = someBytes(5'000'000);
        QCOMPARE(hub->ask(put("/blob", bytes.size()) + bytes).body, hashOf(bytes));
    }

private:
    std::unique_ptr<HubUnderTest> hub;
    std::unique_ptr<Told> told;
};

QTEST_GUILESS_MAIN(TestSinks)
#include "tst_sinks.moc"
