#include "core/ledger/database.h"
#include "tests/hub/served_asks.h"

using namespace mianguan;
using namespace mianguan::test;

namespace {

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

/// News and pages of the log, whatever happens to hub, database and caller meanwhile; and what is logged.
class TestHubService : public QObject {
    Q_OBJECT
private Q_SLOTS:
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
        QCOMPARE(entries, sure(served.store->head())); // nobody else's are there
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
};

QTEST_GUILESS_MAIN(TestHubService)
#include "tst_hub_service.moc"
