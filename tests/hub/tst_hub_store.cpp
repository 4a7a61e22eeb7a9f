#include "core/hub/rules/learn.h"
#include "core/hub/store/epoch.h"
#include "tests/hub/hub_tools.h"

using namespace mianguan;
using namespace mianguan::test;

/// What comes in, in which order, and who hears of it: by the hub's answers alone, on each database.
class HubStoreTest : public QObject, private HubFixture {
    Q_OBJECT
private:
    QStringList typesIn(const Feed& feed) const {
        QStringList types;
        for (const FeedEntry& entry : feed.entries)
            types += sure(decodeHeader(entry.event.header)).type;
        return types;
    }

private Q_SLOTS:
    void cleanup() { end(); }

    void aHubIsFoundedOnce_data() { onBothDatabases(); }
    void aHubIsFoundedOnce() {
        begin();
        const Id id = hub->hub(), epoch = hub->epoch();
        const QByteArray requests = hub->requestKey().view().toByteArray();
        openAgain();
        QCOMPARE(hub->hub(), id);
        QCOMPARE(hub->epoch(), epoch);
        QCOMPARE(hub->requestKey().view().toByteArray(), requests);
        QCOMPARE(QFile::permissions(place->path(QStringLiteral("hub/keys/hub.key"))) &
                     (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
    }

    void positionsAreDenseAndInOrder_data() { onBothDatabases(); }
    void positionsAreDenseAndInOrder() {
        begin();
        const Id subject = Id::random();
        const Id submission = desk.photograph(subject, "portrait");
        QCOMPARE(desk.say(verdict(true, subject, submission), desk.reviewer).outcome, Outcome::Applied);
        const Feed feed = feedOf(desk.station);
        QCOMPARE(feed.head, sure(hub->head()));
        QCOMPARE(feed.next, feed.head);
        qint64 last = 0;
        for (const FeedEntry& entry : feed.entries) {
            QVERIFY(entry.position > last);
            last = entry.position;
        }
        // The hub's own: its beginning and the enrolment; then the desk's.
        QCOMPARE(feed.entries.size(), feed.head);
        QCOMPARE(
            typesIn(feed).mid(feed.entries.size() - 3),
            (QStringList{EventType::graduateEnrolled, EventType::photoSubmitted, EventType::photoApproved}));
        QCOMPARE(Body::fromBytes(feed.entries.last().event.body)
                     ->content()
                     .value(QLatin1String("submission"))
                     .toByteArray(),
                 submission.bytes());
    }

    void pagesLeaveNothingOut_data() { onBothDatabases(); }
    void pagesLeaveNothingOut() {
        begin();
        for (int i = 0; i < 7; ++i)
            desk.photograph(Id::random(), QByteArray::number(i));
        QList<qint64> whole, paged;
        for (const FeedEntry& entry : feedOf(desk.station).entries)
            whole += entry.position;
        for (qint64 after = 0;;) {
            const Feed feed = feedOf(desk.station, after, 3);
            for (const FeedEntry& entry : feed.entries)
                paged += entry.position;
            if (feed.next == after) break;
            after = feed.next;
        }
        QCOMPARE(paged, whole);
        QCOMPARE(*sure(hub->entries(desk.station.id(), whole.last() + 1000, 10)).refusal,
                 Refusal::PositionUnknown);
    }

    void anEventSentAgainIsAnsweredAgain_data() { onBothDatabases(); }
    void anEventSentAgainIsAnsweredAgain() {
        begin();
        const Written event =
            desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        const EventAnswer first = send(*hub, desk.station, event);
        const qint64 head = sure(hub->head());
        QCOMPARE(send(*hub, desk.station, event), first);
        openAgain();
        QCOMPARE(send(*hub, desk.station, event), first);
        QCOMPARE(sure(hub->head()), head);
        QCOMPARE(sure(hub->outcomes(desk.station.id(), {event.event.id})).outcomes, (QList{first}));
    }

    void aRequestIsTakenOnce_data() { onBothDatabases(); }
    void aRequestIsTakenOnce() {
        begin();
        const Caller caller{desk.station.id(), RequestMark{"nonce", 7, 1'900'000'000'000}};
        const Written event =
            desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        QVERIFY(!sure(hub->submit(caller, {event.sent})).refusal);
        QCOMPARE(*sure(hub->submit(caller, {event.sent})).refusal, Refusal::RequestReplayed);
        QCOMPARE(*sure(hub->keep(caller, {{{Id::random(), Hash::of("x")}, "x"}})).first(),
                 Refusal::RequestReplayed);
    }

    void aGapIsNamedWithTheHead_data() { onBothDatabases(); }
    void aGapIsNamedWithTheHead() {
        begin();
        const Head before = desk.station.head;
        const Written first =
            desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        const Written second =
            desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        const EventsAnswer gap = sure(hub->submit({desk.station.id()}, {second.sent}));
        QCOMPARE(*gap.refusal, Refusal::ChainGap);
        QCOMPARE(gap.head, (wire::ChainEnd{before.seq, before.hash}));
        const EventsAnswer both = sure(hub->submit({desk.station.id()}, {first.sent, second.sent}));
        QVERIFY(!both.refusal);
        QCOMPARE(both.outcomes.size(), 2);
        QCOMPARE(both.head, (wire::ChainEnd{second.event.seq, second.hash}));
    }

    void aTornRequestIsRefusedWhole_data() { onBothDatabases(); }
    void aTornRequestIsRefusedWhole() {
        begin();
        const Written first =
            desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        (void)desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        const Written third =
            desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        const EventsAnswer answer = sure(hub->submit({desk.station.id()}, {first.sent, third.sent}));
        QCOMPARE(*answer.refusal, Refusal::ChainGap);
        QCOMPARE(answer.about, 1);
        QCOMPARE(answer.outcomes.size(), 0);
        QCOMPARE(answer.head.seq, first.event.seq - 1);
    }

    void aClonesBranchIsSetAsideAndAdoptedAfterARekey_data() { onBothDatabases(); }
    void aClonesBranchIsSetAsideAndAdoptedAfterARekey() {
        begin();
        HandStation clone;
        clone.key = SigningKey::fromSeed(desk.station.key.seed().copy());
        clone.head = desk.station.head;
        desk.say(enrolled(Id::random(), northSchool()), desk.founder);

        const Id subject = Id::random();
        const Written branch1 = clone.write(enrolled(subject, northSchool()), desk.founder.author());
        const Written branch2 = clone.write(submitted(subject, "of the clone"), desk.founder.author());
        const EventsAnswer forked = sure(hub->submit({clone.id()}, {branch1.sent}));
        QCOMPARE(*forked.refusal, Refusal::ChainForked);
        QCOMPARE(*sure(hub->submit({clone.id()}, {branch2.sent})).refusal, Refusal::ChainForked);
        QCOMPARE(*sure(hub->submit({clone.id()}, {branch2.sent})).refusal, Refusal::ChainForked);
        QCOMPARE(desk.say(enrolled(Id::random(), northSchool()), desk.founder).outcome, Outcome::Applied);
        keepBlob(*hub, clone, subject, "of the clone");

        HandStation fresh;
        enrol(*hub, fresh, {{northSchool()}, false}, everyRole(), clone.id());
        send(*hub, fresh, fresh.write(begun(fresh, clone.head, Beginning::UnknownMachine)));
        const QStringList types = typesIn(feedOf(fresh));
        QCOMPARE(
            types.mid(types.size() - 3),
            (QStringList{EventType::stationStarted, EventType::graduateEnrolled, EventType::photoSubmitted}));
        // The people of the store go on under the new key.
        QCOMPARE(wordFor(send(*hub, fresh,
                              fresh.write(verdict(true, subject, branch2.event.id), desk.reviewer.author()))),
                 QStringLiteral("applied second-opinion"));
        QCOMPARE(sure(hub->outcomes(clone.id(), {branch2.event.id})).outcomes.first().outcome,
                 Outcome::Applied);
    }

    void whoTakesAPlaceReadsWhatWasVoidThereAtOnce_data() { onBothDatabases(); }
    void whoTakesAPlaceReadsWhatWasVoidThereAtOnce() {
        begin();
        const Id subject = Id::random();
        const Id first = desk.photograph(subject, "approved");
        desk.say(verdict(true, subject, first), desk.reviewer);
        const EventAnswer locked = desk.say(submitted(subject, "too late"), desk.founder);
        QCOMPARE(wordFor(locked), QStringLiteral("void locked"));
        const HandStation fresh; // of a copy, which has said nothing yet
        enrol(*hub, fresh, {{northSchool()}, false}, everyRole(), desk.station.id());
        const QList<FeedEntry> heard = feedOf(fresh, locked.position - 1, 1).entries;
        QCOMPARE(heard.size(), 1);
        QCOMPARE(heard.first().position, locked.position);
        QVERIFY(HubStore::concerns(*sure(hub->station(fresh.id())), {audienceOf(desk.station.id())}));
    }

    void nobodyTakesAnothersPlaceWithoutLeave_data() { onBothDatabases(); }
    void nobodyTakesAnothersPlaceWithoutLeave() {
        begin();
        HandStation stranger;
        enrol(*hub, stranger, {{northSchool()}, false});
        QCOMPARE(wordFor(send(*hub, stranger,
                              stranger.write(begun(stranger, desk.station.head, Beginning::Restored)))),
                 QStringLiteral("applied chain-unvouched"));
        QCOMPARE(sure(hub->station(stranger.id()))->lineage, stranger.id());
    }

    /// By a code that names it itself, or one that took its place, it goes on as what it was.
    void nobodyTakesHisOwnPlace_data() { onBothDatabases(); }
    void nobodyTakesHisOwnPlace() {
        begin();
        const Id id = desk.station.id();
        enrol(*hub, desk.station, {{northSchool()}, false}, everyRole(), id);
        HandStation heir, next;
        enrol(*hub, heir, {{northSchool()}, false}, everyRole(), id);
        enrol(*hub, next, {{northSchool()}, false}, everyRole(), heir.id());
        enrol(*hub, desk.station, {{northSchool(), southSchool()}, false}, everyRole(), next.id());
        QVERIFY(sure(hub->station(id))->replaces.isNull());
        QCOMPARE(sure(hub->station(id))->scope.schools.size(), 2);
        for (const HandStation* station : {&heir, &next})
            QCOMPARE(sure(hub->station(station->id()))->lineage, id);
        QCOMPARE(wordFor(desk.say(enrolled(Id::random(), northSchool()), desk.founder)),
                 QStringLiteral("applied"));
        QVERIFY(sure(hub->verify()).problems.isEmpty());
    }

    void aCircleOfPlacesEnds_data() { onBothDatabases(); }
    void aCircleOfPlacesEnds() {
        begin();
        HandStation one, other;
        enrol(*hub, one, {{northSchool()}, false});
        enrol(*hub, other, {{northSchool()}, false}, everyRole(), one.id());
        hub.reset(); // as an earlier hub let it be
        place->tamper(QStringLiteral("UPDATE station SET replaces = ? WHERE id = ?"),
                      {other.id().bytes(), one.id().bytes()});
        openAgain();
        for (const HandStation* station : {&one, &other})
            QVERIFY(!feedOf(*station).entries.isEmpty());
        const Written event = one.write(begun(one));
        QCOMPARE(wordFor(send(*hub, one, event)), QStringLiteral("applied"));
        QCOMPARE(sure(hub->outcomes(other.id(), {event.event.id})).outcomes.size(), 1);
    }

    void aLineageOnceBegunStays_data() { onBothDatabases(); }
    void aLineageOnceBegunStays() {
        begin();
        Desk second;
        second.open(*hub);
        const Id id = second.station.id();
        enrol(*hub, second.station, {{northSchool()}, false}, everyRole(), desk.station.id());
        QCOMPARE(sure(hub->station(id))->lineage, id);
        const EventAnswer refused = second.say(verdict(true, Id::random(), Id::random()), second.reviewer);
        QCOMPARE(wordFor(refused), QStringLiteral("void submission-unknown"));
        QCOMPARE(feedOf(second.station).entries.last().position, refused.position);
        QVERIFY(sure(hub->verify()).problems.isEmpty());
    }

    /// It comes to where another epoch could begin, and no restore was there.
    void aLogThatIsLongHasNoGap_data() { onBothDatabases(); }
    void aLogThatIsLongHasNoGap() {
        begin();
        hub.reset();
        place->tamper(QStringLiteral("UPDATE event SET position = position + ? WHERE position IS NOT NULL"),
                      {epochSpan - 9});
        place->tamper(QStringLiteral("UPDATE counter SET value = value + ? WHERE name = 'position'"),
                      {epochSpan - 9});
        openAgain();
        while (sure(hub->head()) < epochSpan + 3)
            desk.say(enrolled(Id::random(), northSchool()), desk.founder);
        const Feed feed = feedOf(desk.station, epochSpan - 1);
        QVERIFY(feed.gaps.isEmpty());
        QCOMPARE(feed.entries.first().position, epochSpan);
        QCOMPARE(feed.left(epochSpan - 1), 4);
    }

    void whatIsOfNobodyIsVoid_data() { onBothDatabases(); }
    void whatIsOfNobodyIsVoid() {
        begin();
        for (const Draft& draft :
             {unmadePhoto({}), submitted({}, "x"), enrolled({}, northSchool()), verdict(true, {}, {}),
              matched({}, Id::random()), purging({}), aboutVerdict(EventType::photoDelivered, {}, {}),
              plain(EventType::graduateChanged, {})})
            QCOMPARE(wordFor(desk.say(draft, desk.founder)), QStringLiteral("void graduate-unknown"));
        QVERIFY(sure(hub->verify()).problems.isEmpty());
    }

    void badFormIsRefusedAndNeverKept_data() { onBothDatabases(); }
    void badFormIsRefusedAndNeverKept() {
        begin();
        const Written good = desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        const auto refusalOf = [&](const wire::SentEvent& sent) {
            return sure(hub->submit({desk.station.id()}, {sent})).refusal;
        };
        wire::SentEvent bad = good.sent;
        bad.stationSignature[3] = char(bad.stationSignature[3] ^ 1);
        QCOMPARE(*refusalOf(bad), Refusal::SignatureWrong);
        bad = good.sent;
        bad.body.back() = char(bad.body.back() ^ 1);
        QCOMPARE(*refusalOf(bad), Refusal::EventMalformed);
        bad = good.sent;
        bad.header.chop(1);
        QCOMPARE(*refusalOf(bad), Refusal::EventMalformed);
        bad = good.sent;
        bad.userSignature = QByteArray(64, 'x');
        QCOMPARE(*refusalOf(bad), Refusal::SignatureWrong);
        HandStation other;
        QCOMPARE(*refusalOf(other.write(begun(other)).sent), Refusal::NotAllowed);
        QCOMPARE(*sure(hub->submit({other.id()}, {good.sent})).refusal, Refusal::CallerUnknown);
        QVERIFY(!refusalOf(good.sent));
    }

    /// A purge in other words would take pictures away without the right to.
    void aMarkThatDisagreesWithItsTypeIsRefused_data() { onBothDatabases(); }
    void aMarkThatDisagreesWithItsTypeIsRefused() {
        begin();
        const Id subject = Id::random();
        desk.photograph(subject, "portrait");
        Draft marked = enrolled(subject, northSchool());
        marked.tombstone = true;
        const qint64 head = sure(hub->head());
        for (const Draft& draft : {marked, userSigned(EventType::photoPurged, subject)}) {
            HandStation trying;
            trying.key = SigningKey::fromSeed(desk.station.key.seed().copy());
            trying.head = desk.station.head;
            const Written event = trying.write(draft, desk.founder.author());
            QCOMPARE(*sure(hub->submit({trying.id()}, {event.sent})).refusal, Refusal::EventMalformed);
        }
        QCOMPARE(sure(hub->head()), head);
        QVERIFY(sure(hub->purges()).isEmpty());
        QCOMPARE(wordFor(desk.say(purging(subject), desk.founder)), QStringLiteral("applied"));
    }

    /// Whoever took its place, and whoever took that one's.
    void heirsAskForWhatTheirEarlierChainsSaid_data() { onBothDatabases(); }
    void heirsAskForWhatTheirEarlierChainsSaid() {
        begin();
        const Id subject = Id::random();
        const EventAnswer said = desk.say(enrolled(subject, northSchool()), desk.founder);
        const EventAnswer waits = desk.say(submitted(subject, "to come"), desk.founder);
        Head last = desk.station.head;
        HandStation stranger;
        enrol(*hub, stranger, {{northSchool()}, false});
        send(*hub, stranger, stranger.write(begun(stranger, last, Beginning::Restored)));
        for (int heir = 0; heir < 2; ++heir) {
            HandStation fresh;
            enrol(*hub, fresh, {{northSchool()}, false}, everyRole(), last.station);
            send(*hub, fresh, fresh.write(begun(fresh, last, Beginning::UnknownMachine)));
            QCOMPARE(sure(hub->outcomes(fresh.id(), {said.id, waits.id})).outcomes, (QList{said, waits}));
            last = fresh.head;
        }
        QVERIFY(sure(hub->outcomes(stranger.id(), {said.id, waits.id})).outcomes.isEmpty());
    }

    void aSchoolSeesItsOwnOnly_data() { onBothDatabases(); }
    void aSchoolSeesItsOwnOnly() {
        begin();
        Desk south;
        south.open(*hub, {{southSchool()}, false});
        HandStation province;
        enrol(*hub, province, Scope::everything());
        const Id subject = Id::random();
        desk.photograph(subject, "a northern face");
        QCOMPARE(wordFor(south.say(enrolled(Id::random(), northSchool()), south.founder)),
                 QStringLiteral("void out-of-scope"));
        QCOMPARE(wordFor(south.say(submitted(subject, "x"), south.founder)),
                 QStringLiteral("void out-of-scope"));
        const auto northern = [&](const Feed& feed) {
            int count = 0;
            for (const FeedEntry& entry : feed.entries) {
                const Event event = sure(decodeHeader(entry.event.header));
                if (event.subject == subject && event.station == desk.station.id()) ++count;
            }
            return count;
        };
        QCOMPARE(northern(feedOf(desk.station)), 2);
        QCOMPARE(northern(feedOf(south.station)), 0);
        QCOMPARE(northern(feedOf(province)), 2);
        // A void event is its author's alone, and he finds it.
        QCOMPARE(feedOf(south.station).entries.last().outcome, Outcome::Void);
        QCOMPARE(feedOf(province).entries.last().outcome, Outcome::Applied);
        QCOMPARE(sure(hub->missing(south.station.id(), {{subject, Hash::of("a northern face")}})),
                 (QList<int>{0}));
        QCOMPARE(sure(hub->missing(desk.station.id(), {{subject, Hash::of("a northern face")}})),
                 QList<int>());
        QCOMPARE(*sure(hub->blob(south.station.id(), {subject, Hash::of("a northern face")})).refusal,
                 Refusal::BlobUnknown);
    }

    void aPhotoWaitsForItsPortrait_data() { onBothDatabases(); }
    void aPhotoWaitsForItsPortrait() {
        begin();
        const Id subject = Id::random();
        desk.say(enrolled(subject, northSchool()), desk.founder);
        const EventAnswer waits = desk.say(submitted(subject, "late"), desk.founder);
        QCOMPARE(wordFor(waits), QStringLiteral("waiting blobs-awaited"));
        QCOMPARE(waits.position, 0);
        const EventAnswer behind = desk.say(verdict(true, subject, waits.id), desk.reviewer);
        QCOMPARE(wordFor(behind), QStringLiteral("waiting earlier-awaited"));
        QCOMPARE(sure(hub->waitingFor(desk.station.id(), 10)).size(), 2);
        openAgain();
        keepBlob(*hub, desk.station, subject, "late");
        const auto now = sure(hub->outcomes(desk.station.id(), {waits.id, behind.id})).outcomes;
        QCOMPARE(wordFor(now[0]), QStringLiteral("applied"));
        QCOMPARE(wordFor(now[1]), QStringLiteral("applied second-opinion"));
        QVERIFY(now[0].position < now[1].position);
        QVERIFY(sure(hub->waitingFor(desk.station.id(), 10)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(HubStoreTest)
#include "tst_hub_store.moc"
