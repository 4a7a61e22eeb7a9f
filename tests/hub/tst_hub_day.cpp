#include "tests/hub/real_day.h"
#include "tests/ledger/folders.h"

using namespace mianguan;
using namespace mianguan::test;

/// The very events that a station's store writes, at the hub.
class HubDayTest : public QObject {
    Q_OBJECT
private:
    MemoryFolder root;
    RealDay day;
    QString storeFolder() const { return root.filePath(QStringLiteral("store")); }

    static void enrolReal(HubStore& hub, const RealStation& station, const Id& replaces = {}) {
        const QByteArray secret = sure(hub.invite({{{goodSchool()}, false}, everyRole(), replaces}));
        given(hub.enrol(wire::EnrolmentRequest::signedBy(station.key(), secret, QStringLiteral("desk"),
                                                         QStringLiteral("test"))));
    }
    static void sendBlobs(HubStore& hub, const RealStation& station) {
        for (const auto& refusal : sure(hub.keep({station.id()}, station.blobs())))
            QVERIFY(!refusal);
    }

private Q_SLOTS:
    void initTestCase() {
        const auto store = foundStore(storeFolder());
        day.live(*store);
    }

    void aWholeDayIsApplied_data() { onBothDatabases(); }
    void aWholeDayIsApplied() {
        QFETCH(bool, onPostgres);
        HubPlace place(onPostgres);
        auto hub = place.open();
        RealStation station(storeFolder());
        enrolReal(*hub, station);
        sendBlobs(*hub, station);
        const auto events = station.events();
        QVERIFY(events.size() > 40);
        for (qsizetype at = 0; at < events.size(); at += 20) {
            const EventsAnswer answer = sure(hub->submit({station.id()}, events.mid(at, 20)));
            QVERIFY(!answer.refusal);
            for (const EventAnswer& one : answer.outcomes) {
                const Event event = sure(decodeHeader(events[at + answer.outcomes.indexOf(one)].header));
                const bool gone =
                    event.subject == day.graduates[4] && !event.tombstone; // its body went at the station
                const QString expected = gone ? QStringLiteral("void purged") : QStringLiteral("applied");
                QVERIFY2(wordFor(one).startsWith(expected),
                         qPrintable(event.type + QLatin1Char(' ') + wordFor(one)));
            }
        }
        const Feed feed = given(hub->entries(station.id(), 0, 500));
        QCOMPARE(feed.entries.size(), feed.head);
        // Pictures come back as they went.
        for (const wire::SmallBlob& blob : station.blobs())
            QCOMPARE(given(hub->blob(station.id(), blob.name)), blob.bytes);
        const auto found = sure(hub->verify());
        QVERIFY2(found.problems.isEmpty(), qPrintable(found.problems.join(QLatin1Char('\n'))));
        QCOMPARE(found.events, feed.head);
        hub.reset();
        // Nothing of anybody stands in clear in any file.
        if (!onPostgres)
            QCOMPARE(filesHolding(place.path(QStringLiteral("hub")),
                                  {"Graduate 1", "S000001", "portrait 1", "original 1"}),
                     QStringList());
    }

    void withoutPicturesItWaitsAndThenSettles_data() { onBothDatabases(); }
    void withoutPicturesItWaitsAndThenSettles() {
        QFETCH(bool, onPostgres);
        HubPlace place(onPostgres);
        auto hub = place.open();
        RealStation station(storeFolder());
        enrolReal(*hub, station);
        const EventsAnswer answer = sure(hub->submit({station.id()}, station.events()));
        QVERIFY(!answer.refusal);
        QVERIFY(!sure(hub->waitingFor(station.id(), 1000)).isEmpty());
        sendBlobs(*hub, station);
        QVERIFY(sure(hub->waitingFor(station.id(), 1000)).isEmpty());
        QVERIFY(sure(hub->verify()).problems.isEmpty());
    }

    /// A restored backup begins a new chain that names the old one's end.
    void aRestoredStationGoesOn_data() { onBothDatabases(); }
    void aRestoredStationGoesOn() {
        QFETCH(bool, onPostgres);
        HubPlace place(onPostgres);
        auto hub = place.open();
        Id before;
        {
            RealStation station(storeFolder());
            before = station.id();
            enrolReal(*hub, station);
            sendBlobs(*hub, station);
            QVERIFY(!sure(hub->submit({before}, station.events())).refusal);
        }
        MemoryFolder elsewhere;
        const QString copy = elsewhere.filePath(QStringLiteral("store"));
        QVERIFY(copyFolder(storeFolder(), copy));
        { const auto store = orDie(signIn(copy)); } // an unknown machine: another chain
        RealStation station(copy);
        QVERIFY(station.id() != before);
        enrolReal(*hub, station, before);
        const auto answer = sure(hub->submit({station.id()}, station.events()));
        QVERIFY(!answer.refusal && answer.outcomes.size() >= 2);
        for (const EventAnswer& one : answer.outcomes)
            QCOMPARE(wordFor(one), QStringLiteral("applied"));
        QCOMPARE(sure(hub->station(station.id()))->lineage, before);
    }
};

QTEST_GUILESS_MAIN(HubDayTest)
#include "tst_hub_day.moc"
