#include "core/work/event_contents.h"
#include "tests/hub/two_desks.h"

#include <future>

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

/// What waits behind a picture after a supervisor let it stand, and what earlier hubs left waiting.
class HubLeftTest : public QObject, TwoDesks {
    Q_OBJECT

    EventAnswer photo, late;

    /// By a reviewer who was removed elsewhere meanwhile, of a photo whose portrait is still to come.
    void judgeLate() {
        begin();
        second = {};
        enrol(*hub, second.station, {{northSchool()}, false});
        second.hub = hub.get();
        second.say(begun(second.station));
        second.station.seen = sure(hub->head());
        desk.say(removed(desk.reviewer), desk.founder);
        first = Id::random();
        photo = second.say(submitted(first, "portrait"), desk.founder);
        late = second.say(verdict(true, first, photo.id), desk.reviewer);
        QCOMPARE(says(photo), u"waiting blobs-awaited"_s);
        QCOMPARE(says(late), u"waiting needs-supervisor"_s);
    }
    void letStand() {
        Event named;
        named.id = late.id;
        named.subject = first;
        QCOMPARE(wordFor(desk.say(settling(named, true, u"seen the photo"_s), desk.supervisor)),
                 u"applied"_s);
    }
    QString says(const EventAnswer& event) const {
        return wordFor(sure(hub->outcomes(second.station.id(), {event.id})).outcomes.first());
    }
    void tamper(const QString& sql, const QVariantList& values = {}) {
        hub.reset();
        place->tamper(sql, values);
        openAgain();
    }
    /// As a hub of before this was kept has it, where it has judged the acceptance away again.
    void forget(const QString& code) {
        hub.reset();
        place->tamper(u"UPDATE event SET code = ? WHERE id = ?"_s, {code, late.id.bytes()});
        for (const char* sql : {"ALTER TABLE event DROP COLUMN accepted", "DELETE FROM owed",
                                "DROP TABLE IF EXISTS named", "DELETE FROM hub_schema WHERE step > 5"})
            place->tamper(QLatin1String(sql));
        openAgain();
    }
    /// Behind a photo that is settled by now.
    void leaveBehind() {
        judgeLate();
        letStand();
        keepBlob(*hub, second.station, first, "portrait");
        photo = second.say(verdict(true, first, photo.id), desk.supervisor);
        QCOMPARE(says(photo), u"applied second-opinion"_s);
        hub.reset();
        place->tamper(u"DELETE FROM audience WHERE position = ?"_s, {photo.position});
        place->tamper(u"UPDATE counter SET value = ? WHERE name = 'position'"_s, {photo.position - 1});
        place->tamper(
            u"UPDATE event SET position = NULL, outcome = 1, code = 'earlier-awaited' WHERE id = ?"_s,
            {photo.id.bytes()});
        place->tamper(u"UPDATE subject SET waiting = waiting + 1 WHERE id = ?"_s, {first.bytes()});
    }
    int owed() const {
        const Database database(place->server().place);
        auto rows = sure(database.run(u"SELECT COUNT(*) FROM owed"_s));
        return rows.next() ? rows.value(0).toInt() : -1;
    }

private Q_SLOTS:
    void cleanup() { end(); }

    void whatIsLetStandWaitsForItsPictureAlone_data() { onBothDatabases(); }
    void whatIsLetStandWaitsForItsPictureAlone() {
        judgeLate();
        letStand();
        QCOMPARE(says(late), u"waiting earlier-awaited"_s);
        openAgain();
        QCOMPARE(problems(), QStringList());
        keepBlob(*hub, second.station, first, "portrait");
        QCOMPARE(says(photo), u"applied"_s);
        QCOMPARE(says(late), u"applied second-opinion"_s);
        QVERIFY(sure(hub->waitingFor(desk.station.id(), 10)).isEmpty());
        QCOMPARE(problems(), QStringList());
    }

    /// Whoever changes the database cannot let anything stand.
    void anAcceptanceIsCheckedByTheLog_data() { onBothDatabases(); }
    void anAcceptanceIsCheckedByTheLog() {
        judgeLate();
        tamper(u"UPDATE event SET accepted = 1 WHERE id = ?"_s, {late.id.bytes()});
        QCOMPARE(problems().size(), 1);
        tamper(u"UPDATE event SET accepted = 0"_s);
        QCOMPARE(problems(), QStringList());
        letStand();
        tamper(u"UPDATE event SET accepted = 0"_s);
        QCOMPARE(problems().size(), 1);
    }

    void whatEarlierHubsForgotIsRemembered_data() { onBothDatabases(); }
    void whatEarlierHubsForgotIsRemembered() {
        for (const QString& code : {u"earlier-awaited"_s, u"needs-supervisor"_s}) {
            judgeLate();
            letStand();
            forget(code);
            QCOMPARE(says(late), u"waiting earlier-awaited"_s);
            QCOMPARE(problems(), QStringList());
            keepBlob(*hub, second.station, first, "portrait");
            QCOMPARE(says(late), u"applied second-opinion"_s);
        }
        judgeLate();
        forget(u"needs-supervisor"_s); // nobody has let this one stand
        QCOMPARE(says(late), u"waiting needs-supervisor"_s);
    }

    void whatEarlierHubsLeftIsJudgedOnce_data() { onBothDatabases(); }
    void whatEarlierHubsLeftIsJudgedOnce() {
        leaveBehind();
        openAgain(); // not at any start
        QCOMPARE(says(photo), u"waiting earlier-awaited"_s);
        QCOMPARE(owed(), 0);
        tamper(u"INSERT INTO owed (deed) VALUES ('left')"_s);
        QCOMPARE(says(photo), u"applied second-opinion"_s);
        QCOMPARE(owed(), 0);
        QCOMPARE(problems(), QStringList());
    }

    void processesThatStartTogetherJudgeItOnce_data() { onBothDatabases(); }
    void processesThatStartTogetherJudgeItOnce() {
        QFETCH(bool, onPostgres);
        if (!onPostgres) QSKIP("one process only");
        leaveBehind();
        place->tamper(u"INSERT INTO owed (deed) VALUES ('left')"_s);
        std::vector<std::future<std::unique_ptr<HubStore>>> starting;
        for (int process = 0; process < 4; ++process)
            starting.push_back(std::async(std::launch::async, [this] { return place->open(); }));
        for (auto& one : starting)
            QVERIFY(one.get());
        openAgain();
        QCOMPARE(says(photo), u"applied second-opinion"_s);
        QCOMPARE(sure(hub->head()), photo.position);
        QCOMPARE(problems(), QStringList());
    }

    void whatWaitedOfSomeonePurgedIsSettled_data() { onBothDatabases(); }
    void whatWaitedOfSomeonePurgedIsSettled() {
        judgeLate();
        hub.reset();
        for (const QString& sql : {u"UPDATE subject SET purged = 1 WHERE id = ?"_s,
                                   u"UPDATE event SET body = NULL WHERE subject = ?"_s})
            place->tamper(sql, {first.bytes()});
        tamper(u"INSERT INTO owed (deed) VALUES ('left')"_s);
        QCOMPARE(says(late), u"void purged"_s);
    }
};

QTEST_GUILESS_MAIN(HubLeftTest)
#include "tst_hub_left.moc"
