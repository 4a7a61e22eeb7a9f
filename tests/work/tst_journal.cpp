#include "core/ledger/snapshot.h"
#include "core/work/event_types.h"
#include "core/work/journal.h"
#include "core/work/people_events.h"
#include "core/work/photo_events.h"
#include "core/work/photo_tables.h"
#include "core/work/upcast.h"
#include "tests/ledger/ledger_tools.h"
#include "tests/work/handmade.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

/// Lists from the snapshot, from the events, or from both are the same lists; a snapshot that does not fit is
/// none.
class JournalTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        temporary = std::make_unique<QTemporaryDir>();
        folder = temporary->filePath(QStringLiteral("store"));
        key = Key::random();
        const User admin{Id::random(), adminName(), adminName(), everyRole(), {}};
        const Slot slot =
            orDie(Slot::forUser(admin.id, admin.name, goodPassword(), {}, PasswordCost::cheap(), key));
        const Slot recovery = Slot::forRecovery(RecoveryCode::random(), key);
        author = {admin.id, orDie(slot.open(goodPassword(), {})).signing};
        ledgerOf(
            orDie(Ledger::create(orDie(LedgerFile::open(folder)), key.copy(), {slot, recovery}, machine())));
        foundWith(admin, slot, recovery);
    }
    void cleanup() { journal.reset(); }

    void closedAndOpened() {
        fill(0, 10);
        QCOMPARE(orDie(journal->compareLists()), QStringList());
        const int before = photos().size();
        reopen();
        QVERIFY(QFile::exists(snapshot()));
        QCOMPARE(photos().size(), before);
        QCOMPARE(orDie(journal->compareLists()), QStringList());
        fill(10, 3);
        reopen();
        QCOMPARE(photos().size(), 13);
        QCOMPARE(orDie(journal->compareLists()), QStringList());
    }

    void snapshotAndWhatCameAfter() {
        fill(0, 10);
        reopen();
        const QByteArray early = bytesOf(snapshot());
        fill(10, 5);
        reopen();
        put(snapshot(), early);
        reopen();
        QCOMPARE(photos().size(), 15);
        QCOMPARE(orDie(journal->compareLists()), QStringList());
    }

    void aDamagedSnapshotIsNone() {
        fill(0, 10);
        reopen();
        const QByteArray whole = bytesOf(snapshot());
        for (qsizetype at = 0; at < whole.size(); at += std::max<qsizetype>(1, whole.size() / 16)) {
            QByteArray damaged = whole;
            damaged[at] = char(damaged[at] ^ 1);
            journal.reset();
            put(snapshot(), damaged);
            open();
            QCOMPARE(photos().size(), 10);
            QCOMPARE(journal->damage(), QStringList());
        }
    }

    /// The snapshot of a store whose end was lost tells of events that are not there.
    void aSnapshotOfMoreThanThereIsIsNone() {
        fill(0, 4);
        journal.reset();
        const QByteArray ledger = bytesOf(folder + QStringLiteral("/ledger.db"));
        open();
        fill(4, 4);
        journal.reset();
        put(folder + QStringLiteral("/ledger.db"), ledger);
        QFile::remove(folder + QStringLiteral("/ledger.db-wal"));
        open();
        QCOMPARE(photos().size(), 4);
        QCOMPARE(orDie(journal->compareLists()), QStringList());
    }

    void damageIsFoundAgainAtEachOpening() {
        fill(0, 3);
        journal.reset();
        QFile::remove(snapshot());
        {
            Tamper tamper(folder);
            tamper.unlock();
            const QString third = QStringLiteral("position = 5");
            QByteArray body = tamper.bytes(QStringLiteral("event"), QStringLiteral("body"), third);
            body[body.size() / 2] = char(body[body.size() / 2] ^ 1);
            QVERIFY(tamper.setBytes(QStringLiteral("event"), QStringLiteral("body"), third, body));
        }
        for (int time = 0; time < 2; ++time) {
            open();
            QCOMPARE(journal->damage().size(), 1);
            QCOMPARE(photos().size(), 2);
            QVERIFY(journal->keepSnapshot());
            journal.reset();
            QVERIFY(!QFile::exists(snapshot()));
        }
    }

    /// Given away, taken anew where it came in, and taken back: the newer one stays.
    void aPhotoComesBackToATakenPlace() {
        const Id home = Id::random(), graduate = Id::random();
        orDie(journal->record(submission(home, handmade(1))));
        const Id match = orDie(journal->record(matching(home, graduate, {}, {}))).event.id;
        const Id newer = orDie(journal->record(submission(home, handmade(2)))).event.id;
        QCOMPARE(photos().size(), 2);
        orDie(journal->record(matchUndoing(home, graduate, match, {})));
        const PhotoTables tables(journal->lists());
        QCOMPARE(photos().size(), 1);
        QCOMPARE(tables.standing(home)->submission(), newer);
        QCOMPARE(tables.attempts(home).size(), 1);
        QCOMPARE(orDie(journal->compareLists()), QStringList());
        reopen();
        QCOMPARE(PhotoTables(journal->lists()).standing(home)->submission(), newer);
    }

    /// A crash between a purge and the next snapshot: the old one still tells of what was purged.
    void aPurgeIsNotInTheSnapshotThatStays() {
        fill(0, 3);
        reopen();
        const QByteArray before = bytesOf(snapshot());
        const Id gone = photos().first().subject;
        Draft tombstone{QStringLiteral("photo-purged"), gone, {}};
        tombstone.tombstone = tombstone.userSigned = true;
        orDie(journal->record(tombstone));
        QVERIFY(journal->owesSnapshot());
        QCOMPARE(photos().size(), 2);
        journal.reset();
        put(snapshot(), before);
        open();
        QCOMPARE(photos().size(), 2);
        const auto kept = orDie(readSnapshot(snapshot(), journal->ledger().keyFor("snapshot")));
        QCOMPARE(kept.after.position, journal->ledger().position());
        QCOMPARE(orDie(journal->compareLists()), QStringList());
    }

    void whatWasRecordedIsHeard() {
        QList<qint64> heard;
        journal->whenRecorded([&](const QList<Record>& records) {
            for (const Record& record : records)
                heard += record.position;
            QCOMPARE(photos().size(), 2); // in the lists already
        });
        orDie(journal->recordAll(
            {submission(Id::random(), handmade(1)), submission(Id::random(), handmade(2))}));
        QCOMPARE(heard, QList<qint64>({journal->ledger().position() - 1, journal->ledger().position()}));
    }

    void listsThatWereChangedAreNamed() {
        fill(0, 3);
        orDie(journal->lists().tables().run(QStringLiteral("UPDATE photo SET label = 'else'")));
        const QStringList wrong = orDie(journal->compareLists());
        QCOMPARE(wrong.size(), 1);
        QVERIFY(wrong.first().contains(QStringLiteral("photo")));
    }

    void aCheckCanBeStopped() {
        fill(0, 3);
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = journal->compareLists({}, stop.get_token());
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
    }

    void oldBodiesAreReadInPresentWords() {
        Record record;
        record.event.version = 1;
        record.event.type = EventType::stationStarted;
        record.body = Body::of({{QStringLiteral("practice"), true}});
        QCOMPARE(contentOf(record).value(QStringLiteral("practice")).toBool(), true);
        QCOMPARE(contentOf(record).value(QStringLiteral("cause")).toString(), QStringLiteral("new"));
        record.event.typeVersion = 2;
        QVERIFY(!contentOf(record).contains(QStringLiteral("cause")));
    }

