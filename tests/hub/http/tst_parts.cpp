#include "core/hub/http/byte_range.h"
#include "core/hub/http/head_check.h"
#include "core/hub/http/log.h"
#include "core/hub/http/metrics.h"
#include "core/hub/http/problem.h"
#include "core/hub/http/route.h"
#include "core/hub/http/target.h"
#include "core/hub/http/token_buckets.h"

#include <QJsonDocument>
#include <QTest>

using namespace mianguan::http;
using namespace std::chrono_literals;

namespace {

QByteArray head(const QByteArray& fields) { return "POST /x HTTP/1.1\r\nHost: hub\r\n" + fields + "\r\n"; }

const Histogram* keep(const Histogram& histogram) { return &histogram; }

} // namespace

class TestParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTargetIsDecoded() {
        const auto target = readTarget("/v1/blobs/a%20b/%E5%85%8D?after=12&name=%E5%86%A0+x&flag&empty=");
        QVERIFY(target);
        QCOMPARE(target->segments, (QByteArrayList{"v1", "blobs", "a b", "免"}));
        QCOMPARE(target->query, (Query{{"after", "12"}, {"name", "冠 x"}, {"flag", ""}, {"empty", ""}}));
        QCOMPARE(readTarget("/")->segments, QByteArrayList());
        QCOMPARE(readTarget("/v1/")->segments, (QByteArrayList{"v1", ""}));
    }

    void trickyTargetsAreRefused_data() {
        QTest::addColumn<QByteArray>("target");
        for (const char* target : {"",           "v1",     "*",        "http://hub/v1", "hub:443", "//",
                                   "//etc",      "/a//b",  "/..",      "/a/../b",       "/.",      "/a/.",
                                   "/%2e%2e/a",  "/a%2Fb", "/a%5cb",   "/a\\b",         "/a%00",   "/a%0d%0a",
                                   "/a%7f",      "/a%",    "/a%2",     "/a%zz",         "/%ff",    "/%c0%ae",
                                   "/%ed%a0%80", "/a#b",   "/a?b=%00", "/a?%gg"})
            QTest::addRow("%s", target) << QByteArray(target);
        QTest::addRow("query of 101") << "/a?" + QByteArray("b&").repeated(101);
    }
    void trickyTargetsAreRefused() {
        QFETCH(const QByteArray, target);
        QVERIFY(!readTarget(target));
    }

    void headsThatMayBeReadInTwoWaysAreRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("fault");
        const auto row = [](const char* name, const QByteArray& bytes, const char* fault) {
            QTest::addRow("%s", name) << bytes << QByteArray(fault);
        };
        row("good", head("Content-Length: 3\r\n"), "");
        row("good chunks", head("Transfer-Encoding: Chunked\r\n"), "");
        row("good old", "GET / HTTP/1.0\r\n\r\n", "");
        row("both", head("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"), "length-and-coding");
        row("two lengths", head("Content-Length: 3\r\nContent-Length: 3\r\n"), "two-lengths");
        row("list of lengths", head("Content-Length: 3, 3\r\n"), "length-no-number");
        row("plus", head("Content-Length: +3\r\n"), "length-no-number");
        row("hex", head("Content-Length: 0x3\r\n"), "length-no-number");
        row("no length", head("Content-Length: \r\n"), "length-no-number");
        row("huge length", head("Content-Length: 99999999999999999999\r\n"), "length-no-number");
        row("gzip, chunked", head("Transfer-Encoding: gzip, chunked\r\n"), "coding-unknown");
        row("xchunked", head("Transfer-Encoding: xchunked\r\n"), "coding-unknown");
        row("chunked twice", head("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"),
            "coding-unknown");
        row("chunked in 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", "coding-unknown");
        row("fold", head("A: b\r\n c\r\n"), "folded-header");
        row("fold by tab", head("A: b\r\n\tc\r\n"), "folded-header");
        row("space before colon", head("Content-Length : 3\r\n"), "header-name");
        row("no colon", head("Content-Length\r\n"), "header-name");
        row("no name", head(": x\r\n"), "header-name");
        row("bare newline", head("A: b\nContent-Length: 3\r\n"), "line-ending");
        row("bare return", head("A: b\rContent-Length: 3\r\n"), "bad-character");
        row("NUL", head(QByteArray("A: \0b\r\n", 7)), "bad-character");
        row("no host", "GET / HTTP/1.1\r\n\r\n", "host");
        row("two hosts", head("Host: other\r\n"), "host");
        row("three words", "GET / x HTTP/1.1\r\nHost: hub\r\n\r\n", "request-line");
        row("two spaces", "GET  / HTTP/1.1\r\nHost: hub\r\n\r\n", "request-line");
        row("tab", "GET\t/ HTTP/1.1\r\nHost: hub\r\n\r\n", "bad-character");
        row("bracket", "G(T / HTTP/1.1\r\nHost: hub\r\n\r\n", "request-line");
        row("101 headers", head(QByteArray("A: b\r\n").repeated(101)), "too-many-headers");
        row("more after", head("") + "x", "line-ending");
    }
    void headsThatMayBeReadInTwoWaysAreRefused() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QByteArray, fault);
        QCOMPARE(faultOf(bytes), fault);
    }

    void theEndOfAHeadIsFoundInPieces() {
        const QByteArray bytes = head("") + "body";
        for (qsizetype from = 0; from < bytes.size() - 4; ++from)
            QCOMPARE(endOfHead(bytes, from), bytes.size() - 4);
        QVERIFY(!endOfHead(bytes.first(bytes.size() - 5)));
        QVERIFY(mayBeginRequest("") && mayBeginRequest("GE") && mayBeginRequest("GET /"));
        QVERIFY(!mayBeginRequest("\x16\x03\x01") && !mayBeginRequest("\r\n\r\n") &&
                !mayBeginRequest("{\"a\":1}"));
    }

    void rangesAreRead_data() {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<int>("ask");
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("length");
        const auto row = [](const char* field, RangeAsk ask, qint64 first = 0, qint64 length = 0) {
            QTest::addRow("%s", field) << QByteArray(field) << static_cast<int>(ask) << first << length;
        };
        row("bytes=0-9", RangeAsk::Part, 0, 10);
        row("bytes=90-", RangeAsk::Part, 90, 10);
        row("bytes=90-1000", RangeAsk::Part, 90, 10);
        row("bytes=-5", RangeAsk::Part, 95, 5);
        row("bytes=-500", RangeAsk::Part, 0, 100);
        row("bytes=100-", RangeAsk::Beyond);
        row("bytes=-0", RangeAsk::Beyond);
        for (const char* whole : {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-4", "bytes=0-1,3-4",
                                  "lines=1-2", "bytes=99999999999999999999-"})
            row(whole, RangeAsk::Whole);
    }
    void rangesAreRead() {
        QFETCH(const QByteArray, field);
        QFETCH(const int, ask);
        QFETCH(const qint64, first);
        QFETCH(const qint64, length);
        QCOMPARE(askedRange(field, 100), (RangeAnswer{static_cast<RangeAsk>(ask), {first, length}}));
    }

    void theLanguageIsTheOnePreferred() {
        QCOMPARE(preferredLanguage(""), Language::Chinese);
        QCOMPARE(preferredLanguage("en"), Language::English);
        QCOMPARE(preferredLanguage("en-GB,en;q=0.9,zh;q=0.1"), Language::English);
        QCOMPARE(preferredLanguage("en;q=0.5, zh-CN"), Language::Chinese);
        QCOMPARE(preferredLanguage("fr, *;q=0.1"), Language::Chinese);
        QCOMPARE(preferredLanguage("zh;q=0, en;q=0.1"), Language::English);
    }

    void everyProblemOfTheServerHasWordsInBothLanguages() {
        QVERIFY(ownCodes().size() > 10);
        for (const QByteArray& code : ownCodes())
            for (const Language language : {Language::Chinese, Language::English}) {
                const auto words = ownWords({code, {}}, language);
                QVERIFY2(words && !words->sentence.isEmpty() && !words->remedy.isEmpty(), code);
            }
        QVERIFY(!ownWords({"chain-gap", {}}, Language::English));
    }

    void problemsAreWordedByTheLayerAbove() {
        const Wording wording = [](const Problem& problem, Language) -> std::optional<Words> {
            if (problem.code != "chain-gap") return std::nullopt;
            return Words{
                QStringLiteral("gap at %1").arg(problem.details.value(QStringLiteral("seq")).toInt()),
                QStringLiteral("send it")};
        };
        const QJsonObject body =
            QJsonDocument::fromJson(
                problemBody({"chain-gap", {{QStringLiteral("seq"), 7}}}, wording, Language::English, "id1"))
                .object();
        QCOMPARE(body.value(QStringLiteral("sentence")).toString(), QStringLiteral("gap at 7"));
        QCOMPARE(body.value(QStringLiteral("request_id")).toString(), QStringLiteral("id1"));
        QCOMPARE(body.value(QStringLiteral("details")).toObject().value(QStringLiteral("seq")).toInt(), 7);
        QVERIFY(problemBody({"not-found", {}}, wording, Language::English, "id")
                    .contains("nothing at this address"));
        QVERIFY(problemBody({"unheard-of", {}}, wording, Language::English, "id").contains("unheard-of"));
    }

    void routesFitByMethodAndSegments() {
        RouteTable table;
        table.add({Method::Get, "/", {}, {}, 0, {}});
        table.add({Method::Get, "/v1/leases/mine", {}, {}, 0, {}});
        table.add({Method::Get, "/v1/leases/{id}", {}, {}, 0, {}});
        table.add({Method::Delete, "/v1/leases/{id}", {}, {}, 0, {}});
        QCOMPARE(table.find(Method::Get, {}).route->pattern, QByteArray("/"));
        QCOMPARE(table.find(Method::Get, {"v1", "leases", "mine"}).route->pattern,
                 QByteArray("/v1/leases/mine"));
        const Found found = table.find(Method::Head, {"v1", "leases", "7"});
        QCOMPARE(found.route->method, Method::Get);
        QCOMPARE(found.parameters.value("id"), QByteArray("7"));
        QCOMPARE(table.find(Method::Post, {"v1", "leases", "7"}).methods,
                 (QByteArrayList{"GET", "HEAD", "DELETE"}));
        QVERIFY(table.find(Method::Get, {"v1", "leases", ""}).methods.isEmpty());
        QVERIFY(table.find(std::nullopt, {"v1"}).methods.isEmpty());
        QCOMPARE(table.find(std::nullopt, {}).methods, (QByteArrayList{"GET", "HEAD"}));
    }

    void metricsAreWrittenAsPrometheusReadsThem() {
        Metrics metrics;
        metrics.counter("asked_total", "Asked.", {"who"}).with({"a\"b\\c\nd"}).add(3);
        metrics.gauge("open", "Open.").with({}).set(-2);
        Histogram& times = metrics.histogram("seconds", "Times.", {"route"}).with({"/x"});
        for (const double time : {0.0004, 0.004, 0.004, 100.0})
            times.observe(time);
        const QByteArray text = metrics.text();
        QVERIFY(text.contains("# HELP asked_total Asked.\n# TYPE asked_total "
                              "counter\nasked_total{who=\"a\\\"b\\\\c\\nd\"} 3\n"));
        QVERIFY(text.contains("# TYPE open gauge\nopen -2\n"));
        QVERIFY(text.contains("seconds_bucket{route=\"/x\",le=\"0.001\"} 1\n"));
        QVERIFY(text.contains("seconds_bucket{route=\"/x\",le=\"0.005\"} 3\n"));
        QVERIFY(text.contains("seconds_bucket{route=\"/x\",le=\"+Inf\"} 4\n"));
        QVERIFY(text.contains("seconds_sum{route=\"/x\"} 100.008400\nseconds_count{route=\"/x\"} 4\n"));
        QVERIFY(keep(metrics.histogram("seconds", "Times.", {"route"}).with({"/x"})) == keep(times));
    }

    void aFamilyDoesNotGrowWithoutEnd() {
        Metrics metrics;
        Family<Count>& family = metrics.counter("x", "X.", {"who"});
        for (int i = 0; i < 10'000; ++i)
            family.with({QByteArray::number(i)}).add();
        int series = 0;
        family.forEach([&](const QByteArrayList&, const Count&) { ++series; });
        QVERIFY(series < 1000);
        QVERIFY(family.with({"other"}).value() > 9000);
    }

    void bucketsLetABurstThroughAndThenTheRate() {
        TokenBuckets buckets(10, 3);
        const auto now = TokenBuckets::Clock::now();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(buckets.take("a", now), 0ms);
        QCOMPARE(buckets.take("a", now), 100ms);
        QCOMPARE(buckets.take("b", now), 0ms);
        QCOMPARE(buckets.take("a", now + 50ms), 50ms);
        QCOMPARE(buckets.take("a", now + 100ms), 0ms);
        QCOMPARE(buckets.take("a", now + 1h), 0ms);
        QCOMPARE(buckets.take("a", now), 0ms); // a clock that goes back gives nothing and takes nothing
    }

    void bucketsRememberTheMostRecentCallersOnly() {
        TokenBuckets buckets(1, 1, 100);
        const auto now = TokenBuckets::Clock::now();
        QCOMPARE(buckets.take("steady", now), 0ms);
        for (int i = 0; i < 10'000; ++i) {
            buckets.take(QByteArray::number(i), now);
            QVERIFY(buckets.take("steady", now) > 0ms);
        }
        QCOMPARE(buckets.callers(), 100);
    }

    void errorsBeyondTheLimitAreCounted() {
        QByteArrayList lines;
        {
            ErrorLog log([&](const QByteArray& line) { lines.append(line); }, 2);
            const auto now = ErrorLog::Clock::now();
            for (int i = 0; i < 5; ++i)
                log.write("it failed", "why", "id", now);
            QCOMPARE(lines.size(), 2);
            log.write("again", "why", {}, now + 61s);
            QCOMPARE(lines.size(), 4);
            QVERIFY(lines[2].contains("errors kept back") && lines[2].contains("\"3\""));
        }
        QCOMPARE(lines.size(), 4);
        const QJsonObject first = QJsonDocument::fromJson(lines[0]).object();
        QCOMPARE(first.value(QStringLiteral("error")).toString(), QStringLiteral("it failed"));
        QCOMPARE(first.value(QStringLiteral("id")).toString(), QStringLiteral("id"));
    }
};

QTEST_GUILESS_MAIN(TestParts)
#include "tst_parts.moc"
