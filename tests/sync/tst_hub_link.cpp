#include "core/wire/problem.h"
#include "linked_station.h"

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int photos = 6;

void collect(LinkedStation& station, int from = 1, int count = photos) {
    for (int number = from; number < from + count; ++number)
        QVERIFY(submit(*station.store, handmade(number)).has_value());
}

/// Every own event once, in order, and every picture it names.
void isAllThere(const LinkedStation& station, const FakeHub& hub) {
    const HubBook& book = station.store->hubDesk().questions();
    const auto own = book.unsent(0, 10'000);
    QVERIFY(own.has_value());
    QCOMPARE(hub.state.storedEvents(), own->size());
    const auto blobs = hub.state.blobs();
    for (const SentEvent& sent : *own) {
        const Event event = *decodeHeader(sent.header);
        QCOMPARE(hub.state.timesApplied(event.id), 1);
        if (sent.body.isNull()) continue;
        for (const Hash& hash : Body::fromBytes(sent.body)->blobs())
            QVERIFY2(blobs.contains({event.subject, hash}), qPrintable(event.type));
    }
}

} // namespace

/// A real store at a hub in memory that can do anything wrong.
class TestHubLink : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aloneIsSaid() {
        LinkedStation station(u"Hall"_s);
        QTRY_COMPARE(station.link->standing().phase, HubPhase::Alone);
        QVERIFY(!station.link->standing().enrolled);
    }

    void enrolsAndSendsAll() {
        FakeHub hub;
        LinkedStation station(u"Hall"_s);
        hub.state.addPerson(station.store->user().id, station.store->user().key);
        collect(station);
        QVERIFY(station.enrol(hub).has_value());
        QVERIFY(station.comesInStep(hub));
        const HubStanding now = station.link->standing();
        QVERIFY(now.enrolled);
        QCOMPARE(now.address, hub.address());
        QCOMPARE(now.stationName, u"Hall"_s);
        QTRY_COMPARE(station.link->standing().name, u"测试中心"_s);
        QVERIFY(now.heardMs > 0);
        isAllThere(station, hub);
        collect(station, photos + 1, 2); // and what comes later, by itself
        QTRY_COMPARE_WITH_TIMEOUT(hub.state.storedEvents(), station.store->hubDesk().questions().ownSeq(),
                                  20'000);
        QVERIFY(station.comesInStep(hub));
        isAllThere(station, hub);
    }

    void eachPictureGoesOnceWhileRoundsOverlap() {
        FakeHub hub;
        LinkedStation station(u"Hall"_s);
        hub.state.addPerson(station.store->user().id, station.store->user().key);
        collect(station, 1, 270); // of three pictures each: more than a round
        QVERIFY(station.enrol(hub).has_value());
        QVERIFY(station.comesInStep(hub, 120'000));
        isAllThere(station, hub);
        qsizetype pictures = 0;
        for (const FakeRequest& request : hub.requests())
            if (request.method == "POST" && request.path() == u"/v1/blobs"_s)
                pictures += wire::blobBundleFrom(request.body)->blobs.size();
        QCOMPARE(pictures, hub.state.blobs().size());
    }

    void aCodeThatIsNoneIsRefused() {
        LinkedStation station(u"Hall"_s);
        const auto refused = answerOf<void>([&](QObject* context, auto done) {
            station.link->enrol(u"nonsense"_s, u"Hall"_s, context, done);
        });
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Refused);
    }

    void aPracticeStoreIsNeverConnected() {
        const QTemporaryDir folder;
        const auto store = openStore(folder.path());
        HubLink link(*store);
        const auto refused =
            answerOf<void>([&](QObject* context, auto done) { link.setMetered(true, context, done); });
        QVERIFY(!refused);
        QCOMPARE(link.standing().phase, HubPhase::Alone);
    }

    void onAMeteredLineOriginalsWait() {
        FakeHub hub;
        LinkedStation station(u"Hall"_s);
        hub.state.addPerson(station.store->user().id, station.store->user().key);
        QVERIFY(answerOf<void>([&](QObject* context, auto done) {
                    station.link->setMetered(true, context, done);
                }).has_value());
        collect(station);
        QVERIFY(station.enrol(hub).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(station.link->standing().outbox.portraits, 0, 20'000);
        QTRY_COMPARE(station.link->standing().outbox.originals, photos);
        QVERIFY(answerOf<void>([&](QObject* context, auto done) {
                    station.link->setMetered(false, context, done);
                }).has_value());
        QVERIFY(station.comesInStep(hub));
        isAllThere(station, hub);
    }

    void oneFaultEach_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("number");
        QTest::addColumn<QByteArray>("bytes");
        using Kind = Fault::Kind;
        QTest::newRow("status 500") << int(Kind::Status) << qint64(500) << QByteArray();
        QTest::newRow("status 429") << int(Kind::Status) << qint64(429) << QByteArray();
        QTest::newRow("cut in the request") << int(Kind::CutRequest) << qint64(100) << QByteArray();
        QTest::newRow("cut in the answer") << int(Kind::CutAnswer) << qint64(40) << QByteArray();
        QTest::newRow("answer lost") << int(Kind::LoseAnswer) << qint64(0) << QByteArray();
        QTest::newRow("sent twice") << int(Kind::Repeat) << qint64(0) << QByteArray();
        QTest::newRow("rubbish") << int(Kind::Rubbish) << qint64(0) << QByteArray("no HTTP at all\r\n\r\n");
        QTest::newRow("rubbish body") << int(Kind::RubbishBody) << qint64(0) << QByteArray("\xff\x00\x01", 3);
    }

    /// Each request of a small day goes wrong once, one run for each: nothing is lost, nothing is twice.
    void oneFaultEach() {
        QFETCH(int, kind);
        QFETCH(qint64, number);
        QFETCH(QByteArray, bytes);
        for (int which = 0, most = 1; which < most; ++which) {
            FakeHub hub;
            LinkedStation station(u"Hall"_s);
            hub.state.addPerson(station.store->user().id, station.store->user().key);
            collect(station, 1, 2);
            QVERIFY(station.enrol(hub).has_value());
            hub.setScript([=](const FakeRequest&, int n) {
                return n == which ? Fault{Fault::Kind(kind), number, bytes} : Fault{};
            });
            collect(station, 3, 2);
            QVERIFY2(station.comesInStep(hub), qPrintable(QString::number(which)));
            isAllThere(station, hub);
            most = std::min<int>(int(hub.requests().size()), 8);
        }
    }

    void killedAnywhereItGoesOn() {
        FakeHub hub;
        LinkedStation station(u"Hall"_s);
        hub.state.addPerson(station.store->user().id, station.store->user().key);
        QVERIFY(station.enrol(hub).has_value());
        for (int round = 0; round < 6; ++round) {
            collect(station, 1 + round * 3, 3);
            hub.setScript([=](const FakeRequest&, int n) {
                return n >= round ? Fault{Fault::Kind::LoseAnswer} : Fault{};
            });
            QTest::qWait(150);
            station.end();
            hub.setScript({});
            station.openAgain();
        }
        QVERIFY(station.comesInStep(hub));
        isAllThere(station, hub);
    }

    void aPictureTheHubWillNotTakeKeepsNoOther() {
        FakeHub hub;
        LinkedStation station(u"Hall"_s);
        hub.state.addPerson(station.store->user().id, station.store->user().key);
        QVERIFY(station.enrol(hub).has_value());
        QVERIFY(station.comesInStep(hub));
        station.nudge.stop();
        const QByteArray refusal = toBytes(wire::Problem::of(wire::Refusal::OutOfScope, u"en", u"1"_s));
        auto refused = std::make_shared<std::atomic<int>>(0);
        hub.setScript([=](const FakeRequest& request, int) {
            const bool first = request.path() == u"/v1/blobs" && refused->fetch_add(1) == 0;
            return first ? Fault{Fault::Kind::Status, 403, refusal} : Fault{};
        });
        collect(station, 1, 1);
        const auto unsent = [&] { // the photo may be said to wait for it first
            QList<HubItem> items = station.link->items(10);
            items.removeIf([](const HubItem& item) { return item.kind != HubItem::Kind::Unsent; });
            return items;
        };
        QTRY_VERIFY_WITH_TIMEOUT(!unsent().isEmpty(), 20'000);
        const HubItem item = unsent().first();
        QCOMPARE(item.why.code, u"out-of-scope"_s);
        QCOMPARE(item.remedies, QList<HubRemedy>{HubRemedy::TryAgain});
        collect(station, 2, 1);
        const Hash portrait = station.store->photo(station.store->photos().last().subject)->portrait;
        const Id subject = station.store->photos().last().subject;
        QTRY_VERIFY_WITH_TIMEOUT(hub.state.blobs().contains({subject, portrait}), 20'000);
        QVERIFY(!station.isInStep());
        QVERIFY(answerOf<Decisions>([&](QObject* context, auto done) {
                    station.link->settle({item.id}, HubRemedy::TryAgain, {}, context, done);
                }).has_value());
        QVERIFY(station.comesInStep(hub));
        isAllThere(station, hub);
    }

    void whatIsVoidTakesItsEffectBack() {
        FakeHub hub;
        LinkedStation station(u"Hall"_s);
        hub.state.addPerson(station.store->user().id, station.store->user().key);
        QVERIFY(station.enrol(hub).has_value());
        const Id photo = *submit(*station.store, handmade(1));
        QVERIFY(station.comesInStep(hub));
        hub.state.voidNext(u"photo-rejected"_s);
        QVERIFY(reject(*station.store, photo, {u"eyes-closed"_s}).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(station.store->photo(photo)->row.state, PhotoState::Pending, 20'000);
        const auto items = station.link->items(10);
        QCOMPARE(items.size(), 1);
        QCOMPARE(items[0].kind, HubItem::Kind::Void);
        QCOMPARE(items[0].why.code, u"locked"_s);
        QVERIFY(items[0].remedies.contains(HubRemedy::Dismiss));
        QVERIFY(verify(*station.store)->isEmpty());
        station.openAgain(); // from the snapshot or from the events, it is the same
        QCOMPARE(station.store->photo(photo)->row.state, PhotoState::Pending);
        QVERIFY(answerOf<Decisions>([&](QObject* context, auto done) {
                    station.link->settle({items[0].id}, HubRemedy::Dismiss, {}, context, done);
                }).has_value());
        QCOMPARE(station.link->items(10).size(), 0);
    }

    void aHubThatLostItsEndGetsItAgain() {
        FakeHub hub;
        LinkedStation station(u"Hall"_s);
        hub.state.addPerson(station.store->user().id, station.store->user().key);
        QVERIFY(station.enrol(hub).has_value());
        collect(station, 1, 3);
        QVERIFY(station.comesInStep(hub));
        hub.state.forgetAfter(hub.state.log().size() / 2);
        collect(station, 4, 1);
        QTRY_COMPARE_WITH_TIMEOUT(hub.state.storedEvents(), station.store->hubDesk().questions().ownSeq(),
                                  20'000);
        QVERIFY(station.comesInStep(hub));
        isAllThere(station, hub);
    }

    void aRestoredHubIsSentEverythingAgainByWhoHasNothingNew() {
        FakeHub hub;
        LinkedStation station(u"Hall"_s);
        hub.state.addPerson(station.store->user().id, station.store->user().key);
        QVERIFY(station.enrol(hub).has_value());
        collect(station, 1, 3);
        QVERIFY(station.comesInStep(hub));
        const auto blobs = hub.state.blobs();
        hub.state.forgetAfter(hub.state.log().size() / 2);
        hub.state.forgetBlob(blobs.firstKey());
        QTRY_COMPARE_WITH_TIMEOUT(hub.state.storedEvents(), station.store->hubDesk().questions().ownSeq(),
                                  20'000);
        QTRY_COMPARE_WITH_TIMEOUT(hub.state.blobs(), blobs, 20'000);
        QVERIFY(station.comesInStep(hub));
        isAllThere(station, hub);
        QVERIFY(verify(*station.store)->isEmpty());
    }

    /// It may read nothing, and is wanted all the same.
    void aRestoredHubIsSentEverythingAgainByWhoWasTurnedAway() {
        FakeHub hub;
        LinkedStation station(u"Hall"_s);
        hub.state.addPerson(station.store->user().id, station.store->user().key);
        QVERIFY(station.enrol(hub).has_value());
        collect(station, 1, 3);
        QVERIFY(station.comesInStep(hub));
        const QByteArray refusal = toBytes(wire::Problem::of(wire::Refusal::StationRevoked, u"en", u"1"_s));
        const auto turnAway = [refusal](const FakeRequest& request, int) {
            const bool reads = request.method == "GET" && request.path() == u"/v1/events";
            return reads ? Fault{Fault::Kind::Status, 403, refusal} : Fault{};
        };
        hub.setScript(turnAway);
        station.openAgain();
        QTRY_COMPARE_WITH_TIMEOUT(station.link->standing().phase, HubPhase::Stopped, 20'000);
        const auto blobs = hub.state.blobs();
        hub.state.forgetAfter(hub.state.log().size() / 2);
        hub.state.forgetBlob(blobs.firstKey());
        station.openAgain();
        QTRY_COMPARE_WITH_TIMEOUT(hub.state.storedEvents(), station.store->hubDesk().questions().ownSeq(),
                                  20'000);
        QTRY_COMPARE_WITH_TIMEOUT(hub.state.blobs(), blobs, 20'000);
        QVERIFY(verify(*station.store)->isEmpty());
    }

    void leavingForgetsTheHub() {
        FakeHub hub;
        LinkedStation station(u"Hall"_s);
        QVERIFY(station.enrol(hub).has_value());
        QVERIFY(answerOf<void>([&](QObject* context, auto done) {
                    station.link->leave(context, done);
                }).has_value());
        QTRY_COMPARE(station.link->standing().phase, HubPhase::Alone);
        QVERIFY(station.link->standing().address.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHubLink)
#include "tst_hub_link.moc"
