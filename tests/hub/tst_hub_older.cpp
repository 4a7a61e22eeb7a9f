#include "core/hub/store/schema.h"
#include "tests/hub/two_desks.h"

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

/// Databases of earlier versions go on, and whom they knew as two is one person.
class TestHubOlder : public QObject, TwoDesks {
    Q_OBJECT

    void enrolTwice() {
        beginTwo();
        enrolListed(desk, first);
        forgetNumbers(); // the hub of then did not look who that is
        enrolListed(second, other);
    }
    void forgetNumbers() {
        hub.reset();
        place->tamper(u"DELETE FROM number"_s);
        goOn();
    }
    void goOn() {
        openAgain();
        second.hub = hub.get();
    }
    void photograph(Desk& at, const Id& name, const QByteArray& portrait) {
        keepBlob(*hub, at.station, name, portrait);
        QCOMPARE(wordFor(at.say(submitted(name, portrait), at.founder)), u"applied"_s);
    }
    void forgetMatches() { place->tamper(u"UPDATE subject SET matched = NULL, given = NULL"_s); }
    Id submissionOf(const Id& photo) const {
        for (const FeedEntry& entry : feedOf(desk.station).entries)
            if (const auto event = decodeHeader(entry.event.header);
                event->subject == photo && event->type == EventType::photoSubmitted)
                return event->id;
        return {};
    }
    /// The schema's first two steps, as they left it.
    void becomeOlder() {
        hub.reset();
        for (const char* sql :
             {"DROP INDEX subject_person", "ALTER TABLE subject DROP COLUMN person",
              "DROP INDEX subject_given", "ALTER TABLE subject DROP COLUMN matched",
              "ALTER TABLE subject DROP COLUMN given", "ALTER TABLE subject DROP COLUMN earlier",
              "DROP TABLE owed", "ALTER TABLE event DROP COLUMN accepted", "DROP TABLE IF EXISTS named",
              "DELETE FROM hub_schema WHERE step > 2"})
            place->tamper(QLatin1String(sql));
    }
    /// A hub that knew nothing of matches left the photo where it came in.
    void forgetMatch(const Id& photo, const Id& graduate) {
        hub.reset();
        const QString held = u"photo, submission, submitted, portrait, collector"_s;
        place->tamper(
            u"UPDATE subject SET (%1) = (SELECT %1 FROM subject WHERE id = ?) WHERE id = ?"_s.arg(held),
            {graduate.bytes(), photo.bytes()});
        place->tamper(u"UPDATE subject SET photo = 0, submission = NULL, submitted = 0, portrait = NULL, "
                      "collector = NULL WHERE id = ?"_s,
                      {graduate.bytes()});
    }
    void migrate() {
        becomeOlder();
        goOn();
        QCOMPARE(problems(), QStringList());
    }
    Id lastEvent() const { return decodeHeader(feedOf(desk.station).entries.last().event.header)->id; }
    /// Every position with its event and outcome.
    QStringList settled() const {
        QStringList all;
        for (const FeedEntry& entry : feedOf(desk.station).entries)
            all += QString::number(entry.position) + Hash::of(entry.event.header).hex() +
                   wire::outcomeId(entry.outcome);
        return all;
    }

private Q_SLOTS:
    void cleanup() { end(); }

    void everySchemaGoesOn_data() { onBothDatabases(); }
    void everySchemaGoesOn() {
        QFETCH(bool, onPostgres);
        for (int step = 0; step <= schemaSteps(); ++step) {
            place = std::make_unique<HubPlace>(onPostgres);
            QVERIFY(QDir().mkpath(place->path(u"hub"_s)));
            {
                const Database database(place->server().place);
                sure(prepareTables(database, onPostgres, step).map([] { return true; }));
            }
            hub = place->open();
            QCOMPARE(sure(hub->head()), 1);
            hub.reset();
        }
        place->tamper(u"INSERT INTO hub_schema (step) VALUES (1000)"_s);
        const auto opened = HubStore::open(place->options());
        QVERIFY(!opened && opened.error().kind == ErrorKind::Unsupported);
    }

