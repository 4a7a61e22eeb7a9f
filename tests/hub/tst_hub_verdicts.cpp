#include "core/hub/rules/station_events.h"
#include "core/ledger/beginning.h"
#include "core/work/event_contents.h"
#include "tests/hub/hub_tools.h"

using namespace mianguan;
using namespace mianguan::test;

/// Rights that were lost, leases, disputes, decisions and purges, on each database.
class HubVerdictsTest : public QObject, private HubFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { end(); }

    void whatARevokedStationDidNotKnowIsKept_data() { onBothDatabases(); }
    void whatARevokedStationDidNotKnowIsKept() {
        begin();
        const Id subject = Id::random();
        const Id submission = desk.photograph(subject, "before");
        Desk other;
        other.open(*hub);
        desk.station.seen = sure(hub->head());
        const qint64 revoked = given(hub->revokeStation(desk.station.id(), QStringLiteral("lost")));
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
        QCOMPARE(sure(hub->outcomes(desk.station.id(), {judged.id})).outcomes.first().outcome,
                 Outcome::Applied);
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
        QCOMPARE(wordFor(desk.say(verdict(true, subjects[0], submissions[0]), desk.reviewer)),
                 QStringLiteral("applied"));
        QCOMPARE(wordFor(desk.say(verdict(true, subjects[2], submissions[2]), desk.reviewer)),
                 QStringLiteral("applied second-opinion"));
        QVERIFY(given(hub->release({desk.station.id()}, first[1].id)));
        QCOMPARE(*sure(hub->renew({desk.station.id()}, first[1].id, std::chrono::seconds(60))).refusal,
                 Refusal::LeaseUnknown);
        const auto again = given(hub->lease({desk.station.id()}, asked));
        QCOMPARE(again.size(), 1);
        QCOMPARE(given(hub->renew({desk.station.id()}, again[0].id, std::chrono::seconds(60))).submission,
                 submissions[1]);
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
        wire::LeaseRequest another = asked;
        another.user = desk.supervisor.id;
        QVERIFY(given(hub->lease({desk.station.id()}, another)).isEmpty());
        QTest::qWait(1100);
        QCOMPARE(given(hub->lease({desk.station.id()}, another)).size(), 1);
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
        QCOMPARE(wordFor(second.say(submitted(subject, "late"), second.founder)),
                 QStringLiteral("void purged"));
        QCOMPARE(*sure(hub->keep({second.station.id()}, {{{subject, Hash::of("late")}, "late"}})).first(),
                 Refusal::Purged);
        QVERIFY(
            !QDir(place->path(QStringLiteral("hub/blobs/%1/%2").arg(subject.hex().left(2), subject.hex())))
                 .exists());
        // The body that came late is in no feed.
        QVERIFY(feedOf(second.station).entries.last().event.body.isNull());
        openAgain();
        QVERIFY(sure(hub->verify()).problems.isEmpty());
        const QList<Purge> purges = sure(hub->purges());
        QCOMPARE(purges.size(), 1);
        QCOMPARE(purges[0].subject, subject);
        QCOMPARE(sure(hub->notHeard(purges[0].position)).size(), 2);
        sure(hub->heard({{desk.station.id(), sure(hub->head())}}));
        QCOMPARE(sure(hub->notHeard(sure(hub->head()))).size(), 1);
    }

    void theHubDecidesWhatNoDeskShows_data() { onBothDatabases(); }
    void theHubDecidesWhatNoDeskShows() {
        begin();
        const Id first = Id::random(), second = Id::random();
        const Id one = desk.photograph(first, "one"), other = desk.photograph(second, "other");
        desk.station.seen = sure(hub->head());
        given(hub->revokeStation(desk.station.id(), QStringLiteral("stolen")));
        const EventAnswer yes = desk.say(verdict(true, first, one), desk.reviewer);
        const EventAnswer no = desk.say(verdict(false, second, other), desk.reviewer);
        QCOMPARE(wordFor(no), QStringLiteral("waiting needs-supervisor"));
        QCOMPARE(wordFor(given(hub->decide(yes.id, true, QStringLiteral("seen the photo")))),
                 QStringLiteral("applied second-opinion"));
        QCOMPARE(wordFor(given(hub->decide(no.id, false, QStringLiteral("not by a thief")))),
                 QStringLiteral("void declined"));
        QCOMPARE(*sure(hub->decide(no.id, true, QStringLiteral("again"))).refusal, Refusal::NothingToSettle);
        QCOMPARE(*sure(hub->decide(Id::random(), true, QStringLiteral("what?"))).refusal,
                 Refusal::NothingToSettle);
        QVERIFY(sure(hub->verify()).problems.isEmpty());
    }

    void aPurgeFromMemoryIsDecidedWithoutItsSubject_data() { onBothDatabases(); }
    void aPurgeFromMemoryIsDecidedWithoutItsSubject() {
        begin();
        Desk elsewhere;
        elsewhere.open(*hub, {{QStringLiteral("South School")}, false});
        const Id subject = Id::random();
        desk.photograph(subject, "came back with an old copy");
        const EventAnswer again = desk.say(purgedAgain(subject));
        QCOMPARE(wordFor(again), QStringLiteral("waiting needs-supervisor"));
        Event named;
        named.id = again.id;
        named.subject = subject;
        named.tombstone = true;
        const Draft decision = settling(named, true, QStringLiteral("it was purged on Friday"));
        QVERIFY(decision.subject.isNull());
        QCOMPARE(wordFor(elsewhere.say(decision, elsewhere.supervisor)), QStringLiteral("void out-of-scope"));
        QCOMPARE(wordFor(desk.say(decision, desk.reviewer)), QStringLiteral("void not-allowed"));
        QCOMPARE(wordFor(desk.say(decision, desk.supervisor)), QStringLiteral("applied"));
        QCOMPARE(sure(hub->purges()).size(), 1);
        QCOMPARE(wordFor(desk.say(decision, desk.supervisor)), QStringLiteral("void nothing-to-settle"));
        QVERIFY(sure(hub->verify()).problems.isEmpty());
    }

    /// Of whom only waiting events have said anything.
    void theHubDecidesAboutSomeoneNotYetKnown_data() { onBothDatabases(); }
    void theHubDecidesAboutSomeoneNotYetKnown() {
        begin();
        desk.station.seen = sure(hub->head());
        sure(hub->revokeStation(desk.station.id(), QStringLiteral("lost")));
        const Id graduate = Id::random();
        const EventAnswer late = desk.say(verdict(true, graduate, Id::random()), desk.reviewer);
        QCOMPARE(wordFor(late), QStringLiteral("waiting needs-supervisor"));
        QCOMPARE(wordFor(given(hub->decide(late.id, false, QStringLiteral("nobody's")))),
                 QStringLiteral("void declined"));
        QCOMPARE(sure(hub->verify()).problems, QStringList());
    }
};

QTEST_GUILESS_MAIN(HubVerdictsTest)
#include "tst_hub_verdicts.moc"
