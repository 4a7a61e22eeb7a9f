#include "core/base/language.h"
#include "core/sync/mishap.h"
#include "core/wire/problem.h"
#include "core/wire/request_signature.h"

#include <QRegularExpression>
#include <QTest>

#include <curl/curl.h>

using namespace mianguan;
using namespace mianguan::sync;
using namespace Qt::StringLiterals;

namespace {

const Circumstances around{u"hub.example.edu.cn:8443"_s, u"http://proxy:3128"_s, u"r1"_s};

HttpAnswer answer(int status, const QByteArray& body = {}) { return {status, {}, body}; }

} // namespace

class TroubleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRefusalIsWhatTheCatalogueSays() {
        for (int i = 0; i < wire::refusalCount; ++i) {
            const auto refusal = wire::Refusal(i);
            if (wire::refusalStatus(refusal) == 0) continue;
            const wire::Problem problem = wire::Problem::of(refusal, u"zh", u"r1"_s, {{"offset"_L1, 5}});
            const Trouble trouble =
                troubleFrom(answer(wire::refusalStatus(refusal), toBytes(problem)), around);
            QCOMPARE(trouble.persistence, wire::persistenceOf(refusal));
            QVERIFY(trouble.is(refusal));
            QCOMPARE(trouble.status, wire::refusalStatus(refusal));
            QCOMPARE(trouble.error.what, wire::wordsOf(refusal).sentence); // in the program's language
            QCOMPARE(trouble.error.remedy, wire::wordsOf(refusal).remedy);
            QCOMPARE(trouble.details.value("offset"_L1).toInt(), 5);
            QCOMPARE(trouble.requestId, u"r1"_s);
        }
    }

    void aStatusAloneSaysWhetherToTryAgain() {
        for (const int status : {301, 302, 408, 425, 429, 500, 502, 503, 504, 599})
            QVERIFY2(troubleFrom(answer(status), around).isRetryable(), qPrintable(QString::number(status)));
        for (const int status : {400, 401, 403, 404, 405, 409, 410, 413, 418, 422})
            QVERIFY2(!troubleFrom(answer(status, "<html>"), around).isRetryable(),
                     qPrintable(QString::number(status)));
        QVERIFY(troubleFrom(answer(502), around).error.what.contains(u"502"));
    }

    void aCodeOfANewerHubKeepsItsWordsAndGoesByItsStatus() {
        const QByteArray body = R"({"code":"moon-full","sentence":"Not tonight","remedy":"Wait."})";
        const Trouble later = troubleFrom(answer(503, body), around),
                      never = troubleFrom(answer(422, body), around);
        QVERIFY(later.isRetryable());
        QVERIFY(!never.isRetryable());
        QCOMPARE(never.code, u"moon-full"_s);
        QCOMPARE(never.error.what, u"Not tonight"_s);
        QCOMPARE(never.error.remedy, u"Wait."_s);
    }

    void aRefusalWithoutABodyIsReadFromItsHeader() {
        HttpAnswer head = answer(404);
        head.headers.insert(QByteArray(wire::header::refusal).toLower(), "blob-unknown");
        QVERIFY(troubleFrom(head, around).is(wire::Refusal::BlobUnknown));
    }

    void retryAfterIsReadAndBounded() {
        HttpAnswer busy = answer(429);
        const auto told = [&](const char* text) {
            busy.headers["retry-after"] = text;
            return troubleFrom(busy, around).retryAfter;
        };
        QCOMPARE(told("7"), std::chrono::seconds(7));
        for (const char* wrong : {"", "-1", "x", "99999999", "Wed, 21 Oct 2026 07:28:00 GMT"})
            QCOMPARE(told(wrong), std::nullopt);
    }

    void everyCodeOfCurlsIsSorted() {
        const QSet<int> permanent{CURLE_SSL_PINNEDPUBKEYNOTMATCH};
        for (int code = 1; code < CURL_LAST; ++code) {
            const Trouble trouble = troubleFrom(mishapOf(code, 0), around);
            QCOMPARE(trouble.isRetryable(), !permanent.contains(code));
            QVERIFY2(!trouble.error.what.isEmpty(), curl_easy_strerror(CURLcode(code)));
            QCOMPARE(trouble.isCancelled(), code == CURLE_ABORTED_BY_CALLBACK);
        }
    }

    void proxiesAreNamed() {
        const Trouble refuses = troubleFrom(mishapOf(CURLE_RECV_ERROR, 407), around);
        QVERIFY(!refuses.isRetryable());
        QCOMPARE(refuses.error.where, around.proxy);
        QVERIFY(troubleFrom(mishapOf(CURLE_RECV_ERROR, 503), around).isRetryable());
        QCOMPARE(troubleFrom(mishapOf(CURLE_COULDNT_RESOLVE_PROXY, 0), around).error.where, around.proxy);
    }

    void everyMishapIsToldInBothLanguages() {
        static const QRegularExpression han(u"\\p{Han}"_s);
        for (int i = 0; i <= int(Mishap::OwnFault); ++i) {
            if (Mishap(i) == Mishap::Refused) continue; // in the words of the catalogue
            installLanguage(*QCoreApplication::instance(), u"zh_CN"_s);
            const Trouble chinese = troubleFrom(Mishap(i), around);
            installLanguage(*QCoreApplication::instance(), u"en"_s);
            const Trouble english = troubleFrom(Mishap(i), around);
            QVERIFY2(han.match(chinese.error.what).hasMatch(), qPrintable(chinese.error.what));
            QVERIFY2(!han.match(english.error.what).hasMatch(), qPrintable(english.error.what));
            QVERIFY(Mishap(i) == Mishap::Cancelled || han.match(chinese.error.remedy).hasMatch());
        }
    }
};

QTEST_GUILESS_MAIN(TroubleTest)
#include "tst_trouble.moc"
