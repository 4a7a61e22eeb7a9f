#include "linked_station.h"

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

/// Several stations at one hub: what one does the others see, in one order.
class TestHubStations : public QObject {
    Q_OBJECT

    std::unique_ptr<FakeHub> hub;

    void join(LinkedStation& station) {
        hub->state.addPerson(station.store->user().id, station.store->user().key);
        QVERIFY(station.enrol(*hub).has_value());
    }
    void allInStep(std::initializer_list<LinkedStation*> stations) {
        for (int round = 0; round < 2; ++round)
            for (const LinkedStation* station : stations)
                QVERIFY(station->comesInStep(*hub));
    }

private Q_SLOTS:
    void init() {
        hub = std::make_unique<FakeHub>();
        hub->state.tellsOfStations = true;
    }

    void aPhotoCollectedHereIsReviewedThere() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        join(desk);
        join(office);
        const Id photo = *submit(*desk.store, handmade(1));
        allInStep({&desk, &office});
        QCOMPARE(office.photoWords(), desk.photoWords());
        const auto there = office.store->photo(photo);
        QVERIFY(there.has_value());
        QCOMPARE(office.store->blob(photo, there->portrait).value_or(QByteArray()), QByteArray("portrait 1"));
        QVERIFY(approve(*office.store, photo).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(desk.store->photo(photo)->row.state, PhotoState::Approved, 20'000);
        QCOMPARE(desk.problems(), QStringList());
        QCOMPARE(office.problems(), QStringList());
        office.openAgain();
        QCOMPARE(office.photoWords(), desk.photoWords());
    }

    /// The reviewer asks to see an original while it is asked for without hurry, and the hub has it not yet.
    void anOriginalThatSomebodyWaitsForIsNotPutOff() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        join(desk);
        join(office);
        office.nudge.stop();
        const auto setMetered = [&](bool metered) {
            return answerOf<void>(
                [&](QObject* context, auto done) { desk.link->setMetered(metered, context, done); });
        };
        QVERIFY(setMetered(true).has_value());
        const Hash original = Hash::of("original 1");
        std::atomic<int> asked = 0;
        hub->setScript([&](const FakeRequest& request, int) {
            const bool ofOriginal = request.method == "GET" && request.path().endsWith(original.hex());
            return ofOriginal && asked++ == 0 ? Fault{Fault::Kind::LateAnswer, 1'500} : Fault();
        });
        const Id photo = *submit(*desk.store, handmade(1));
        QTRY_COMPARE_WITH_TIMEOUT(asked.load(), 1, 20'000);
        office.store->fetch(photo, original);
        QTRY_VERIFY_WITH_TIMEOUT(asked > 1, 20'000); // again as soon as the first was answered
        QTRY_COMPARE_WITH_TIMEOUT(office.link->standing().phase, HubPhase::InStep, 20'000);
        QVERIFY(!office.store->blob(photo, original)); // it waits for the desk, and nothing is being read
        QVERIFY(setMetered(false).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(office.store->blob(photo, original).has_value(), 30'000);
        QCOMPARE(office.problems(), QStringList());
    }

    /// The log says that a submission stands and who approved it, before the answer comes that it waits.
    void anAnswerThatComesLateChangesNothing() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        join(desk);
        join(office);
        allInStep({&desk, &office});
        std::atomic<bool> slow = true;
        hub->setScript([&](const FakeRequest& request, int) {
            const bool sends = request.method == "POST" && request.path() == QLatin1String("/v1/events");
            return sends && slow.exchange(false) ? Fault{Fault::Kind::LateAnswer, 3'000} : Fault();
        });
        const Id photo = *submit(*desk.store, handmade(1));
        QTRY_VERIFY(office.store->photo(photo).has_value());
        QVERIFY(approve(*office.store, photo).has_value());
        QTRY_COMPARE(desk.store->photo(photo)->row.state, PhotoState::Approved);
        QVERIFY(!desk.isInStep()); // the answer is still on its way
        allInStep({&desk, &office});
        QCOMPARE(desk.store->photo(photo)->row.state, PhotoState::Approved);
        QCOMPARE(desk.store->hubDesk().questions().waitingCount().value_or(-1), 0);
        QCOMPARE(desk.problems(), QStringList());
    }

    /// The verdict that came to the hub first stands first everywhere, whoever was alone when he gave his.
    void theHubsOrderIsEverybodys() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        join(desk);
        join(office);
        const Id photo = *submit(*desk.store, handmade(1));
        allInStep({&desk, &office});
        desk.link.reset(); // alone for a while
        QVERIFY(reject(*desk.store, photo, {u"eyes-closed"_s}).has_value());
        QVERIFY(approve(*office.store, photo).has_value());
        QVERIFY(office.comesInStep(*hub));
        desk.begin();
        allInStep({&desk, &office});
        QCOMPARE(office.photoWords(), desk.photoWords());
        QCOMPARE(desk.problems(), QStringList());
        QCOMPARE(office.problems(), QStringList());
        desk.openAgain();
        QCOMPARE(office.photoWords(), desk.photoWords());
    }

    void aPurgeTravels() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        join(desk);
        join(office);
        const Id photo = *submit(*desk.store, handmade(1));
        allInStep({&desk, &office});
        const Hash portrait = office.store->photo(photo)->portrait;
        QVERIFY(office.store->blob(photo, portrait).has_value());
        PurgeRequest request;
        request.scope = PurgeRequest::Scope::Chosen;
        request.chosen = {photo};
        request.reason = u"withdrew"_s;
        QVERIFY(answerOf<PurgeCertificate>([&](QObject* context, auto done) {
                    desk.store->purge(request, {}, context, done);
                }).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(office.store->photos().size(), 0, 20'000);
        QVERIFY(!office.store->blob(photo, portrait));
        allInStep({&desk, &office});
        QCOMPARE(desk.problems(), QStringList());
        QCOMPARE(office.problems(), QStringList());
    }

    /// Store and machine were set back together, which nobody sees until the hub is met.
    void anOldCopyGoesOnUnderANewKey() {
        LinkedStation desk(u"Desk"_s);
        join(desk);
        QVERIFY(submit(*desk.store, handmade(1)).has_value());
        QVERIFY(desk.comesInStep(*hub));
        const QTemporaryDir kept;
        desk.end();
        QVERIFY(copyFolder(desk.folder.path(), kept.filePath(u"all"_s)));
        desk.openAgain();
        QVERIFY(submit(*desk.store, handmade(2)).has_value());
        QVERIFY(desk.comesInStep(*hub));
        desk.end();
        desk.becomeCopy(kept.filePath(u"all"_s));
        desk.openAgain();
        QTRY_COMPARE_WITH_TIMEOUT(desk.link->standing().phase, HubPhase::Stopped, 20'000);
        QCOMPARE(desk.link->standing().why.code, u"chain-forked"_s);
        QVERIFY(desk.enrol(*hub).has_value());
        QVERIFY(submit(*desk.store, handmade(3)).has_value());
        QVERIFY(desk.comesInStep(*hub));
        QCOMPARE(desk.store->photos().size(), 3); // what the copy did not know came back
        QCOMPARE(desk.problems(), QStringList());
    }

    /// Copied to a new machine with what it had not sent: the key is another, the photos are not lost.
    void whatACopiedStoreHadNotSentComesUnderItsNewKey() {
        LinkedStation desk(u"Desk"_s), office(u"Office"_s);
        join(desk);
        join(office);
        QVERIFY(submit(*desk.store, handmade(1)).has_value());
        QVERIFY(desk.comesInStep(*hub));
        const Id before = desk.station();
        desk.link.reset(); // no network any more
        QVERIFY(submit(*desk.store, handmade(2)).has_value());
        QVERIFY(submit(*desk.store, handmade(3)).has_value());
        desk.end();
        QVERIFY(QDir(machineFolderOf(desk.data())).removeRecursively());
        desk.openAgain();
        QVERIFY(desk.station() != before);
        QVERIFY(submit(*desk.store, handmade(4)).has_value());
        QVERIFY(desk.enrol(*hub, before).has_value());
        allInStep({&desk, &office});
        QCOMPARE(office.store->photos().size(), 4);
        QCOMPARE(office.photoWords(), desk.photoWords());
        for (const PhotoRow& row : office.store->photos())
            QVERIFY(office.store->blob(row.subject, office.store->photo(row.subject)->portrait).has_value());
        const auto older = desk.store->hubDesk().questions().ofChain(before, 0, 100);
        for (const SentEvent& sent : *older)
            QCOMPARE(hub->state.timesApplied(decodeHeader(sent.header)->id), 1);
        QCOMPARE(desk.problems(), QStringList());
        QCOMPARE(office.problems(), QStringList());
    }

    void aStrangersEventIsNotTaken() {
        LinkedStation desk(u"Desk"_s);
        hub->state.tellsOfStations = false; // nobody announces it
        LinkedStation stranger(u"Stranger"_s);
        join(stranger);
        QVERIFY(submit(*stranger.store, handmade(1)).has_value());
        QVERIFY(QTest::qWaitFor([&] { return hub->state.storedEvents() > 3; }, 20'000));
        hub->state.tellsOfStations = true;
        join(desk);
        QTRY_COMPARE_WITH_TIMEOUT(desk.link->standing().phase, HubPhase::Retrying, 20'000);
        QCOMPARE(desk.store->photos().size(), 0);
        QVERIFY(!desk.link->standing().why.sentence.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHubStations)
#include "tst_hub_stations.moc"
