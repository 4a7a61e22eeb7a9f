#include "core/hub/rules/station_events.h"
#include "core/ledger/beginning.h"
#include "core/work/event_contents.h"
#include "tests/hub/hub_tools.h"

using namespace mianguan;
using namespace mianguan::test;

/// Rights that were lost, leases, disputes, purges, enrolment and accounts, on each database.
class HubVerdictsTest : public QObject, private HubFixture {
    Q_OBJECT

    Id photographNameless(const Id& subject, const QByteArray& portrait) {
        keepBlob(*hub, desk.station, subject, portrait);
        return desk.say(submitted(subject, portrait), desk.founder).id;
    }
    Id match(const Id& photo, const Id& graduate) {
        const EventAnswer answer = desk.say(matched(photo, graduate), desk.founder);
        if (answer.outcome != Outcome::Applied) qFatal("not matched: %s", qPrintable(wordFor(answer)));
        return answer.id;
    }
    QString takeBack(const Id& photo, const Id& graduate, const Id& match) {
        return wordFor(desk.say(matchUndone(photo, graduate, match), desk.founder));
    }
    QString saidOf(const Id& subject, const Id& submission, bool approves) {
        return wordFor(desk.say(verdict(approves, subject, submission), desk.reviewer));
    }
    Account accountOf(const QString& name) {
        const Account account{Id::random(), SigningKey::random().publicKey(), name, {{northSchool()}, false}};
        sure(hub->addAccount(account));
        return account;
    }
    static QString keyOf(const QString& which) {
        return QStringLiteral("submission-") + which.rightJustified(8, u'0');
    }
    Id submitAs(const Account& account, const QString& number, const QString& which = {}) {
        const QString key = keyOf(which.isEmpty() ? number : which);
        return given(hub->submit({account.id}, {account.id,
                                                key.toLatin1(),
                                                key.toLatin1(),
                                                northSchool(),
                                                QStringLiteral("2027"),
                                                number,
                                                QString(),
                                                {},
                                                {{QStringLiteral("portrait"), "picture " + key.toLatin1()}}}))
            .event;
    }
    /// In words; empty when it is told nothing.
    QString stateOf(const Account& account, const QString& which) {
        QStringList words;
        for (const SubmissionState& state : sure(hub->submissions(account.id, {keyOf(which)}))) {
            words += wire::outcomeId(state.outcome);
            if (state.code) words += wire::refusalId(*state.code);
            if (state.review) words += wire::reviewId(*state.review);
            words += state.reasons;
            if (!state.remark.isEmpty()) words += QStringLiteral("“%1”").arg(state.remark);
            if (state.place > 0) words += QString::number(state.place);
        }
        return words.join(u' ');
    }
    /// Submissions that a reviewer is given.
    QSet<Id> leased() {
        QSet<Id> all;
        for (const wire::Lease& lease :
             given(hub->lease({desk.station.id()}, {desk.reviewer.id, 50, std::chrono::seconds(60), {}, {}})))
            all += lease.submission;
        return all;
    }

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

    /// As at the desk: what he had before stands again, with what was said of it.
    void aMatchTakenBackBringsBackWhatHeHad_data() { onBothDatabases(); }
    void aMatchTakenBackBringsBackWhatHeHad() {
        begin();
        const Id graduate = Id::random(), first = Id::random(), second = Id::random();
        const Id own = desk.photograph(graduate, "own");
        const Id ofFirst = photographNameless(first, "first"),
                 ofSecond = photographNameless(second, "second");
        const Id rejection = desk.say(verdict(false, graduate, own), desk.reviewer).id;
        const Id one = match(first, graduate), two = match(second, graduate);
        QCOMPARE(takeBack(first, graduate, one),
                 QStringLiteral("void submission-unknown")); // not what he has
        QCOMPARE(takeBack(second, graduate, one), QStringLiteral("void submission-unknown"));
        QCOMPARE(takeBack(second, graduate, two), QStringLiteral("applied"));
        QCOMPARE(saidOf(graduate, own, false), QStringLiteral("void submission-replaced"));
        QCOMPARE(saidOf(graduate, ofFirst, false), QStringLiteral("applied second-opinion"));
        QCOMPARE(takeBack(first, graduate, one), QStringLiteral("applied"));
        QCOMPARE(takeBack(first, graduate, one), QStringLiteral("void submission-unknown"));
        openAgain();
        QVERIFY(sure(hub->verify()).problems.isEmpty());
        // His own photo and the rejection that stood.
        QCOMPARE(
            wordFor(desk.say(aboutVerdict(EventType::verdictUndone, graduate, rejection), desk.reviewer)),
            QStringLiteral("applied"));
        QCOMPARE(leased(), (QSet<Id>{own, ofFirst, ofSecond}));
        QVERIFY(sure(hub->verify()).problems.isEmpty());
    }

