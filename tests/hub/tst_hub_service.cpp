#include "core/base/clock.h"
#include "core/hub/jpeg_size.h"
#include "core/hub/number_windows.h"
#include "core/ledger/database.h"
#include "core/wire/endpoint.h"
#include "core/wire/limits.h"
#include "core/wire/nonce.h"
#include "tests/hub/served_hub.h"

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using wire::Endpoint;

namespace {

/// A JPEG of the standard size, as far as its header tells.
QByteArray standardPhoto(const QByteArray& salt = "a") {
    return QByteArray::fromHex("ffd8ffe000104a46494600010101012c012c0000"
                               "ffc0001108028001e003012200021101031101"
                               "ffda0008010100003f00") +
           salt + QByteArray::fromHex("ffd9");
}

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

void enrolAs(Trial& line, ServedHub& served, bool account) {
    HubStore::Invitation invitation{{{northSchool()}, false}, account ? Roles() : everyRole()};
    invitation.account = account;
    const auto request = wire::EnrolmentRequest::signedBy(line.key, sure(served.store->invite(invitation)),
                                                          u"caller"_s, u"test 1"_s);
    const Got got = line.ask({"POST", "/v1/enrolments", toBytes(request)});
    QCOMPARE(got.status, 200);
    QCOMPARE(wire::enrolmentFrom(got.body)->station, line.station());
    const Got again = line.ask({"POST", "/v1/enrolments", toBytes(request)});
    QCOMPARE(again.body, got.body);
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

Ask changesAfter(qint64 position, int wait) {
    Ask ask{"GET", "/v1/events?after=" + QByteArray::number(position) + "&wait=" + QByteArray::number(wait)};
    ask.silence = std::chrono::seconds(wait);
    return ask;
}

std::future<Got> poll(Trial& line, qint64 after, int wait) {
    Ask ask = changesAfter(after, wait);
    ask.headers += line.signatureOf(ask);
    return line.begin(ask);
}

bool isOver(const std::future<Got>& answer) { return answer.wait_for(0s) == std::future_status::ready; }

qint64 polls(ServedHub& served) { return served.metrics.gauge("hub_long_polls", {}).with({}).value(); }

/// The database does not answer while it is set.
class DeafDatabase : public StatementWatch {
public:
    std::atomic<bool> deaf = false;
    Result<void> before(const QString&) override {
        return deaf ? Result<void>(fail(ErrorKind::System, u"deaf"_s)) : Result<void>();
    }
    Result<void> after(const QString&) override { return {}; }
};

} // namespace

class HubServiceTest : public QObject {
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

    void anAccountSubmitsIntoTheSameQueue() {
        ServedHub served;
        ServedDesk desk(served);
        const Id subject = Id::random();
        Draft roster = enrolled(subject, northSchool(), u"s-17"_s);
        roster.content[u"entry"_s] = QCborMap{{u"student_number"_s, u"s-17"_s}, {u"name"_s, u"王丽"_s}};
        QCOMPARE(desk.desk.say(roster, desk.desk.founder).outcome, Outcome::Applied);
        const auto line = callerOf(Who::Account, served);
        wire::Submission submission{northSchool(), u"2027"_s,   u"s-17"_s,      {},
                                    u"王丽"_s,     u"2026-1"_s, standardPhoto()};
        const QByteArray key = Id::random().hex().toLatin1();
        const auto submit = [&](const wire::Submission& what, const QByteArray& under) {
            return line->askSigned({"POST", "/v1/submissions", toBytes(what), {"Idempotency-Key: " + under}});
        };
        const Got first = submit(submission, key);
        QCOMPARE(first.status, 200);
        const wire::Submitted submitted = *wire::submittedFrom(first.body);
        QCOMPARE(submitted.subject, subject);
        QCOMPARE(submit(submission, key).body, first.body);

        const auto refusedAs = [&](auto change, const QString& code, const QByteArray& under) {
            wire::Submission other = submission;
            change(other);
            const QString got = codeOf(submit(other, under));
            if (got != code) qWarning("%s instead of %s", qPrintable(got), qPrintable(code));
            return got == code;
        };
        const QByteArray fresh = Id::random().hex().toLatin1();
        QVERIFY(refusedAs([](auto& s) { s.photo = standardPhoto("b"); }, u"key-reused"_s, key));
        QVERIFY(refusedAs([](auto& s) { s.name = u"王莉"_s; }, u"graduate-unknown"_s, fresh));
        QVERIFY(refusedAs([](auto& s) { s.batch = u"2028"_s; }, u"graduate-unknown"_s, fresh));
        QVERIFY(refusedAs([](auto& s) { s.studentNumber = u"s-18"_s; }, u"graduate-unknown"_s, fresh));
        QVERIFY(refusedAs([](auto& s) { s.school = southSchool(); }, u"not-allowed"_s, fresh));
        QVERIFY(refusedAs([](auto& s) { s.photo = "\xff\xd8 no"; }, u"picture-unreadable"_s, fresh));
        QVERIFY(refusedAs([](auto& s) { s.consentVersion.clear(); }, u"consent-missing"_s, fresh));
        QVERIFY(refusedAs([](auto&) {}, u"header-malformed"_s, "short"));

        const auto leases = wire::leasesFrom(
            desk.line
                ->askSigned({"POST", "/v1/leases",
                             toBytes(wire::LeaseRequest{desk.desk.reviewer.id, 5, 60s, {}, {}})})
                .body);
        QVERIFY(leases);
        QCOMPARE(leases->leases.size(), 1);
        QCOMPARE(leases->leases[0].submission, submitted.event);
        QCOMPARE(sure(served.store->verify()).problems, QStringList());
    }

