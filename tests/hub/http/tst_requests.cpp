#include "tests/hub/http/hub_under_test.h"

#include <QTemporaryDir>
#include <QTest>

using namespace mianguan;
using namespace mianguan::http;

namespace {

void echo(const Request& request, const Reply& reply) {
    QByteArrayList words{nameOf(request.method),
                         request.target,
                         request.route,
                         request.parameter("id"),
                         request.queried("q").value_or("-"),
                         request.headers.value("x-word"),
                         request.body};
    reply.answer(answer(200, "text/plain", words.join('|')));
}

void addRoutes(HubUnderTest& hub, const QString& file) {
    hub.on(Method::Get, "/hello", say("hello"));
    hub.on(Method::Get, "/echo/{id}", echo);
    hub.on(Method::Post, "/echo/{id}", echo, 1000);
    hub.on(Method::Delete, "/echo/{id}", echo);
    hub.on(Method::Get, "/throws",
           [](const Request&, const Reply&) { throw std::runtime_error("broken on purpose"); });
    hub.on(Method::Get, "/throws/odd", [](const Request&, const Reply&) { throw 7; });
    hub.on(Method::Get, "/drops", [](const Request&, const Reply&) {});
    hub.on(Method::Get, "/twice", [](const Request&, const Reply& reply) {
        const bool first = reply.answer(answer(200, "text/plain", "first"));
        const bool second = reply.answer(answer(200, "text/plain", "second"));
        if (!first || second || reply.isOpen()) qFatal("a reply can be given once");
    });
    hub.on(Method::Get, "/late", [](const Request&, const Reply& reply) {
        std::thread([reply] {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            reply.setCaller("c0ffee");
            reply.answer(answer(200, "text/plain", "late"));
        }).detach();
    });
    hub.on(Method::Get, "/refuses", [](const Request&, const Reply& reply) {
        reply.answer(problem(409, "chain-gap", {{QStringLiteral("seq"), 7}}));
    });
    hub.on(Method::Get, "/split", [](const Request&, const Reply& reply) {
        reply.answer(answer(200, "text/plain", "x").with("X-Evil", "a\r\nSet-Cookie: b"));
    });
    hub.on(Method::Get, "/file", [file](const Request& request, const Reply& reply) {
        reply.answer(http::file(request, "application/octet-stream", file));
    });
    hub.on(Method::Get, "/large", say(QByteArray(5'000'000, 'x')));
}

} // namespace

