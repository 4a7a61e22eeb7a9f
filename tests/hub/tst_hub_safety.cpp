#include "core/hub/store/schema.h"
#include "tests/hub/hub_tools.h"

#include <QDirIterator>
#include <QFile>
#include <QSqlQuery>

using namespace mianguan;
using namespace mianguan::test;

/// Verify sees every change, and no hub begins beside its key or in what is another's.
class HubSafetyTest : public QObject, private HubFixture {
    Q_OBJECT
private:
    Id subject, submission, purged;

    void begin() {
        HubFixture::begin();
        subject = Id::random();
        submission = desk.photograph(subject, "a portrait");
        desk.say(verdict(true, subject, submission), desk.reviewer);
        purged = Id::random();
        desk.photograph(purged, "gone");
        desk.say(purging(purged), desk.supervisor);
    }
    QStringList problems() const { return sure(hub->verify()).problems; }

private Q_SLOTS:
    void cleanup() { end(); }

    void verifySaysWhichWasChanged_data() {
        QTest::addColumn<bool>("onPostgres");
        QTest::addColumn<QString>("sql");
        const QList<QPair<const char*, QString>> changes{
            {"header", QStringLiteral("UPDATE event SET header = body WHERE position = 5")},
            {"signature", QStringLiteral("UPDATE event SET station_signature = header WHERE position = 4")},
            {"body", QStringLiteral("UPDATE event SET body = header WHERE position = 6")},
            {"body gone", QStringLiteral("UPDATE event SET body = NULL WHERE position = 6")},
            {"subject", QStringLiteral("UPDATE event SET subject = NULL WHERE position = 8")},
            {"lost", QStringLiteral("DELETE FROM event WHERE position = 6")},
            {"cut tail",
             QStringLiteral("DELETE FROM event WHERE position = (SELECT MAX(position) FROM event)")},
            {"hole", QStringLiteral("UPDATE event SET position = 1000 WHERE position = 6")},
            {"unsettled", QStringLiteral("UPDATE event SET outcome = 1 WHERE position = 6")},
            {"state", QStringLiteral("UPDATE subject SET delivered = 1 - delivered")},
            {"verdict", QStringLiteral("UPDATE subject SET verdict = NULL, photo = 1 WHERE purged = 0")},
            {"roles", QStringLiteral("UPDATE person_grant SET roles = 15")},
            {"person", QStringLiteral("DELETE FROM person_grant WHERE roles = 2")},
            {"revocation", QStringLiteral("UPDATE station SET revoked = 3")},
            {"audience", QStringLiteral("DELETE FROM audience WHERE position = 8")},
            {"purge undone", QStringLiteral("UPDATE subject SET purged = 0 WHERE purged = 1")},
        };
        for (const bool onPostgres : {false, true}) {
            if (onPostgres && !postgres()) continue;
            for (const auto& [name, sql] : changes)
                QTest::addRow("%s, %s", name, onPostgres ? "PostgreSQL" : "SQLite") << onPostgres << sql;
        }
    }
    void verifySaysWhichWasChanged() {
        begin();
        QCOMPARE(problems(), QStringList());
        QFETCH(QString, sql);
        place->tamper(sql);
        QVERIFY(!problems().isEmpty());
    }

    /// Learned again without what it speaks of.
    void verifyGoesOnPastWhatSpeaksOfNobody_data() { onBothDatabases(); }
    void verifyGoesOnPastWhatSpeaksOfNobody() {
        begin();
        const Id photo = Id::random(), graduate = Id::random();
        desk.say(enrolled(graduate, northSchool()), desk.founder);
        keepBlob(*hub, desk.station, photo, "found");
        QList<Id> broken;
        for (const Draft& draft :
             {rolesOf(desk.reviewer, Role::Operator), keyOf(desk.reviewer), removed(desk.reviewer)})
            broken += desk.say(draft, desk.founder).id;
        desk.say(submitted(photo, "found"), desk.founder);
        broken += desk.say(matched(photo, graduate), desk.founder).id;
        broken += desk.say(matchUndone(photo, graduate, broken.last()), desk.founder).id;
        QCOMPARE(problems(), QStringList());
        hub.reset();
        for (const Id& event : std::as_const(broken))
            place->tamper(QStringLiteral("UPDATE event SET body = NULL WHERE id = ?"), {event.bytes()});
        place->tamper(QStringLiteral("INSERT INTO owed (deed) VALUES ('names')"));
        openAgain(); // and learns who is whom
        const QStringList all = problems();
        for (const Id& event : std::as_const(broken))
            QCOMPARE(all.count(QStringLiteral("Event %1 cannot be learned from").arg(event.hex())), 1);
    }