    void anAccountIsToldWhatBecameOfItsOwn() {
        ServedHub served;
        ServedDesk desk(served);
        const auto line = callerOf(Who::Account, served), other = callerOf(Who::Account, served);
        const Id subject = Id::random();
        Draft roster = enrolled(subject, northSchool(), u"s-17"_s);
        roster.content[u"entry"_s] = QCborMap{{u"student_number"_s, u"s-17"_s}, {u"name"_s, u"王丽"_s}};
        desk.desk.say(roster, desk.desk.founder);
        const QString key = Id::random().hex();
        const wire::Submission submission{northSchool(), u"2027"_s,   u"s-17"_s,      {},
                                          u"王丽"_s,     u"2026-1"_s, standardPhoto()};
        const auto submitted = wire::submittedFrom(
            line->askSigned(
                    {"POST", "/v1/submissions", toBytes(submission), {"Idempotency-Key: " + key.toLatin1()}})
                .body);
        QVERIFY(submitted);
        const auto asked = [&](Trial& who, const QByteArray& language) {
            const Got got = who.askSigned({"POST",
                                           "/v1/submissions/states",
                                           toBytes(wire::SubmissionQuery{{Id::random().hex(), key}}),
                                           {"Accept-Language: " + language}});
            return wire::submissionStatesFrom(got.body)->submissions;
        };
        QVERIFY(asked(*other, "zh").isEmpty());
        auto states = asked(*line, "zh");
        QCOMPARE(states,
                 (QList<wire::SubmissionState>{
                     {key, submitted->event, wire::Outcome::Applied, {}, wire::Review::Pending, {}, {}, 1}}));
        Draft rejection = verdict(false, subject, submitted->event);
        rejection.content[u"reasons"_s] = QCborArray{u"eyes-closed"_s, u"of a newer one"_s};
        rejection.content[u"remark"_s] = u"左眼"_s;
        QCOMPARE(desk.desk.say(rejection, desk.desk.reviewer).outcome, Outcome::Applied);
        states = asked(*line, "zh");
        QCOMPARE(states.size(), 1);
        QCOMPARE(states[0].review, wire::Review::Rejected);
        QCOMPARE(states[0].remark, u"左眼"_s);
        QCOMPARE(states[0].place, 0);
        QCOMPARE(states[0].reasons[0].sentence, u"闭眼"_s);
        QCOMPARE(states[0].reasons[1].sentence, u"of a newer one"_s);
        QCOMPARE(asked(*line, "en")[0].reasons[0].sentence, u"Eyes closed"_s);
        const auto refusedAs = [&](const QByteArray& body) {
            return codeOf(line->askSigned({"POST", "/v1/submissions/states", body}));
        };
        QCOMPARE(refusedAs("rubbish"), u"body-malformed"_s);
        QCOMPARE(refusedAs(toBytes(wire::SubmissionQuery{{u"short"_s}})), u"body-malformed"_s);
        QCOMPARE(refusedAs(toBytes(wire::SubmissionQuery{QStringList(101, key)})), u"too-many-items"_s);
        sure(served.store->revokeAccount(line->station()));
        QCOMPARE(refusedAs(toBytes(wire::SubmissionQuery{{key}})), u"station-revoked"_s);
    }