    void aVerdictBehindAPurgedPhotoIsSettled_data() { onBothDatabases(); }
    void aVerdictBehindAPurgedPhotoIsSettled() {
        begin();
        const Id graduate = Id::random(), photo = Id::random();
        desk.say(enrolled(graduate, northSchool()), desk.founder);
        const EventAnswer came = desk.say(submitted(photo, "still on its way"), desk.founder);
        const EventAnswer given = desk.say(matched(photo, graduate), desk.founder);
        const EventAnswer said = desk.say(verdict(true, graduate, came.id), desk.reviewer);
        QCOMPARE(wordFor(came), QStringLiteral("waiting blobs-awaited"));
        for (const EventAnswer& behind : {given, said})
            QCOMPARE(wordFor(behind), QStringLiteral("waiting earlier-awaited"));
        QCOMPARE(wordFor(desk.say(purging(photo), desk.supervisor)), QStringLiteral("applied"));
        QStringList words;
        for (const EventAnswer& now :
             sure(hub->outcomes(desk.station.id(), {came.id, given.id, said.id})).outcomes)
            words += wordFor(now);
        QCOMPARE(words, (QStringList{QStringLiteral("void purged"), QStringLiteral("void purged"),
                                     QStringLiteral("void submission-unknown")}));
        QVERIFY(sure(hub->verify()).problems.isEmpty());
    }

