#include "core/hub/rules/station_events.h"
#include "core/ledger/beginning.h"
#include "core/work/event_contents.h"
#include "tests/hub/hub_tools.h"

using namespace mianguan;
using namespace mianguan::test;

/// Photos given to graduates by hand, taken back and purged, on each database.
class HubMatchesTest : public QObject, private HubFixture {
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
};

QTEST_GUILESS_MAIN(HubMatchesTest)
#include "tst_hub_matches.moc"
