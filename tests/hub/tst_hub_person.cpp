#include "tests/hub/two_desks.h"

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

/// Someone whom two desks enrolled from one list is one person to every rule.
class TestHubPerson : public QObject, TwoDesks {
    Q_OBJECT

    void enrolTwice() {
        beginTwo();
        enrolListed(desk, first);
        enrolListed(second, other);
    }
    bool holds(const Desk& at, const Id& subject, const QByteArray& bytes) const {
        return !sure(hub->blob(at.station.id(), {subject, Hash::of(bytes)})).refusal;
    }

private Q_SLOTS:
    void aPhotoOfEitherIsHis_data() { onBothDatabases(); }
    void aPhotoOfEitherIsHis() {
        enrolTwice();
        keepBlob(*hub, second.station, other, "portrait");
        const Id submission = second.say(submitted(other, "portrait"), second.founder).id;
        QCOMPARE(wordFor(desk.say(verdict(true, first, submission), desk.reviewer)),
                 u"applied second-opinion"_s); // without a lease
        keepBlob(*hub, desk.station, first, "another");
        QCOMPARE(wordFor(desk.say(submitted(first, "another"), desk.founder)), u"void locked"_s);
        QCOMPARE(wordFor(second.say(submitted(other, "portrait"), second.founder)), u"void locked"_s);
        QCOMPARE(problems(), QStringList());
        openAgain();
        QCOMPARE(problems(), QStringList());
    }

    void whatWaitsWaitsForThePerson_data() { onBothDatabases(); }
    void whatWaitsWaitsForThePerson() {
        enrolTwice();
        const EventAnswer photo = second.say(submitted(other, "portrait"), second.founder);
        QCOMPARE(wordFor(photo), u"waiting blobs-awaited"_s);
        const EventAnswer judged = second.say(verdict(false, first, photo.id), second.reviewer);
        QCOMPARE(wordFor(judged), u"waiting earlier-awaited"_s);
        QCOMPARE(problems(), QStringList());
        keepBlob(*hub, second.station, other, "portrait");
        const auto now = sure(hub->outcomes(second.station.id(), {photo.id, judged.id})).outcomes;
        QCOMPARE(wordFor(now.at(0)), u"applied"_s);
        QCOMPARE(now.at(1).outcome, Outcome::Applied);
        QCOMPARE(problems(), QStringList());
    }

    /// A copy of the store goes on beside what waits, and says who that is.
    void whatWaitedBeforeWaitsForThePersonToo_data() { onBothDatabases(); }
    void whatWaitedBeforeWaitsForThePersonToo() {
        beginTwo();
        enrolListed(desk, first);
        const EventAnswer photo = second.say(submitted(other, "portrait"), second.founder);
        QCOMPARE(wordFor(photo), u"waiting blobs-awaited"_s);
        enrolListed(desk, other);
        QCOMPARE(problems(), QStringList());
        const EventAnswer judged = second.say(verdict(false, first, photo.id), second.reviewer);
        QCOMPARE(wordFor(judged), u"waiting earlier-awaited"_s);
        keepBlob(*hub, second.station, other, "portrait");
        const auto now = sure(hub->outcomes(second.station.id(), {photo.id, judged.id})).outcomes;
        QCOMPARE(wordFor(now.at(0)), u"applied"_s);
        QCOMPARE(now.at(1).outcome, Outcome::Applied);
        QCOMPARE(problems(), QStringList());
    }

    /// As at the desks.
    void onlyTheFirstEnrolmentSaysWho_data() { onBothDatabases(); }
    void onlyTheFirstEnrolmentSaysWho() {
        enrolTwice();
        const Id stranger = Id::random();
        desk.say(enrolled(stranger, northSchool(), u"s-18"_s), desk.founder);
        keepBlob(*hub, desk.station, stranger, "portrait");
        const EventAnswer photo = desk.say(submitted(stranger, "portrait"), desk.founder);
        desk.say(verdict(true, stranger, photo.id), desk.reviewer);
        for (const Id& name : {first, other}) {
            second.say(enrolled(name, northSchool(), u"s-18"_s), second.founder);
            QCOMPARE(wordFor(second.say(unmadePhoto(name), second.founder)), u"applied"_s); // not locked
        }
        QCOMPARE(problems(), QStringList());
    }

    void aPurgeTakesEveryName_data() { onBothDatabases(); }
    void aPurgeTakesEveryName() {
        for (const bool byTheFirst : {true, false}) {
            enrolTwice();
            for (const auto& [at, name, bytes] :
                 {std::tuple(&desk, first, "one"), std::tuple(&second, other, "two")}) {
                keepBlob(*hub, at->station, name, bytes);
                at->say(submitted(name, bytes), at->founder);
            }
            const qint64 before = sure(hub->head());
            desk.say(purging(byTheFirst ? first : other), desk.founder);
            QCOMPARE(sure(hub->head()), before + 2); // and the hub's own
            const Feed feed = feedOf(second.station, before);
            QCOMPARE(feed.entries.size(), 2);
            QSet<Id> gone;
            for (const auto& entry : feed.entries) {
                const Event event = sure(decodeHeader(entry.event.header));
                QVERIFY(event.tombstone);
                gone += event.subject;
            }
            QCOMPARE(gone, (QSet<Id>{first, other}));
            QVERIFY(!holds(desk, first, "one"));
            QVERIFY(!holds(desk, other, "two"));
            QCOMPARE(wordFor(second.say(submitted(other, "three"), second.founder)), u"void purged"_s);
            QCOMPARE(problems(), QStringList());
            // Enrolled again he is someone new.
            const Id anew = Id::random();
            desk.say(enrolled(anew, northSchool(), u"s-17"_s), desk.founder);
            keepBlob(*hub, desk.station, anew, "three");
            QCOMPARE(wordFor(desk.say(submitted(anew, "three"), desk.founder)), u"applied"_s);
            QCOMPARE(problems(), QStringList());
        }
    }

    void anotherNumberIsAnotherPerson_data() { onBothDatabases(); }
    void anotherNumberIsAnotherPerson() {
        enrolTwice();
        const Id stranger = Id::random();
        desk.photograph(stranger, "portrait"); // of no number
        desk.say(enrolled(Id::random(), northSchool(), u"s-18"_s), desk.founder);
        keepBlob(*hub, desk.station, first, "one");
        QCOMPARE(wordFor(desk.say(submitted(first, "one"), desk.founder)), u"applied"_s);
        QCOMPARE(sure(hub->purges()).size(), 0);
        QCOMPARE(problems(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestHubPerson)
#include "tst_hub_person.moc"
