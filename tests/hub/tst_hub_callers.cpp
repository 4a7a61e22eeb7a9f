#include "core/hub/number_windows.h"
#include "core/wire/limits.h"
#include "tests/hub/served_asks.h"

using namespace mianguan;
using namespace mianguan::test;

namespace {

/// A request of an endpoint as good as one can be without knowing anything.
Ask requestOf(Endpoint endpoint) {
    const wire::EndpointFacts facts = wire::factsOf(endpoint);
    const Id id = Id::random();
    const wire::BlobName name{id, Hash::of("x")};
    Ask ask{facts.method, facts.path};
    ask.target.replace("{subject}/{hash}", name.path().toLatin1().mid(10))
        .replace("{id}", id.hex().toLatin1());
    switch (endpoint) {
    case Endpoint::BlobsMissing:
        ask.body = toBytes(wire::BlobQuery{{name}});
        break;
    case Endpoint::SendBlobs:
        ask.body = toBytes(wire::BlobBundle{{{name, "x"}}});
        break;
    case Endpoint::PutBlob:
        ask.body = "x";
        ask.type = "application/octet-stream";
        break;
    case Endpoint::SendEvents:
    case Endpoint::Outcomes:
        ask.body = toBytes(wire::OutcomeQuery{{id}});
        break;
    case Endpoint::Changes:
        ask.target += "?after=0";
        break;
    case Endpoint::Lease:
        ask.body = toBytes(wire::LeaseRequest{id, 1, 60s, {}, {}});
        break;
    case Endpoint::RenewLease:
        ask.body = toBytes(wire::LeaseRenewal{60s});
        break;
    case Endpoint::Submit:
        ask.body = toBytes(
            wire::Submission{northSchool(), u"2027"_s, u"s-1"_s, {}, u"n"_s, u"2026-1"_s, standardPhoto()});
        ask.headers += "Idempotency-Key: " + id.hex().toLatin1();
        break;
    case Endpoint::SubmissionStates:
        ask.body = toBytes(wire::SubmissionQuery{{id.hex()}});
        break;
    default:
        break;
    }
    return ask;
}

enum class Who { Nobody, Stranger, Station, RevokedStation, Account, RevokedAccount };

/// The role table: what each is told who asks for something, by the contract; empty where it depends on what
/// is asked.
QString told(Who who, Endpoint endpoint) {
    const bool stillOpen =
        endpoint <= Endpoint::PutBlob || endpoint == Endpoint::SendEvents || endpoint == Endpoint::Outcomes;
    const bool forAccounts = endpoint == Endpoint::Submit || endpoint == Endpoint::SubmissionStates;
    switch (who) {
    case Who::Nobody:
        return u"request-unsigned"_s;
    case Who::Stranger:
        return u"caller-unknown"_s;
    case Who::Station:
        return forAccounts ? u"not-allowed"_s : QString();
    case Who::RevokedStation:
        return stillOpen ? QString() : u"station-revoked"_s;
    case Who::Account:
        return forAccounts ? QString() : u"not-allowed"_s;
    case Who::RevokedAccount:
        return u"station-revoked"_s;
    }
    return {};
}

std::unique_ptr<Trial> callerOf(Who who, ServedHub& served) {
    auto line = served.stranger();
    if (who == Who::Nobody || who == Who::Stranger) return line;
    const bool account = who == Who::Account || who == Who::RevokedAccount;
    enrolAs(*line, served, account);
    if (who == Who::RevokedStation) (void)given(served.store->revokeStation(line->station(), {}));
    if (who == Who::RevokedAccount) sure(served.store->revokeAccount(line->station()));
    return line;
}

} // namespace