    /// An earlier hub let it wait for a supervisor, who cannot decide about what is gone.
    void whatWaitedOfSomeonePurgedIsSettledAtTheStart_data() { onBothDatabases(); }
    void whatWaitedOfSomeonePurgedIsSettledAtTheStart() {
        begin();
        const Id subject = Id::random();
        const Id submission = desk.photograph(subject, "portrait");
        Desk other;
        other.open(*hub);
        sure(hub->revokeStation(desk.station.id(), QStringLiteral("lost")));
        const EventAnswer late = desk.say(verdict(true, subject, submission), desk.reviewer);
        QCOMPARE(wordFor(late), QStringLiteral("waiting needs-supervisor"));
        hub.reset();
        for (const QString& sql : {QStringLiteral("UPDATE subject SET purged = 1 WHERE id = ?"),
                                   QStringLiteral("UPDATE event SET body = NULL WHERE subject = ?")})
            place->tamper(sql, {subject.bytes()});
        openAgain();
        QCOMPARE(wordFor(sure(hub->outcomes(desk.station.id(), {late.id})).outcomes.first()),
                 QStringLiteral("void purged"));
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

    void aMatchIsTakenBackUnlessApproved_data() { onBothDatabases(); }
    void aMatchIsTakenBackUnlessApproved() {
        begin();
        const Id graduate = Id::random(), other = Id::random(), photo = Id::random();
        for (const Id& listed : {graduate, other})
            desk.say(enrolled(listed, northSchool()), desk.founder);
        const Id submission = photographNameless(photo, "photo");
        QCOMPARE(wordFor(desk.say(matched(photo, Id::random()), desk.founder)),
                 QStringLiteral("void graduate-unknown"));
        const Id given = match(photo, graduate);
        QCOMPARE(wordFor(desk.say(enrolled(photo, northSchool()), desk.founder)),
                 QStringLiteral("void submission-unknown"));
        // It is the graduate's: neither taken anew nor given on as somebody's not yet known.
        keepBlob(*hub, desk.station, photo, "anew");
        QCOMPARE(wordFor(desk.say(submitted(photo, "anew"), desk.founder)),
                 QStringLiteral("void submission-unknown"));
        QCOMPARE(wordFor(desk.say(matched(graduate, other), desk.founder)),
                 QStringLiteral("void submission-unknown"));
        const Id approval = desk.say(verdict(true, graduate, submission), desk.reviewer).id;
        QCOMPARE(takeBack(photo, graduate, given), QStringLiteral("void locked"));
        QCOMPARE(wordFor(desk.say(aboutVerdict(EventType::photoDelivered, graduate, approval), desk.founder)),
                 QStringLiteral("applied"));
        QCOMPARE(
            wordFor(desk.say(aboutVerdict(EventType::graduateReopened, graduate, approval), desk.supervisor)),
            QStringLiteral("applied"));
        QCOMPARE(takeBack(photo, graduate, given), QStringLiteral("applied"));
        QCOMPARE(saidOf(graduate, submission, false), QStringLiteral("void submission-unknown"));
        QVERIFY(sure(hub->verify()).problems.isEmpty());
    }

    void aPhotoGivenGoesWithAPurge_data() { onBothDatabases(); }
    void aPhotoGivenGoesWithAPurge() {
        begin();
        const Id graduate = Id::random(), first = Id::random(), second = Id::random();
        const Id own = desk.photograph(graduate, "own");
        const Id ofFirst = photographNameless(first, "first");
        photographNameless(second, "second");
        match(first, graduate);
        QCOMPARE(saidOf(graduate, ofFirst, false), QStringLiteral("applied second-opinion"));
        match(second, graduate);
        // Where it came in, under another and then by itself: he has what he had before it.
        for (const Id& photo : {first, second}) {
            QCOMPARE(wordFor(desk.say(purging(photo), desk.supervisor)), QStringLiteral("applied"));
            QVERIFY(sure(hub->verify()).problems.isEmpty());
        }
        QCOMPARE(leased(), QSet<Id>{own});
        // With the graduate goes what he was given.
        const Id third = Id::random();
        photographNameless(third, "third");
        match(third, graduate);
        QCOMPARE(wordFor(desk.say(purging(graduate), desk.supervisor)), QStringLiteral("applied"));
        QCOMPARE(wordFor(desk.say(submitted(third, "again"), desk.founder)), QStringLiteral("void purged"));
        QVERIFY(sure(hub->verify()).problems.isEmpty());
    }

    /// A purge that was let stand, but only once a picture came.
    void whatAPictureSetsGoingIsPurgedToo_data() { onBothDatabases(); }
    void whatAPictureSetsGoingIsPurgedToo() {
        begin();
        const Id graduate = Id::random(), photo = Id::random();
        desk.say(enrolled(graduate, northSchool()), desk.founder);
        photographNameless(photo, "photo");
        match(photo, graduate);
        desk.say(submitted(graduate, "late"), desk.founder);
        Event named;
        named.subject = graduate;
        named.id = desk.say(purgedAgain(graduate)).id;
        QCOMPARE(wordFor(desk.say(settling(named, true, QStringLiteral("it was")), desk.supervisor)),
                 QStringLiteral("waiting earlier-awaited"));
        keepBlob(*hub, desk.station, graduate, "late");
        for (const Id& gone : {graduate, photo})
            QCOMPARE(wordFor(desk.say(submitted(gone, "again"), desk.founder)),
                     QStringLiteral("void purged"));
        QVERIFY(sure(hub->verify()).problems.isEmpty());
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
        const QByteArray old =
            sure(hub->invite({{{northSchool()}, false}, Role::Operator, {}, std::chrono::hours(-1)}));
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
        given(hub->changeStation(booth.station.id(), {{northSchool()}, false},
                                 Role::Operator | Role::Reviewer));
        QCOMPARE(booth.say(verdict(true, subject, submission), desk.supervisor).outcome, Outcome::Applied);
        // A founder there is no more than the station may be.
        TestPerson founder;
        booth.say(founded(northSchool()), founder);
        booth.say(added(founder, everyRole()), founder);
        QCOMPARE(wordFor(booth.say(added(TestPerson(), Role::Operator), founder)),
                 QStringLiteral("void not-allowed"));
    }

    void anAccountSubmitsIntoTheSameQueue_data() { onBothDatabases(); }
    void anAccountSubmitsIntoTheSameQueue() {
        begin();
        const Id subject = Id::random();
        desk.say(enrolled(subject, northSchool(), QStringLiteral("S-17")), desk.founder);
        const Account app{
            Id::random(), SigningKey::random().publicKey(), QStringLiteral("app"), {{northSchool()}, false}};
        sure(hub->addAccount(app));
        QCOMPARE(sure(hub->account(app.id))->name, app.name);
        AccountPhoto photo{
            app.id,
            "key 1",
            "digest 1",
            northSchool(),
            QStringLiteral("2027"),
            QStringLiteral("s-17"),
            QString(),
            {},
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

    void anAccountIsToldWhatBecameOfItsPhotos_data() { onBothDatabases(); }
    void anAccountIsToldWhatBecameOfItsPhotos() {
        begin();
        const Account app = accountOf(QStringLiteral("app")), other = accountOf(QStringLiteral("other"));
        QList<Id> graduates;
        for (const char* number : {"1", "2", "3"}) {
            graduates += Id::random();
            desk.say(enrolled(graduates.last(), northSchool(), QLatin1String(number)), desk.founder);
        }
        desk.photograph(Id::random(), "before them");
        const Id one = submitAs(app, QStringLiteral("1")), two = submitAs(app, QStringLiteral("2"));
        submitAs(other, QStringLiteral("3"));
        QCOMPARE(stateOf(app, QStringLiteral("1")), QStringLiteral("applied pending 2"));
        QCOMPARE(stateOf(app, QStringLiteral("2")), QStringLiteral("applied pending 3"));
        QCOMPARE(stateOf(app, QStringLiteral("3")), QString()); // another's
        QCOMPARE(stateOf(other, QStringLiteral("3")), QStringLiteral("applied pending 4"));
        const QStringList all{keyOf(QStringLiteral("2")), keyOf(QStringLiteral("1")),
                              keyOf(QStringLiteral("2")), keyOf(QStringLiteral("unused"))};
        const auto states = sure(hub->submissions(app.id, all));
        QCOMPARE(states.size(), 2);
        QCOMPARE(states[0].event, two);
        QCOMPARE(states[0].place, 3);
        QCOMPARE(states[1].place, 2);

        const Id approval = desk.say(verdict(true, graduates[0], one), desk.reviewer).id;
        QCOMPARE(stateOf(app, QStringLiteral("1")), QStringLiteral("applied approved"));
        QCOMPARE(stateOf(app, QStringLiteral("2")), QStringLiteral("applied pending 2"));
        // Locked meanwhile: a second photo of the same graduate is void.
        submitAs(app, QStringLiteral("1"), QStringLiteral("again"));
        QCOMPARE(stateOf(app, QStringLiteral("again")), QStringLiteral("void locked"));
        Draft reopening = aboutVerdict(EventType::graduateReopened, graduates[0], approval);
        reopening.content[QStringLiteral("remark")] = QStringLiteral("someone else");
        desk.say(reopening, desk.supervisor);
        QCOMPARE(stateOf(app, QStringLiteral("1")), QStringLiteral("applied rejected “someone else”"));

        Draft rejection = verdict(false, graduates[1], two);
        rejection.content[QStringLiteral("reasons")] = QCborArray{QStringLiteral("hat")};
        desk.say(rejection, desk.reviewer);
        QCOMPARE(stateOf(app, QStringLiteral("2")), QStringLiteral("applied rejected hat"));
        Desk second;
        second.open(*hub);
        second.say(verdict(true, graduates[1], two), second.reviewer);
        QCOMPARE(stateOf(app, QStringLiteral("2")), QStringLiteral("applied disputed"));
        submitAs(app, QStringLiteral("2"), QStringLiteral("anew"));
        QCOMPARE(stateOf(app, QStringLiteral("2")), QStringLiteral("applied replaced"));
        desk.say(purging(graduates[1]), desk.supervisor);
        QCOMPARE(stateOf(app, QStringLiteral("2")), QStringLiteral("applied purged"));
        QCOMPARE(stateOf(app, QStringLiteral("anew")), QStringLiteral("applied purged"));
    }

    void aKeyStandsForOneCaller_data() { onBothDatabases(); }
    void aKeyStandsForOneCaller() {
        begin();
        HubStore::Invitation invitation{{{northSchool()}, false}, {}};
        invitation.account = true;
        const HandStation app;
        const QByteArray secret = sure(hub->invite(invitation));
        const wire::Enrolment enrolled = given(hub->enrol(requestOf(app, secret)));
        QCOMPARE(enrolled.ceiling, QStringList());
        QCOMPARE(given(hub->enrol(requestOf(app, secret))), enrolled);
        QCOMPARE(sure(hub->accounts()).size(), 1);
        QVERIFY(!sure(hub->station(app.id())));
        const QByteArray second = sure(hub->invite(invitation));
        QCOMPARE(*sure(hub->enrol(requestOf(app, second))).refusal, Refusal::CodeUnknown);
        QCOMPARE(*sure(hub->enrol(requestOf(desk.station, second))).refusal, Refusal::CodeUnknown);
        openAgain();
        QVERIFY(sure(hub->verify()).problems.isEmpty());
    }

    void theKeyThatFollowsIsAnnounced_data() { onBothDatabases(); }
    void theKeyThatFollowsIsAnnounced() {
        begin();
        const Hash pin = Hash::of("next");
        sure(hub->announcePin(pin));
        sure(hub->announcePin(pin));
        QCOMPARE(sure(hub->announcedPins()), QList<Hash>{pin});
        const auto last = decodeHeader(feedOf(desk.station).entries.last().event.header);
        QCOMPARE(last->type, EventType::pinAnnounced);
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

QTEST_GUILESS_MAIN(HubVerdictsTest)
#include "tst_hub_verdicts.moc"