private:
    void foundWith(User admin, const Slot& slot, const Slot& recovery) {
        admin.key = slot.publicKey();
        orDie(
            journal->recordAll({withSlot(founding(goodSchool(), false, journal->ledger().store()), recovery),
                                withSlot(userAddition(admin), slot)}));
    }
    QString machine() const { return machineFolderOf(folder); }
    QString snapshot() const { return folder + QStringLiteral("/snapshot"); }
    QList<PhotoRow> photos() const { return PhotoTables(journal->lists()).rows(); }

    void ledgerOf(std::unique_ptr<Ledger> ledger) {
        journal = orDie(Journal::open(std::move(ledger)));
        journal->setAuthor(author);
    }
    void open() { ledgerOf(orDie(Ledger::open(orDie(LedgerFile::open(folder)), key.copy(), machine()))); }
    void reopen() {
        journal.reset();
        open();
    }
    void fill(int first, int count) {
        for (int i = first; i < first + count; ++i)
            orDie(journal->record(submission(Id::random(), handmade(i))));
    }
    static QByteArray bytesOf(const QString& path) {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void put(const QString& path, const QByteArray& bytes) {
        QFile file(path);
        if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write");
    }

    std::unique_ptr<QTemporaryDir> temporary;
    QString folder;
    Key key;
    Author author;
    std::unique_ptr<Journal> journal;
};

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"
