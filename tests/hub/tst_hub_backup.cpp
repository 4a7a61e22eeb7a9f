#include "core/hub/store/epoch.h"
#include "core/hub/store/server.h"
#include "tests/hub/hub_tools.h"
#include "tests/ledger/failing_disk.h"

#include <QDirIterator>
#include <QFile>
#include <QSqlQuery>

using namespace mianguan;
using namespace mianguan::test;

/// Backups come back whole, wherever making or restoring them was cut short.
class HubBackupTest : public QObject, private HubFixture {
    Q_OBJECT
private:
    static constexpr int never = 1'000'000'000;
    FailingDisk disk{never, EIO};
    Id subject;

    void begin() {
        QFETCH(bool, onPostgres);
        end();
        place = std::make_unique<HubPlace>(onPostgres);
        disk.left = never;
        HubStore::Options options = place->options();
        options.disk = &disk;
        hub = sure(HubStore::open(options));
        desk = {};
        desk.open(*hub);
        subject = Id::random();
        const Id submission = desk.photograph(subject, "a portrait");
        desk.say(verdict(true, subject, submission), desk.reviewer);
    }
    bool onPostgres() const { return !place->address().isEmpty(); }
    QString backup() const { return place->path(QStringLiteral("backup")); }

    /// Where a restore goes, with the key there.
    struct Target {
        explicit Target(const HubFixture& from) : place(!from.place->address().isEmpty()) {
            QDir().mkpath(place.options().folder + QStringLiteral("/keys"));
            QFile::copy(from.place->path(QStringLiteral("hub/keys/hub.key")), key());
        }
        QString key() const { return place.options().folder + QStringLiteral("/keys/hub.key"); }
        HubPlace place;
    };
    static QStringList problemsOf(const Target& target) {
        return sure(target.place.open()->verify()).problems;
    }
    static void restoreTo(const QString& backup, const Target& target) {
        sure(HubStore::restore(backup, target.place.options()).map([] { return true; }));
    }
    static QStringList picturesIn(const QString& folder) {
        QStringList names;
        QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext())
            names += walk.next();
        return names;
    }