    void leasesHeldAreAnsweredAgain() {
        ServedHub served;
        ServedDesk desk(served);
        for (const char* picture : {"a", "b", "c"})
            desk.desk.photograph(Id::random(), picture);
        const auto leased = [&](const Id& user, int count) {
            const Got got = desk.line->askSigned(
                {"POST", "/v1/leases", toBytes(wire::LeaseRequest{user, count, 60s, {}, {}})});
            return wire::leasesFrom(got.body)->leases;
        };
        const auto two = leased(desk.desk.reviewer.id, 2);
        QCOMPARE(two.size(), 2);
        const auto three = leased(desk.desk.reviewer.id, 3);
        QCOMPARE(three.size(), 3);
        QCOMPARE(three[0].id, two[0].id);
        QCOMPARE(three[1].id, two[1].id);
        QCOMPARE(leased(desk.desk.supervisor.id, 3).size(), 0);
        const QByteArray path = "/v1/leases/" + three[2].id.hex().toLatin1();
        QCOMPARE(desk.line->askSigned({"POST", path + "/renew", toBytes(wire::LeaseRenewal{60s})}).status,
                 200);
        QCOMPARE(desk.line->askSigned({"DELETE", path}).status, 204);
        QCOMPARE(leased(desk.desk.supervisor.id, 3).size(), 1);
    }

    void newsReachThoseTheyConcern() {
        ServedHub served;
        ServedDesk north(served), south(served, southSchool());
        const qint64 end = sure(served.store->head());
        auto northern = poll(*north.line, end, 50), southern = poll(*south.line, end, 50);
        QTRY_COMPARE(polls(served), 2);
        north.desk.say(enrolled(Id::random(), northSchool()), north.desk.founder);
        QCOMPARE(wire::changesFrom(northern.get().body)->entries.size(), 1);
        QCOMPARE(polls(served), 1);
        QVERIFY(!isOver(southern));
        south.desk.say(enrolled(Id::random(), southSchool()), south.desk.founder);
        const auto page = wire::changesFrom(southern.get().body);
        QCOMPARE(page->entries.size(), 1);
        QCOMPARE(page->entries[0].position, end + 2);
    }

    void processesOfOneHubKnowOfEachOther() {
        if (!postgres()) QSKIP("PostgreSQL is not installed");
        const auto shared = std::make_shared<HubPlace>(true);
        ServedHub one({}, nullptr, shared), other({}, nullptr, shared);
        ServedDesk desk(one);
        QCOMPARE(other.store->hub(), one.store->hub());
        QCOMPARE(other.hub->pins(), one.hub->pins());
        auto waiting = poll(*desk.line, sure(one.store->head()), 50);
        QTRY_COMPARE(polls(one), 1);
        desk.desk.hub = other.store.get();
        desk.desk.say(enrolled(Id::random(), northSchool()), desk.desk.founder);
        QCOMPARE(wire::changesFrom(waiting.get().body)->entries.size(), 1);

        const QByteArray bytes = "once";
        const Ask write{"POST", "/v1/blobs",
                        toBytes(wire::BlobBundle{{{{Id::random(), Hash::of(bytes)}, bytes}}})};
        const QByteArrayList signature = desk.line->signatureOf(write);
        QCOMPARE(desk.line->askWith(write, signature).status, 200);
        QCOMPARE(codeOf(other.stranger()->askWith(write, signature)), u"request-replayed"_s);
    }

    void aRevokedStationIsToldAtOnce() {
        ServedHub served;
        ServedDesk desk(served);
        auto waiting = poll(*desk.line, sure(served.store->head()), 50);
        QTRY_COMPARE(polls(served), 1);
        (void)given(served.store->revokeStation(desk.desk.station.id(), u"lost"_s));
        QCOMPARE(codeOf(waiting.get()), u"station-revoked"_s);
        QCOMPARE(codeOf(desk.line->askSigned(changesAfter(0, 0))), u"station-revoked"_s);
    }

