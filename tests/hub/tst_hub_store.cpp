#include "tests/hub/hub_tools.h"

#include "core/hub/rules/station_events.h"

using namespace mianguan;
using namespace mianguan::test;

/// What comes in, in which order, and what is made of it: by the hub's answers alone, on each database.
class HubStoreTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<HubPlace> place;
    std::unique_ptr<HubStore> hub;
    Desk desk;

    void openAgain() {
        hub.reset();
        hub = place->open();
        desk.hub = hub.get();
    }
    void begin() {
        QFETCH(bool, onPostgres);
        place = std::make_unique<HubPlace>(onPostgres);
        hub = place->open();
        desk = {};
        desk.open(*hub);
    }
    Feed feedOf(const HandStation& station, qint64 after = 0, int limit = 500) const {
        return given(hub->entries(station.id(), after, limit));
    }
    QStringList typesIn(const Feed& feed) const {
        QStringList types;
        for (const FeedEntry& entry : feed.entries)
            types += sure(decodeHeader(entry.event.header)).type;
        return types;
    }
    qint64 revoke(const HandStation& station) const {
        return given(hub->revokeStation(station.id(), QStringLiteral("lost")));
    }

private Q_SLOTS:
    void cleanup() {
        hub.reset();
        place.reset();
    }

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

    void anotherKeyIsNotThisHubs_data() { onBothDatabases(); }
    void anotherKeyIsNotThisHubs() {
        begin();
        hub.reset();
        QVERIFY(QFile::remove(place->path(QStringLiteral("hub/keys/hub.key"))));
        const auto opened = HubStore::open(place->options());
        QVERIFY(!opened && opened.error().kind == ErrorKind::Corrupt && !opened.error().remedy.isEmpty());
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
        QCOMPARE(typesIn(feed).mid(feed.entries.size() - 3),
                 (QStringList{EventType::graduateEnrolled, EventType::photoSubmitted, EventType::photoApproved}));
        QCOMPARE(Body::fromBytes(feed.entries.last().event.body)->content().value(QLatin1String("submission")).toByteArray(),
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
        QCOMPARE(*sure(hub->entries(desk.station.id(), whole.last() + 1000, 10)).refusal, Refusal::PositionUnknown);
    }

    void anEventSentAgainIsAnsweredAgain_data() { onBothDatabases(); }
    void anEventSentAgainIsAnsweredAgain() {
        begin();
        const Written event = desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author());
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
        const Written event = desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        QVERIFY(!sure(hub->submit(caller, {event.sent})).refusal);
        QCOMPARE(*sure(hub->submit(caller, {event.sent})).refusal, Refusal::RequestReplayed);
        QCOMPARE(*sure(hub->keep(caller, {{{Id::random(), Hash::of("x")}, "x"}})).first(), Refusal::RequestReplayed);
    }

    void aGapIsNamedWithTheHead_data() { onBothDatabases(); }
    void aGapIsNamedWithTheHead() {
        begin();
        const Head before = desk.station.head;
        const Written first = desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        const Written second = desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        const EventsAnswer gap = sure(hub->submit({desk.station.id()}, {second.sent}));
        QCOMPARE(*gap.refusal, Refusal::ChainGap);
        QCOMPARE(gap.head, (wire::ChainEnd{before.seq, before.hash}));
        const EventsAnswer both = sure(hub->submit({desk.station.id()}, {first.sent, second.sent}));
        QVERIFY(!both.refusal);
        QCOMPARE(both.outcomes.size(), 2);
        QCOMPARE(both.head, (wire::ChainEnd{second.event.seq, second.hash}));
    }

    void aTornRequestKeepsWhatCameBefore_data() { onBothDatabases(); }
    void aTornRequestKeepsWhatCameBefore() {
        begin();
        const Written first = desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        (void)desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        const Written third = desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        const EventsAnswer answer = sure(hub->submit({desk.station.id()}, {first.sent, third.sent}));
        QCOMPARE(*answer.refusal, Refusal::ChainGap);
        QCOMPARE(answer.outcomes.size(), 1);
        QCOMPARE(answer.head.seq, first.event.seq);
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
        QCOMPARE(types.mid(types.size() - 3), (QStringList{EventType::stationStarted, EventType::graduateEnrolled,
                                                           EventType::photoSubmitted}));
        // The people of the store go on under the new key.
        QCOMPARE(wordFor(send(*hub, fresh, fresh.write(verdict(true, subject, branch2.event.id), desk.reviewer.author()))),
                 QStringLiteral("applied second-opinion"));
        QCOMPARE(sure(hub->outcomes(clone.id(), {branch2.event.id})).outcomes.first().outcome, Outcome::Applied);
    }

    void nobodyTakesAnothersPlaceWithoutLeave_data() { onBothDatabases(); }
    void nobodyTakesAnothersPlaceWithoutLeave() {
        begin();
        HandStation stranger;
        enrol(*hub, stranger, {{northSchool()}, false});
        QCOMPARE(wordFor(send(*hub, stranger, stranger.write(begun(stranger, desk.station.head, Beginning::Restored)))),
                 QStringLiteral("applied chain-unvouched"));
        QCOMPARE(sure(hub->station(stranger.id()))->lineage, stranger.id());
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
        QCOMPARE(wordFor(south.say(submitted(subject, "x"), south.founder)), QStringLiteral("void out-of-scope"));
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
        QCOMPARE(sure(hub->missing(south.station.id(), {{subject, Hash::of("a northern face")}})), (QList<int>{0}));
        QCOMPARE(sure(hub->missing(desk.station.id(), {{subject, Hash::of("a northern face")}})), QList<int>());
        QCOMPARE(*sure(hub->blob(south.station.id(), {subject, Hash::of("a northern face")})).refusal, Refusal::BlobUnknown);
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

    void whatARevokedStationDidNotKnowIsKept_data() { onBothDatabases(); }
    void whatARevokedStationDidNotKnowIsKept() {
        begin();
        const Id subject = Id::random();
        const Id submission = desk.photograph(subject, "before");
        Desk other;
        other.open(*hub);
        desk.station.seen = sure(hub->head());
        const qint64 revoked = revoke(desk.station);
        const EventAnswer late = desk.say(enrolled(Id::random(), northSchool()), desk.founder);
        QCOMPARE(wordFor(late), QStringLiteral("applied late"));
        const EventAnswer judged = desk.say(verdict(true, subject, submission), desk.reviewer);
        QCOMPARE(wordFor(judged), QStringLiteral("waiting needs-supervisor"));
        desk.station.seen = revoked;
        QCOMPARE(wordFor(desk.say(enrolled(Id::random(), northSchool()), desk.founder)),
                 QStringLiteral("void station-revoked"));
        QCOMPARE(*sure(hub->entries(desk.station.id(), 0, 10)).refusal, Refusal::StationRevoked);

        const auto waiting = sure(hub->waitingFor(other.station.id(), 10));
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(waiting.first().event.id, judged.id);
        Event named;
        named.id = judged.id;
        named.subject = subject;
        other.say(settling(named, true, QStringLiteral("seen the photo")), other.supervisor);
        QCOMPARE(sure(hub->outcomes(desk.station.id(), {judged.id})).outcomes.first().outcome, Outcome::Applied);
        QCOMPARE(wordFor(other.say(settling(named, false, QStringLiteral("again")), other.supervisor)),
                 QStringLiteral("void nothing-to-settle"));
    }

    void aRemovedReviewersUnknowingVerdictCanBeTurnedDown_data() { onBothDatabases(); }
    void aRemovedReviewersUnknowingVerdictCanBeTurnedDown() {
        begin();
        const Id subject = Id::random();
        const Id submission = desk.photograph(subject, "portrait");
        Desk second; // another desk of the school, where the same people sit
        enrol(*hub, second.station, {{northSchool()}, false});
        second.hub = hub.get();
        second.say(begun(second.station));
        second.station.seen = sure(hub->head());
        desk.say(removed(desk.reviewer), desk.founder);
        const EventAnswer judged = second.say(verdict(true, subject, submission), desk.reviewer);
        QCOMPARE(wordFor(judged), QStringLiteral("waiting needs-supervisor"));
        Event named;
        named.id = judged.id;
        named.subject = subject;
        desk.say(settling(named, false, QStringLiteral("too late")), desk.supervisor);
        QCOMPARE(wordFor(sure(hub->outcomes(second.station.id(), {judged.id})).outcomes.first()),
                 QStringLiteral("void declined"));
        second.station.seen = sure(hub->head());
        QCOMPARE(wordFor(second.say(verdict(true, subject, submission), desk.reviewer)),
                 QStringLiteral("void person-key-wrong"));
        // At the desk where he was removed it was known at once, whatever it had seen.
        desk.station.seen = 0;
        QCOMPARE(wordFor(desk.say(verdict(true, subject, submission), desk.reviewer)),
                 QStringLiteral("void person-key-wrong"));
    }

    void photosAreSetAsideForOneReviewer_data() { onBothDatabases(); }
    void photosAreSetAsideForOneReviewer() {
        begin();
        QList<Id> subjects, submissions;
        for (int i = 0; i < 3; ++i) {
            subjects += Id::random();
            submissions += desk.photograph(subjects.last(), QByteArray::number(i));
        }
        wire::LeaseRequest asked{desk.reviewer.id, 2, std::chrono::seconds(600), {}, {}};
        const auto first = given(hub->lease({desk.station.id()}, asked));
        QCOMPARE(first.size(), 2);
        QCOMPARE(first[0].submission, submissions[0]); // the oldest first
        QCOMPARE(first[1].submission, submissions[1]);
        asked.user = desk.supervisor.id;
        const auto second = given(hub->lease({desk.station.id()}, asked));
        QCOMPARE(second.size(), 1);
        QCOMPARE(second[0].submission, submissions[2]);
        QCOMPARE(wordFor(desk.say(verdict(true, subjects[0], submissions[0]), desk.reviewer)), QStringLiteral("applied"));
        QCOMPARE(wordFor(desk.say(verdict(true, subjects[2], submissions[2]), desk.reviewer)),
                 QStringLiteral("applied second-opinion"));
        QVERIFY(given(hub->release({desk.station.id()}, first[1].id)));
        QCOMPARE(*sure(hub->renew({desk.station.id()}, first[1].id, std::chrono::seconds(60))).refusal,
                 Refusal::LeaseUnknown);
        const auto again = given(hub->lease({desk.station.id()}, asked));
        QCOMPARE(again.size(), 1);
        QCOMPARE(given(hub->renew({desk.station.id()}, again[0].id, std::chrono::seconds(60))).submission, submissions[1]);
        // Nobody reviews what he collected, nor who has no right to it.
        asked.user = desk.founder.id;
        desk.photograph(Id::random(), "own");
        QVERIFY(given(hub->lease({desk.station.id()}, asked)).isEmpty());
        asked.user = Id::random();
        QCOMPARE(*sure(hub->lease({desk.station.id()}, asked)).refusal, Refusal::PersonUnknown);
    }

    void aLeaseRunsOut_data() { onBothDatabases(); }
    void aLeaseRunsOut() {
        begin();
        const Id subject = Id::random();
        const Id submission = desk.photograph(subject, "portrait");
        const wire::LeaseRequest asked{desk.reviewer.id, 1, std::chrono::seconds(1), {}, {}};
        QCOMPARE(given(hub->lease({desk.station.id()}, asked)).size(), 1);
        QVERIFY(given(hub->lease({desk.station.id()}, asked)).isEmpty());
        QTest::qWait(1100);
        QCOMPARE(given(hub->lease({desk.station.id()}, asked)).size(), 1);
        QTest::qWait(1100);
        QCOMPARE(wordFor(desk.say(verdict(true, subject, submission), desk.reviewer)),
                 QStringLiteral("applied second-opinion"));
    }

    void differingVerdictsWaitForASupervisor_data() { onBothDatabases(); }
    void differingVerdictsWaitForASupervisor() {
        begin();
        Desk second;
        second.open(*hub);
        const Id subject = Id::random();
        const Id submission = desk.photograph(subject, "portrait");
        const EventAnswer yes = desk.say(verdict(true, subject, submission), desk.reviewer);
        const EventAnswer no = second.say(verdict(false, subject, submission), second.reviewer);
        QCOMPARE(wordFor(no), QStringLiteral("applied disputed"));
        const auto disputes = sure(hub->disputes(desk.station.id(), 10));
        QCOMPARE(disputes.size(), 1);
        QCOMPARE(disputes.first().verdict.event, yes.id);
        QCOMPARE(disputes.first().rival.event, no.id);
        QCOMPARE(wordFor(desk.say(aboutVerdict(EventType::photoDelivered, subject, yes.id), desk.founder)),
                 QStringLiteral("void disputed"));
        desk.say(verdict(false, subject, submission), desk.supervisor);
        QVERIFY(sure(hub->disputes(desk.station.id(), 10)).isEmpty());
        QCOMPARE(wordFor(desk.say(aboutVerdict(EventType::photoDelivered, subject, yes.id), desk.founder)),
                 QStringLiteral("void approval-missing"));
    }

    void aPurgeTakesBodiesBlobsAndKeyAndLateOnesToo_data() { onBothDatabases(); }
    void aPurgeTakesBodiesBlobsAndKeyAndLateOnesToo() {
        begin();
        Desk second;
        second.open(*hub);
        const Id subject = Id::random();
        desk.photograph(subject, "to be purged");
        second.say(submitted(subject, "never here"), second.founder); // waits
        QCOMPARE(wordFor(desk.say(purging(subject), desk.supervisor)), QStringLiteral("applied"));
        for (const FeedEntry& entry : feedOf(desk.station).entries) {
            const Event event = sure(decodeHeader(entry.event.header));
            if (event.subject == subject) QCOMPARE(entry.event.body.isNull(), !event.tombstone);
        }
        QVERIFY(sure(hub->waitingFor(desk.station.id(), 10)).isEmpty());
        QCOMPARE(wordFor(second.say(submitted(subject, "late"), second.founder)), QStringLiteral("void purged"));
        QCOMPARE(*sure(hub->keep({second.station.id()}, {{{subject, Hash::of("late")}, "late"}})).first(), Refusal::Purged);
        QVERIFY(!QDir(place->path(QStringLiteral("hub/blobs/%1/%2").arg(subject.hex().left(2), subject.hex()))).exists());
        // The body that came late is in no feed.
        QVERIFY(feedOf(second.station).entries.last().event.body.isNull());
        openAgain();
        QVERIFY(sure(hub->verify()).problems.isEmpty());
        QCOMPARE(sure(hub->notHeard(1)).size(), 2);
        sure(hub->heard(desk.station.id(), sure(hub->head())));
        QCOMPARE(sure(hub->notHeard(sure(hub->head()))).size(), 1);
    }

    void anEnrolmentCodeIsGoodForOneStation_data() { onBothDatabases(); }
    void anEnrolmentCodeIsGoodForOneStation() {
        begin();
        const HandStation one, other;
        const QByteArray secret = sure(hub->invite({{{northSchool()}, false}, Role::Operator}));
        const wire::Enrolment enrolled = given(hub->enrol(requestOf(one, secret)));
        QCOMPARE(enrolled.station, one.id());
        QCOMPARE(enrolled.ceiling, (QStringList{QStringLiteral("operator")}));
        QCOMPARE(given(hub->enrol(requestOf(one, secret))), enrolled); // the answer was lost
        QCOMPARE(*sure(hub->enrol(requestOf(other, secret))).refusal, Refusal::CodeUnknown);
        QCOMPARE(*sure(hub->enrol(requestOf(other, QByteArray(16, 'x')))).refusal, Refusal::CodeUnknown);
        const QByteArray old = sure(hub->invite({{{northSchool()}, false}, Role::Operator, {}, std::chrono::hours(-1)}));
        QCOMPARE(*sure(hub->enrol(requestOf(other, old))).refusal, Refusal::CodeUnknown);
        wire::EnrolmentRequest forged = requestOf(other, secret);
        forged.stationKey = one.key.publicKey();
        QCOMPARE(*sure(hub->enrol(forged)).refusal, Refusal::SignatureWrong);
    }

    void aCeilingBoundsWhoeverSitsThere_data() { onBothDatabases(); }
    void aCeilingBoundsWhoeverSitsThere() {
        begin();
        Desk booth;
        enrol(*hub, booth.station, {{northSchool()}, false}, Role::Operator);
        booth.hub = hub.get();
        booth.say(begun(booth.station));
        const Id subject = Id::random();
        const Id submission = desk.photograph(subject, "portrait");
        QCOMPARE(wordFor(booth.say(verdict(true, subject, submission), desk.supervisor)),
                 QStringLiteral("void station-may-not"));
        given(hub->changeStation(booth.station.id(), {{northSchool()}, false}, Role::Operator | Role::Reviewer));
        QCOMPARE(booth.say(verdict(true, subject, submission), desk.supervisor).outcome, Outcome::Applied);
        // A founder there is no more than the station may be.
        TestPerson founder;
        booth.say(founded(northSchool()), founder);
        booth.say(added(founder, everyRole()), founder);
        QCOMPARE(wordFor(booth.say(added(TestPerson(), Role::Operator), founder)), QStringLiteral("void not-allowed"));
    }

    void anAccountSubmitsIntoTheSameQueue_data() { onBothDatabases(); }
    void anAccountSubmitsIntoTheSameQueue() {
        begin();
        const Id subject = Id::random();
        desk.say(enrolled(subject, northSchool(), QStringLiteral("S-17")), desk.founder);
        const Account app{Id::random(), SigningKey::random().publicKey(), QStringLiteral("app"), {{northSchool()}, false}};
        sure(hub->addAccount(app));
        QCOMPARE(sure(hub->account(app.id))->name, app.name);
        AccountPhoto photo{app.id, "key 1", "digest 1", northSchool(), QStringLiteral("s-17"), {},
                           {{QStringLiteral("portrait"), "from the app"}, {QStringLiteral("original"), "original"}}};
        const wire::Submitted first = given(hub->submit({app.id}, photo));
        QCOMPARE(first.subject, subject);
        QCOMPARE(given(hub->submit({app.id}, photo)), first);
        photo.digest = "digest 2";
        QCOMPARE(*sure(hub->submit({app.id}, photo)).refusal, Refusal::KeyReused);
        photo.key = "key 2";
        photo.number = QStringLiteral("S-18");
        QCOMPARE(*sure(hub->submit({app.id}, photo)).refusal, Refusal::GraduateUnknown);
        photo.school = southSchool();
        QCOMPARE(*sure(hub->submit({app.id}, photo)).refusal, Refusal::OutOfScope);
        QCOMPARE(desk.say(verdict(true, subject, first.event), desk.reviewer).outcome, Outcome::Applied);
        sure(hub->revokeAccount(app.id));
        QCOMPARE(*sure(hub->submit({app.id}, photo)).refusal, Refusal::CallerUnknown);
    }

    void newsAreToldOnce_data() { onBothDatabases(); }
    void newsAreToldOnce() {
        begin();
        std::atomic<qint64> told = 0;
        hub->whenSettled([&](qint64 head) { told = head; });
        desk.say(enrolled(Id::random(), northSchool()), desk.founder);
        QTRY_COMPARE(told.load(), sure(hub->head()));
        hub->whenSettled({});
    }
};

QTEST_GUILESS_MAIN(HubStoreTest)
#include "tst_hub_store.moc"