/// Who is told what, and whoever asks too much, too often or twice.
class TestHubCallers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyoneIsToldWhatTheContractSays_data() {
        QTest::addColumn<int>("who");
        const char* names[] = {"nobody",          "stranger", "station",
                               "revoked station", "account",  "revoked account"};
        for (int who = 0; who <= int(Who::RevokedAccount); ++who)
            QTest::newRow(names[who]) << who;
    }
    void everyoneIsToldWhatTheContractSays() {
        QFETCH(int, who);
        ServedHub served;
        const auto line = callerOf(Who(who), served);
        for (int i = 0; i < wire::endpointCount; ++i) {
            const Endpoint endpoint = Endpoint(i);
            if (!wire::factsOf(endpoint).isSigned) continue;
            const Ask ask = requestOf(endpoint);
            const Got got = Who(who) == Who::Nobody ? line->ask(ask) : line->askSigned(ask);
            const QString expected = told(Who(who), endpoint);
            if (!expected.isEmpty())
                QVERIFY2(codeOf(got) == expected,
                         qPrintable(QLatin1String(wire::factsOf(endpoint).path) + codeOf(got)));
            else
                QVERIFY2(!u"station-revoked request-unsigned caller-unknown"_s.contains(codeOf(got)) ||
                             codeOf(got).isEmpty(),
                         qPrintable(QLatin1String(wire::factsOf(endpoint).path) + codeOf(got)));
            QVERIFY(got.status != 500);
        }
    }

    void wrongCodesAreCounted() {
        ServedHub served;
        const auto line = served.stranger();
        const auto guess = [&] {
            return line->ask(
                {"POST", "/v1/enrolments",
                 toBytes(wire::EnrolmentRequest::signedBy(line->key, Id::random().bytes(), u"x"_s, u"x"_s))});
        };
        for (int i = 0; i < 10; ++i)
            QCOMPARE(codeOf(guess()), u"code-unknown"_s);
        const Got tooMany = guess();
        QCOMPARE(codeOf(tooMany), u"too-many-attempts"_s);
        QCOMPARE(tooMany.status, 429);
        QVERIFY(tooMany.header("Retry-After").toInt() >= 1);
    }

    void whoAsksTooMuchIsToldToWait() {
        Callers::Limits limits;
        limits.rate = 0.001;
        limits.burst = 5;
        limits.atOnce = 2;
        ServedHub served(limits);
        ServedDesk desk(served);
        const qint64 end = sure(served.store->head());
        auto one = poll(*desk.line, end, 50), two = poll(*desk.line, end, 50);
        QTRY_COMPARE(polls(served), 2);
        QCOMPARE(codeOf(desk.line->askSigned(changesAfter(0, 0))), u"too-many-at-once"_s);
        desk.desk.say(enrolled(Id::random(), northSchool()), desk.desk.founder);
        QCOMPARE(one.get().status, 200);
        QCOMPARE(two.get().status, 200);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(desk.line->askSigned(changesAfter(0, 0)).status, 200);
        const Got hurried = desk.line->askSigned(changesAfter(0, 0));
        QCOMPARE(codeOf(hurried), u"rate-exceeded"_s);
        QVERIFY(hurried.header("Retry-After").toInt() >= 1);
    }

    void aNonceThatEndsSoonBringsTheNext() {
        ServedHub served;
        ServedDesk desk(served);
        const auto askWith = [&](std::chrono::milliseconds left) {
            const QByteArray nonce =
                wire::Nonce::make(served.store->requestKey(), std::chrono::milliseconds(nowMs()) + left)
                    .text();
            const Ask ask = changesAfter(0, 0);
            const auto signature = wire::RequestSignature::by(
                desk.line->key, desk.line->station(), {ask.method, ask.target, Hash::of({}), nonce, 1});
            return desk.line->askWith(ask, signature.headerLines());
        };
        QVERIFY(askWith(500s).header(wire::header::nextNonce).isEmpty());
        QVERIFY(!askWith(100s).header(wire::header::nextNonce).isEmpty());
        const Got stale = askWith(-1s);
        QCOMPARE(codeOf(stale), u"nonce-stale"_s);
        QVERIFY(!stale.header(wire::header::nextNonce).isEmpty());
    }

    void numbersAreTakenOnce() {
        NumberWindows windows;
        const Id caller = Id::random();
        const auto take = [&](qint64 number) { return windows.take(caller, "nonce", number, 1000, 0); };
        for (const qint64 number : {7, 3, 9, 5000, 4000})
            QVERIFY(take(number));
        for (const qint64 number : {7, 3, 5000, 4000, 5000 - 1024})
            QVERIFY(!take(number));
        QVERIFY(take(5000 - 1023));
        QVERIFY(take(5001));
        QVERIFY(!take(5001));
        QVERIFY(windows.take(Id::random(), "nonce", 5001, 1000, 0));
        for (const qint64 number : {wire::limit::requestNumber, wire::limit::requestNumber - 1})
            QVERIFY(take(number) && !take(number));
        QCOMPARE(windows.windows(), 2);
        QVERIFY(windows.take(Id::random(), "other", 1, 100'000, 20'000));
        QCOMPARE(windows.windows(), 1);
    }
};

QTEST_GUILESS_MAIN(TestHubCallers)
#include "tst_hub_callers.moc"