    void whoStandsThereTwiceIsOnePerson_data() { onBothDatabases(); }
    void whoStandsThereTwiceIsOnePerson() {
        enrolTwice();
        photograph(second, other, "portrait");
        const QStringList before = settled();
        migrate();
        QCOMPARE(settled(), before);
        const Id submission = lastEvent();
        QCOMPARE(wordFor(desk.say(verdict(true, first, submission), desk.reviewer)),
                 u"applied second-opinion"_s);
        QCOMPARE(wordFor(second.say(submitted(other, "again"), second.founder)), u"void locked"_s);
        QCOMPARE(problems(), QStringList());
        openAgain(); // and nothing is owed any more
        QCOMPARE(problems(), QStringList());
    }

    void whoComesLaterIsThatPersonToo_data() { onBothDatabases(); }
    void whoComesLaterIsThatPersonToo() {
        beginTwo();
        enrolListed(desk, first);
        photograph(desk, first, "portrait");
        forgetNumbers();
        migrate();
        enrolListed(second, other);
        QCOMPARE(wordFor(second.say(unmadePhoto(other), second.founder)), u"void submission-stands"_s);
        QCOMPARE(problems(), QStringList());
    }

    /// What was said of the one photo is not said of the other.
    void aVerdictStaysWithItsPhoto_data() { onBothDatabases(); }
    void aVerdictStaysWithItsPhoto() {
        enrolTwice();
        photograph(desk, first, "one");
        const Id submission = lastEvent();
        photograph(second, other, "two");
        QCOMPARE(wordFor(desk.say(verdict(true, first, submission), desk.reviewer)),
                 u"applied second-opinion"_s);
        const QStringList before = settled();
        migrate();
        QCOMPARE(settled(), before);
        QCOMPARE(wordFor(second.say(submitted(other, "two"), second.founder)), // not locked
                 u"applied"_s);
        QCOMPARE(problems(), QStringList());
    }

    void whatWaitsIsCountedForThePerson_data() { onBothDatabases(); }
    void whatWaitsIsCountedForThePerson() {
        enrolTwice();
        const EventAnswer photo = second.say(submitted(other, "late"), second.founder);
        QCOMPARE(wordFor(photo), u"waiting blobs-awaited"_s);
        migrate();
        keepBlob(*hub, second.station, other, "late");
        const auto now = sure(hub->outcomes(second.station.id(), {photo.id})).outcomes;
        QCOMPARE(wordFor(now.first()), u"applied"_s);
        QCOMPARE(problems(), QStringList());
    }

    void aPhotoGivenByHandIsTheGraduates_data() { onBothDatabases(); }
    void aPhotoGivenByHandIsTheGraduates() {
        beginTwo();
        const Id photo = Id::random(), gone = Id::random(), ofGone = Id::random();
        for (const Id& graduate : {first, gone})
            desk.say(enrolled(graduate, northSchool()), desk.founder);
        for (const auto& [came, graduate] : {std::pair(ofGone, gone), std::pair(photo, first)}) {
            photograph(desk, came, "portrait of " + came.bytes().toHex());
            QCOMPARE(wordFor(desk.say(matched(came, graduate), desk.founder)), u"applied"_s);
        }
        const Id match = lastEvent();
        const Id submission = submissionOf(photo);
        forgetMatch(ofGone, gone);
        forgetMatch(photo, first);
        forgetMatches();
        goOn();
        QCOMPARE(wordFor(desk.say(purging(gone), desk.founder)),
                 u"applied"_s); // its photo is not its own then
        const QStringList before = settled();
        migrate();
        QCOMPARE(settled(), before);
        QCOMPARE(wordFor(desk.say(submitted(photo, "anew"), desk.founder)), u"void submission-unknown"_s);
        QCOMPARE(wordFor(desk.say(verdict(true, first, submission), desk.reviewer)),
                 u"applied second-opinion"_s);
        QCOMPARE(wordFor(desk.say(matchUndone(photo, first, match), desk.founder)), u"void locked"_s);
        QCOMPARE(problems(), QStringList());
    }

    void whoWasPurgedTeachesNothing_data() { onBothDatabases(); }
    void whoWasPurgedTeachesNothing() {
        enrolTwice();
        photograph(second, other, "portrait");
        const Id submission = lastEvent();
        desk.say(purging(first), desk.founder);
        migrate();
        QCOMPARE(wordFor(desk.say(verdict(true, other, submission), desk.reviewer)),
                 u"applied second-opinion"_s);
        QCOMPARE(problems(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestHubOlder)
#include "tst_hub_older.moc"