    /// A newer hub's database in an older one.
    void whatWaitsForSomethingUnknownIsSaidToBeSo_data() { onBothDatabases(); }
    void whatWaitsForSomethingUnknownIsSaidToBeSo() {
        begin();
        const Id graduate = Id::random();
        desk.say(enrolled(graduate, northSchool()), desk.founder);
        const Id waits = desk.say(submitted(graduate, "late"), desk.founder).id;
        hub.reset();
        place->tamper(QStringLiteral("UPDATE event SET code = 'of-the-future' WHERE id = ?"),
                      {waits.bytes()});
        openAgain();
        const auto kept = hub->keep({desk.station.id()}, {{{graduate, Hash::of("late")}, "late"}});
        QVERIFY(!kept && kept.error().kind == ErrorKind::Corrupt);
        QCOMPARE(kept.error().where, waits.hex());
    }

    void verifyMissesNoPicture_data() { onBothDatabases(); }
    void verifyMissesNoPicture() {
        begin();
        QDirIterator walk(place->path(QStringLiteral("hub/blobs")), QDir::Files,
                          QDirIterator::Subdirectories);
        QFile file(walk.next());
        QVERIFY(file.open(QFile::ReadWrite));
        QByteArray bytes = file.readAll();
        bytes[30] = char(bytes[30] ^ 1);
        file.seek(0);
        file.write(bytes);
        file.close();
        QCOMPARE(problems().size(), 1);
        QVERIFY(file.remove());
        QCOMPARE(problems().size(), 1);
    }

    void verifyStopsWhenAsked_data() { onBothDatabases(); }
    void verifyStopsWhenAsked() {
        begin();
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = hub->verify({}, stop.get_token());
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
    }

    void whatBelongsToSomethingElseStaysAsItIs_data() { onBothDatabases(); }
    void whatBelongsToSomethingElseStaysAsItIs() {
        QFETCH(bool, onPostgres);
        place = std::make_unique<HubPlace>(onPostgres);
        QVERIFY(QDir().mkpath(place->path(QStringLiteral("hub"))));
        place->tamper(QStringLiteral("CREATE TABLE invoices (number INTEGER)"));
        const auto opened = HubStore::open(place->options());
        QVERIFY(!opened && opened.error().kind == ErrorKind::Unsupported);
        const Database database(place->server().place);
        QCOMPARE(sure(tableNames(database, onPostgres)), QStringList(QStringLiteral("invoices")));
    }

    void withoutItsKeyNoOtherIsMade_data() { onBothDatabases(); }
    void withoutItsKeyNoOtherIsMade() {
        begin();
        hub.reset();
        QFile key(place->path(QStringLiteral("hub/keys/hub.key")));
        const QString safe = place->path(QStringLiteral("safe.key"));
        QVERIFY(key.copy(safe) && key.remove());
        const auto without = HubStore::open(place->options());
        QVERIFY(!without && without.error().kind == ErrorKind::NotFound && !key.exists());
        QVERIFY(key.open(QFile::WriteOnly));
        key.write(QByteArray(Key::size, 'k'));
        key.close();
        const auto another = HubStore::open(place->options());
        QVERIFY(!another && another.error().kind == ErrorKind::Corrupt);
        QVERIFY(key.remove() && QFile::copy(safe, key.fileName()));
        hub = place->open();
        QCOMPARE(problems(), QStringList());
    }

    void badAddressesAreSaidToBeSo() {
        for (const char* url : {"mysql://x/y", "postgresql://host", "::"})
            QVERIFY(!Server::at(QLatin1String(url)));
        const Server server =
            sure(Server::at(QStringLiteral("postgresql://me:secret@db:5433/hub?sslmode=require")));
        QCOMPARE(server.place.port, 5433);
        QCOMPARE(server.place.password, QStringLiteral("secret"));
        QVERIFY(!server.place.shown.contains(QLatin1String("secret")));
    }
};

QTEST_GUILESS_MAIN(HubSafetyTest)
#include "tst_hub_safety.moc"