    void theEndOfTheHubEndsTheWait() {
        ServedHub served;
        ServedDesk desk(served);
        auto waiting = poll(*desk.line, sure(served.store->head()), 50);
        QTRY_COMPARE(polls(served), 1);
        served.stop();
        const Got got = waiting.get();
        QCOMPARE(got.status, 200);
        QCOMPARE(wire::changesFrom(got.body)->entries.size(), 0);
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

    void aDeafDatabaseIsNobodysFault() {
        DeafDatabase database;
        ServedHub served({}, &database);
        ServedDesk desk(served);
        database.deaf = true;
        for (const Ask& ask : {changesAfter(0, 0), Ask{"GET", "/readyz"}}) {
            const Got got = desk.line->askSigned(ask);
            QCOMPARE(codeOf(got), u"hub-unready"_s);
            QVERIFY(got.header("Retry-After").toInt() >= 1);
        }
        QCOMPARE(desk.line->ask({"GET", "/healthz"}).status, 200);
        database.deaf = false;
        QCOMPARE(desk.line->askSigned(changesAfter(0, 0)).status, 200);
    }

    void largeEventsComePageByPage() {
        ServedHub served;
        ServedDesk desk(served);
        const QByteArray large(wire::limit::eventBodyBytes - 1000, 'x');
        for (int i = 0; i < 12; ++i) {
            Draft draft = enrolled(Id::random(), northSchool());
            draft.content.insert(u"large"_s, large);
            QCOMPARE(desk.desk.say(draft, desk.desk.founder).outcome, Outcome::Applied);
        }
        qint64 after = 0, entries = 0, pages = 0;
        for (bool more = true; more; ++pages) {
            const Got got = desk.line->askSigned(changesAfter(after, 0));
            QVERIFY(got.body.size() <= wire::limit::bodyBytes);
            const auto page = wire::changesFrom(got.body);
            QVERIFY(page);
            entries += page->entries.size();
            more = page->next < page->head;
            after = page->next;
        }
        QVERIFY(pages >= 2);
        const auto whole = given(served.store->entries(desk.line->station(), 0, 500));
        QCOMPARE(entries, whole.entries.size());
    }

    void theLogNamesNobody() {
        ServedHub served;
        ServedDesk desk(served);
        const wire::BlobName name{Id::random(), Hash::of("x")};
        Ask put{"PUT", name.path().toLatin1(), "x"};
        put.type = "application/octet-stream";
        QCOMPARE(desk.line->askSigned(put).status, 201);
        (void)desk.line->ask({"GET", "/v1/" + northSchool().toUtf8().toPercentEncoding()});
        (void)desk.line->ask({"GET", "/v1/events?after=0"});
        served.stop();
        QVERIFY(served.log.contains(desk.line->station().hex().toLatin1()));
        QVERIFY(served.log.contains("/v1/blobs/{subject}/{hash}"));
        for (const char* refusal : {"path-unknown", "request-unsigned"})
            QVERIFY2(served.log.contains(QByteArray("\"refusal\":\"") + refusal + '"'), refusal);
        for (const QByteArray& personal :
             {name.subject.hex().toLatin1(), name.hash.hex().toLatin1(), northSchool().toUtf8(),
              northSchool().toUtf8().toPercentEncoding(), QByteArray("127.0.0.1")})
            QVERIFY2(!served.log.contains(personal), personal.constData());
        QVERIFY(served.metrics.text().contains("hub_refused_total{code=\"path-unknown\"} 1"));
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
        QCOMPARE(windows.windows(), 2);
        QVERIFY(windows.take(Id::random(), "other", 1, 100'000, 20'000));
        QCOMPARE(windows.windows(), 1);
    }

    void aJpegTellsItsSize() {
        QCOMPARE(jpegSize(standardPhoto()), QSize(480, 640));
        const QByteArray photo = standardPhoto();
        for (qsizetype i = 0; i < photo.size(); ++i)
            QVERIFY(jpegSize(photo.left(i)).isEmpty());
        QVERIFY(jpegSize(QByteArray::fromHex("ffd8ffe00000ffd9")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(HubServiceTest)
#include "tst_hub_service.moc"