class TestRequests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        hub = std::make_unique<HubUnderTest>();
        const QString path = folder.filePath(QStringLiteral("file"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        addRoutes(*hub, path);
        hub->options.wording = [](const Problem& problem, Language language) -> std::optional<Words> {
            if (problem.code != "chain-gap") return std::nullopt;
            return language == Language::English ? Words{QStringLiteral("a gap"), QStringLiteral("fill it")}
                                                 : Words{QStringLiteral("有缺口"), QStringLiteral("请补齐")};
        };
        hub->start();
    }

    void aRequestIsReadAndAnswered() {
        WireClient client = hub->client();
        Got got = client.ask(get("/echo/%E5%85%8D?q=a%20b", "X-Word:  mian \r\n"));
        QCOMPARE(got.body, QByteArray("GET|/echo/%E5%85%8D?q=a%20b|/echo/{id}|免|a b|mian|"));
        QCOMPARE(got.text("Connection"), QByteArray("keep-alive"));
        QCOMPARE(got.text("Cache-Control"), QByteArray("no-store"));
        QVERIFY(got.text("Date").endsWith(" GMT"));
        QCOMPARE(got.text("X-Request-Id").size(), 32);
        got = client.ask(post("/echo/7", "body"));
        QCOMPARE(got.body, QByteArray("POST|/echo/7|/echo/{id}|7|-||body"));
        got = client.ask("DELETE /echo/7 HTTP/1.1\r\nHost: hub\r\n\r\n");
        QVERIFY(got.body.startsWith("DELETE|"));
        QVERIFY(client.ask(get("/hello", "Connection: close\r\n")).status == 200 && client.isClosed());
    }

    void headHasTheLengthAndNoBody() {
        WireClient client = hub->client();
        const Got got = client.ask("HEAD /hello HTTP/1.1\r\nHost: hub\r\n\r\n", true);
        QCOMPARE(got.status, 200);
        QCOMPARE(got.text("Content-Length"), QByteArray("5"));
        QCOMPARE(client.ask("HEAD /file HTTP/1.1\r\nHost: hub\r\n\r\n", true).text("Content-Length"),
                 QByteArray("1000"));
        QCOMPARE(client.ask(get("/hello")).body, QByteArray("hello"));
    }

    void chunksAreJoined() {
        WireClient client = hub->client();
        const QByteArray start = "POST /echo/7 HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n";
        const QByteArray chunks = "4;ext=1\r\nmian\r\n4\r\nguan\r\n0\r\nX-Word: later\r\n\r\n";
        QCOMPARE(client.ask(start + chunks).body, QByteArray("POST|/echo/7|/echo/{id}|7|-||mianguan"));
        QVERIFY(client.send(start));
        for (const char byte : chunks)
            QVERIFY(client.send(QByteArray(1, byte)));
        QVERIFY(client.receive().body.endsWith("mianguan"));
    }

    void brokenChunksAreRefused_data() {
        QTest::addColumn<QByteArray>("chunks");
        for (const char* chunks :
             {"x\r\n", "4\r\nmianX", "ffffffffffffffffff\r\n", "-4\r\n", "4 \r\nmian", "4\nmian"})
            QTest::addRow("%s", chunks) << QByteArray(chunks);
        QTest::addRow("endless extension") << "4;" + QByteArray(100'000, 'a');
        QTest::addRow("endless trailer") << "0\r\n" + QByteArray("a: b\r\n").repeated(100'000);
    }
    void brokenChunksAreRefused() {
        QFETCH(const QByteArray, chunks);
        WireClient client = hub->client();
        client.send("POST /echo/7 HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks +
                    "\r\n\r\n");
        QCOMPARE(client.receive().status, 400);
        QVERIFY(client.isClosed());
    }

    void pipelinedRequestsAreAnsweredInOrder() {
        WireClient client = hub->client();
        QVERIFY(client.send(get("/late") + get("/hello") + post("/echo/1", "a") + get("/echo/2")));
        QCOMPARE(client.receive().body, QByteArray("late"));
        QCOMPARE(client.receive().body, QByteArray("hello"));
        QVERIFY(client.receive().body.endsWith("|a"));
        QVERIFY(client.receive().body.contains("|2|"));
    }

    void oldClientsAreServed() {
        WireClient client = hub->client();
        QCOMPARE(client.ask("GET /hello HTTP/1.0\r\n\r\n").body, QByteArray("hello"));
        QVERIFY(client.isClosed());
        WireClient kept = hub->client();
        QCOMPARE(kept.ask("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").text("Connection"),
                 QByteArray("keep-alive"));
        QCOMPARE(kept.ask("GET /hello HTTP/1.0\r\n\r\n").body, QByteArray("hello"));
    }

    void oneWhoOnlyListensAnyMoreIsAnswered() {
        WireClient client = hub->client();
        QVERIFY(client.send(get("/late")));
        client.endSending();
        QCOMPARE(client.receive().body, QByteArray("late"));
    }

    void whatIsNotThereIsRefusedAndTheConnectionGoesOn() {
        WireClient client = hub->client();
        QCOMPARE(codeOf(client.ask(get("/nothing"))), QStringLiteral("not-found"));
        QCOMPARE(client.ask(get("/hello/")).status, 404);
        Got got = client.ask("PUT /echo/7 HTTP/1.1\r\nHost: hub\r\n\r\n");
        QCOMPARE(got.status, 405);
        QCOMPARE(got.text("Allow"), QByteArray("GET, HEAD, POST, DELETE"));
        got = client.ask("BREW /hello HTTP/1.1\r\nHost: hub\r\n\r\n");
        QCOMPARE(got.status, 405);
        QCOMPARE(got.text("Allow"), QByteArray("GET, HEAD"));
        QCOMPARE(client.ask(get("/hello")).body, QByteArray("hello"));
    }

    void malformedRequestsAreRefusedAndTheConnectionEnds_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const QByteArray& bytes, int status = 400) {
            QTest::addRow("%s", name) << bytes << status;
        };
        row("both", post("/echo/7", "0\r\n\r\n", "Transfer-Encoding: chunked\r\n"));
        row("fold", get("/hello", "A: b\r\n c\r\n"));
        row("bare newline", "GET /hello HTTP/1.1\nHost: hub\n\n\r\n\r\n");
        row("absolute", get("http://other/hello"));
        row("connect", "CONNECT other:443 HTTP/1.1\r\nHost: hub\r\n\r\n");
        row("path", get("/echo/..%2f..%2fetc"));
        row("dots", get("/a/../hello"));
        row("rubbish", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11));
        row("version", "GET /hello HTTP/3.0\r\nHost: hub\r\n\r\n", 505);
        row("huge header", get("/hello", "A: " + QByteArray(20'000, 'x') + "\r\n"), 431);
        row("huge target", get("/" + QByteArray(20'000, 'x')), 431);
        row("expectation", post("/echo/7", "a", "Expect: 200-ok\r\n"), 417);
        row("body where none is", "GET /hello HTTP/1.1\r\nHost: hub\r\nContent-Length: 3\r\n\r\nabc", 413);
        row("chunks where no body is",
            "GET /hello HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 413);
    }
    void malformedRequestsAreRefusedAndTheConnectionEnds() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, status);
        WireClient client = hub->client();
        const Got got = client.ask(bytes + "X");
        QCOMPARE(got.status, status);
        QCOMPARE(got.text("Content-Type"), QByteArray("application/problem+json"));
        if (!bytes.startsWith("GET /echo") && !bytes.startsWith("GET /a/") && !bytes.contains("http://") &&
            !bytes.startsWith("CONNECT"))
            QVERIFY(client.receiveAll().isEmpty());
        QCOMPARE(hub->ask(get("/hello")).body, QByteArray("hello"));
    }

    void aBodyThatIsTooLargeIsRefusedBeforeItComes() {
        WireClient client = hub->client();
        client.send(
            "POST /echo/7 HTTP/1.1\r\nHost: hub\r\nContent-Length: 1001\r\n\r\n"); // and not one byte of it
        const Got got = client.receive();
        QCOMPARE(got.status, 413);
        QCOMPARE(codeOf(got), QStringLiteral("body-too-large"));
        QVERIFY(client.isClosed());
    }

    void oneWhoSendsATooLargeBodyAllTheSameCanReadWhy() {
        WireClient client = hub->client();
        client.send("POST /echo/7 HTTP/1.1\r\nHost: hub\r\nContent-Length: 3000000\r\n\r\n" +
                    QByteArray(3'000'000, 'x'));
        QCOMPARE(client.receive().status, 413);
    }

    void chunksAreCounted() {
        WireClient client = hub->client();
        client.send("POST /echo/7 HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 11; ++i)
            client.send("64\r\n" + QByteArray(100, 'x') + "\r\n");
        QCOMPARE(client.receive().status, 413);
    }

    void oneWhoWaitsForAWordIsGivenIt() {
        WireClient client = hub->client();
        client.send(
            "POST /echo/7 HTTP/1.1\r\nHost: hub\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
        QCOMPARE(client.receive(true).status, 100);
        QVERIFY(client.ask("mian").body.endsWith("|mian"));
        client.send(
            "POST /echo/7 HTTP/1.1\r\nHost: hub\r\nContent-Length: 4000\r\nExpect: 100-continue\r\n\r\n");
        QCOMPARE(client.receive().status, 413);
    }

    void aHandlerThatFailsIsAnsweredForAndLogged() {
        WireClient client = hub->client();
        for (const char* path : {"/throws", "/throws/odd", "/drops"}) {
            const Got got = client.ask(get(path));
            QCOMPARE(got.status, 500);
            QCOMPARE(codeOf(got), QStringLiteral("internal"));
            QVERIFY(!got.body.contains("purpose"));
        }
        const QByteArrayList errors = hub->errors.atLeast(3);
        QCOMPARE(errors.size(), 3);
        QVERIFY(errors[0].contains("broken on purpose"));
        QVERIFY(errors[2].contains("/drops"));
        QCOMPARE(client.ask(get("/hello")).body, QByteArray("hello"));
    }

    void aReplyIsGivenOnce() { QCOMPARE(hub->ask(get("/twice")).body, QByteArray("first")); }

    void aHeaderCannotBeSplit() {
        const Got got = hub->ask(get("/split"));
        QCOMPARE(got.status, 200);
        QVERIFY(!got.headers.has("Set-Cookie") && !got.headers.has("X-Evil"));
        QCOMPARE(hub->errors.atLeast(1).size(), 1);
    }

    void problemsAreWordedInTheLanguageAskedFor() {
        const Got chinese = hub->ask(get("/refuses"));
        QCOMPARE(chinese.status, 409);
        const QJsonObject body = QJsonDocument::fromJson(chinese.body).object();
        QCOMPARE(body.value(QStringLiteral("sentence")).toString(), QStringLiteral("有缺口"));
        QCOMPARE(body.value(QStringLiteral("request_id")).toString().toLatin1(),
                 chinese.text("X-Request-Id"));
        QCOMPARE(body.value(QStringLiteral("details")).toObject().value(QStringLiteral("seq")).toInt(), 7);
        QVERIFY(hub->ask(get("/refuses", "Accept-Language: en\r\n")).body.contains("a gap"));
        QVERIFY(
            hub->ask(get("/nothing", "Accept-Language: en\r\n")).body.contains("nothing at this address"));
        QVERIFY(hub->ask(get("/nothing")).body.contains("没有这个地址"));
    }

    void partsOfAFileAreGiven() {
        WireClient client = hub->client();
        QCOMPARE(client.ask(get("/file")).body, content);
        Got got = client.ask(get("/file", "Range: bytes=10-19\r\n"));
        QCOMPARE(got.status, 206);
        QCOMPARE(got.body, content.mid(10, 10));
        QCOMPARE(got.text("Content-Range"), QByteArray("bytes 10-19/1000"));
        got = client.ask(get("/file", "Range: bytes=1000-\r\n"));
        QCOMPARE(got.status, 416);
        QCOMPARE(got.text("Content-Range"), QByteArray("bytes */1000"));
        QCOMPARE(client.ask(get("/file", "Range: bytes=-1\r\n")).body, content.last(1));
    }

    void aFileThatShrankCutsTheConnection() {
        WireClient client = hub->client();
        hub->server.reset();
        class Failing : public BodySource {
        public:
            Result<QByteArray> next(qsizetype) override {
                return fail(ErrorKind::Unreadable, QStringLiteral("gone"));
            }
        };
        hub->on(Method::Get, "/shrinks", [](const Request&, const Reply& reply) {
            Response response;
            response.source = std::make_shared<Failing>();
            response.length = 100;
            reply.answer(response);
        });
        hub->start();
        WireClient other = hub->client();
        QVERIFY(other.send(get("/shrinks")));
        QVERIFY(other.receiveAll().endsWith("\r\n\r\n"));
        QVERIFY(hub->errors.atLeast(1).first().contains("gone"));
    }

    void aLargeAnswerComesWhole() { QCOMPARE(hub->ask(get("/large")).body.size(), 5'000'000); }

    void theAccessLogSaysWhatAndNothingOfWhom() {
        WireClient client = hub->client();
        client.ask(get("/echo/310112199901011234?q=secret"));
        client.ask(get("/late"));
        client.ask(get("/nothing/secret"));
        const Got posted = client.ask(post("/echo/1", "12345"));
        const QByteArrayList lines = hub->access.atLeast(4);
        QCOMPARE(lines.size(), 4);
        QVERIFY(!lines.join().contains("secret") && !lines.join().contains("310112") &&
                !lines.join().contains("127.0.0.1"));
        const auto object = [&](int i) { return QJsonDocument::fromJson(lines[i]).object(); };
        QCOMPARE(object(0).value(QStringLiteral("route")).toString(), QStringLiteral("/echo/{id}"));
        QCOMPARE(object(0).value(QStringLiteral("method")).toString(), QStringLiteral("GET"));
        QCOMPARE(object(1).value(QStringLiteral("caller")).toString(), QStringLiteral("c0ffee"));
        QVERIFY(object(1).value(QStringLiteral("ms")).toInt() >= 40);
        QCOMPARE(object(2).value(QStringLiteral("status")).toInt(), 404);
        QCOMPARE(object(2).value(QStringLiteral("refusal")).toString(), QStringLiteral("not-found"));
        QCOMPARE(object(3).value(QStringLiteral("id")).toString().toLatin1(), posted.text("X-Request-Id"));
        QCOMPARE(object(3).value(QStringLiteral("in")).toInt(), post("/echo/1", "12345").size());
        QVERIFY(object(3).value(QStringLiteral("out")).toInt() > posted.body.size());
    }

    void whatHappenedIsCounted() {
        {
            WireClient client = hub->client();
            client.ask(get("/hello"));
            client.ask(get("/hello"));
            client.ask(get("/nothing"));
            client.ask(get("/hello", "A: b\r\n c\r\n"));
        }
        hub->access.atLeast(4);
        QCOMPARE(hub->metric("hub_http_requests_total{route=\"/hello\",status=\"200\"}"), 2);
        QCOMPARE(hub->metric("hub_http_requests_total{route=\"none\",status=\"404\"}"), 1);
        QCOMPARE(hub->metric("hub_http_request_seconds_count{route=\"/hello\"}"), 2);
        QCOMPARE(hub->metric("hub_http_refused_total{reason=\"folded-header\"}"), 1);
        QVERIFY(hub->metric("hub_http_received_bytes_total") >= 3 * get("/hello").size());
        QVERIFY(eventually([&] { return hub->metric("hub_http_connections") == 0; }));
        QCOMPARE(hub->metric("hub_http_in_flight"), 0);
    }

private:
    QTemporaryDir folder;
    QByteArray content = QByteArray("0123456789").repeated(100);
    std::unique_ptr<HubUnderTest> hub;
};

QTEST_GUILESS_MAIN(TestRequests)
#include "tst_requests.moc"