private Q_SLOTS:
    void cleanup() { end(); }

    void aBackupComesBackWhole_data() { onBothDatabases(); }
    void aBackupComesBackWhole() {
        begin();
        QCOMPARE(sure(hub->backUp(backup())).copied, 1);
        const Id late = Id::random();
        desk.photograph(late, "a later portrait");
        const auto updated = sure(hub->backUp(backup()));
        QCOMPARE(updated.copied, 1); // the other is there
        QCOMPARE(updated.files, 2);
        QCOMPARE(QDir(backup()).entryList({QStringLiteral("hub-*")}, QDir::Files).size(), 1);
        const qint64 head = sure(hub->head());
        desk.say(purging(late), desk.supervisor);
        const Written after =
            desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        send(*hub, desk.station, after);

        const Target target(*this);
        restoreTo(backup(), target);
        const auto again = target.place.open();
        QVERIFY(again->epoch() != hub->epoch());
        QCOMPARE(again->hub(), hub->hub());
        QVERIFY(sure(again->head()) >= epochAfter(head, 0));
        QCOMPARE(sure(again->head()) % epochSpan, 0);
        QCOMPARE(sure(again->verify()).problems, QStringList());
        QCOMPARE(given(again->blob(desk.station.id(), {subject, Hash::of("a portrait")})),
                 QByteArray("a portrait"));
        // What was lost comes again from the stations, purges too.
        QCOMPARE(*sure(again->submit({desk.station.id()}, {after.sent})).refusal, Refusal::ChainGap);
    }

    /// A position of the log that was lost is not given again: or a desk that read it there would seem to
    /// have heard of what came to stand there since.
    void whatWasSeenInALostLogSpeaksForNothing_data() { onBothDatabases(); }
    void whatWasSeenInALostLogSpeaksForNothing() {
        begin();
        sure(hub->backUp(backup()));
        QList<wire::SentEvent> lost;
        for (int i = 0; i < 5; ++i) {
            const Written one =
                desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author());
            send(*hub, desk.station, one);
            lost += one.sent;
        }
        desk.station.seen = sure(hub->head());
        lost += desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author()).sent;

        const Target target(*this);
        restoreTo(backup(), target);
        const auto again = target.place.open();
        QVERIFY(given(again->revokeStation(desk.station.id(), QStringLiteral("stolen"))) > desk.station.seen);
        const EventsAnswer answer = sure(again->submit({desk.station.id()}, lost));
        QCOMPARE(wordFor(answer.outcomes.last()), QStringLiteral("applied late"));

        Desk other;
        other.open(*again);
        const Feed all = given(again->entries(other.station.id(), 0, 500));
        QCOMPARE(all.left(all.next), 0);
        const Feed page = given(again->entries(other.station.id(), 0, 3));
        QVERIFY(page.left(page.next) >= all.entries.size() - 3 && page.left(page.next) < 100);
        QCOMPARE(sure(again->verify()).problems, QStringList());
    }

    void aBackupUpdatedAfterAPurgeHoldsItNoMore_data() { onBothDatabases(); }
    void aBackupUpdatedAfterAPurgeHoldsItNoMore() {
        begin();
        sure(hub->backUp(backup()));
        desk.say(purging(subject), desk.supervisor);
        sure(hub->backUp(backup()));
        QCOMPARE(picturesIn(backup() + QStringLiteral("/blobs")), QStringList());
        const HubPlace stranger(false);
        const auto mixed = stranger.open()->backUp(backup());
        QVERIFY(!mixed && mixed.error().kind == ErrorKind::Refused);
    }

    void picturesTheHubLostStayInTheBackup_data() { onBothDatabases(); }
    void picturesTheHubLostStayInTheBackup() {
        begin();
        sure(hub->backUp(backup()));
        QVERIFY(QDir(place->path(QStringLiteral("hub/blobs"))).removeRecursively());
        sure(hub->backUp(backup()));
        const Target target(*this);
        restoreTo(backup(), target);
        QCOMPARE(problemsOf(target), QStringList());
    }

    /// The first backup, and then an update of it: what is there can be restored at any time, or says that it
    /// is no backup yet; and backing up again mends it.
    void aBackupCutShortAnywhere_data() { onBothDatabases(); }
    void aBackupCutShortAnywhere() {
        const auto steps = [&](int from) {
            begin();
            if (from > 0) {
                sure(hub->backUp(backup()));
                desk.photograph(Id::random(), "another portrait");
            }
            disk.left = never;
            sure(hub->backUp(backup()));
            return never - disk.left;
        };
        for (const int before : {0, 1}) {
            const int all = steps(before);
            const int stride = onPostgres() ? 1 + all / 5 : 1 + all / 25;
            for (int step = 0; step < all; step += stride) {
                begin();
                if (before > 0) sure(hub->backUp(backup()));
                desk.photograph(Id::random(), "another portrait");
                disk.left = step;
                QVERIFY2(!hub->backUp(backup()) || step > 0, qPrintable(QString::number(step)));
                disk.left = never;
                const Target between(*this);
                const auto restored = HubStore::restore(backup(), between.place.options());
                QVERIFY2(restored || (before == 0 && restored.error().kind == ErrorKind::Unreadable),
                         qPrintable(QStringLiteral("step %1").arg(step)));
                if (restored) QCOMPARE(problemsOf(between), QStringList());
                sure(hub->backUp(backup()));
                QCOMPARE(QDir(backup()).entryList({QStringLiteral("hub-*")}, QDir::Files).size(), 1);
                const Target target(*this);
                restoreTo(backup(), target);
                QCOMPARE(problemsOf(target), QStringList());
            }
        }
    }

    void aRestoreCutShortAnywhereGoesOn_data() { onBothDatabases(); }
    void aRestoreCutShortAnywhereGoesOn() {
        begin();
        desk.photograph(Id::random(), "another portrait");
        sure(hub->backUp(backup()));
        FailingDisk there(never, EIO);
        const auto options = [&](const Target& target) {
            HubStore::Options with = target.place.options();
            with.disk = &there;
            return with;
        };
        const Target whole(*this);
        sure(HubStore::restore(backup(), options(whole)).map([] { return true; }));
        const int all = never - there.left;
        int marked = 0;
        for (int step = 0; step < all; step += onPostgres() ? 1 + all / 8 : 2) {
            const Target target(*this);
            there.left = step;
            if (HubStore::restore(backup(), options(target))) continue; // closing may fail unheard
            const QString mark = target.place.options().folder + QStringLiteral("/restoring");
            if (QFile::exists(mark)) {
                ++marked;
                const auto opened = HubStore::open(target.place.options());
                QVERIFY(!opened && opened.error().kind == ErrorKind::Refused);
            }
            const auto again = HubStore::restore(backup(), target.place.options());
            // Refused when only the last sync failed: the hub is there.
            QVERIFY(again || (!QFile::exists(mark) && again.error().kind == ErrorKind::Refused));
            QCOMPARE(problemsOf(target), QStringList());
        }
        QVERIFY(marked > 3);
    }

    void aRestoreIsStoppedWhenAsked_data() { onBothDatabases(); }
    void aRestoreIsStoppedWhenAsked() {
        begin();
        sure(hub->backUp(backup()));
        const Target target(*this);
        std::stop_source stop;
        const auto stopped = HubStore::restore(
            backup(), target.place.options(), [&](qint64, qint64) { stop.request_stop(); }, stop.get_token());
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
        restoreTo(backup(), target);
        QCOMPARE(problemsOf(target), QStringList());
    }

    void nothingIsRestoredIntoWhatIsInUse_data() { onBothDatabases(); }
    void nothingIsRestoredIntoWhatIsInUse() {
        begin();
        sure(hub->backUp(backup()));
        const auto live = HubStore::restore(backup(), place->options());
        QVERIFY(!live && live.error().kind != ErrorKind::System);
        QCOMPARE(sure(hub->verify()).problems, QStringList());

        Target target(*this);
        HubStore::Options same = target.place.options();
        same.database = place->address();
        const auto sameDatabase = HubStore::restore(backup(), same);
        QCOMPARE(bool(sameDatabase), !onPostgres());
        if (onPostgres()) { // nothing was begun: with a database of its own it goes well
            QCOMPARE(sameDatabase.error().kind, ErrorKind::Refused);
            restoreTo(backup(), target);
        }
        QCOMPARE(problemsOf(target), QStringList());
    }

    void theKeyMustBeTheHubs_data() { onBothDatabases(); }
    void theKeyMustBeTheHubs() {
        begin();
        sure(hub->backUp(backup()));
        const Target target(*this);
        QVERIFY(QFile::remove(target.key()));
        const auto without = HubStore::restore(backup(), target.place.options());
        QVERIFY(!without && without.error().kind == ErrorKind::NotFound);
        QFile key(target.key());
        QVERIFY(key.open(QFile::WriteOnly));
        key.write(QByteArray(Key::size, 'k'));
        key.close();
        const auto another = HubStore::restore(backup(), target.place.options());
        QVERIFY(!another && another.error().kind == ErrorKind::Corrupt);
        QVERIFY(!QFile::exists(target.place.options().folder + QStringLiteral("/restoring")));
    }

    void aDamagedBackupIsNoBackup_data() { onBothDatabases(); }
    void aDamagedBackupIsNoBackup() {
        begin();
        sure(hub->backUp(backup()));
        QFile file(backup() + QLatin1Char('/') +
                   QDir(backup()).entryList({QStringLiteral("hub-*")}, QDir::Files).first());
        QVERIFY(file.open(QFile::ReadWrite) && file.seek(100) && file.putChar('\x7f'));
        file.close();
        const Target target(*this);
        const auto damaged = HubStore::restore(backup(), target.place.options());
        QVERIFY(!damaged && damaged.error().kind == ErrorKind::Unreadable);
    }
};

QTEST_GUILESS_MAIN(HubBackupTest)
#include "tst_hub_backup.moc"
