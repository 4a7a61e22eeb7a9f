#include "core/work/event_types.h"
#include "tests/ledger/failing_disk.h"
#include "tests/ledger/memory_folder.h"
#include "tests/work/collecting_tools.h"
#include "tests/work/safety_tools.h"

#include <QSignalSpy>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

PurgeRequest request(PurgeRequest::Scope scope, qint64 beforeMs = 0) {
    return {scope, beforeMs, {}, QStringLiteral("the batch is closed")};
}

int refusals(const Result<PurgeCertificate>& answer) {
    return !answer && answer.error().kind == ErrorKind::Refused ? 1 : 0;
}

bool isWhole(const Store& store, const Id& subject) {
    const Result<PhotoDetail> photo = store.photo(subject);
    return photo && store.blob(subject, photo->original) && store.blob(subject, photo->portrait);
}

void copyFolder(const QString& from, const QString& to) {
    QVERIFY(QDir().mkpath(to));
    QDirIterator walk(from, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                      QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next(), there = to + path.mid(from.size());
        QVERIFY(walk.fileInfo().isDir() ? QDir().mkpath(there) : QFile::copy(path, there));
    }
}

/// What of a subject lies on the disk as the program wrote it.
QList<QByteArray> sealedBytesOf(const QString& folder, const Id& subject) {
    QList<QByteArray> parts;
    for (const QString& path : everyFileUnder(folder))
        if (path.contains(subject.hex())) parts += bytesOf(path).left(48);
    parts += columnOf(folder, QStringLiteral("SELECT wrapped FROM subject_key WHERE subject = ?"),
                      {subject.bytes()});
    for (const QByteArray& body :
         columnOf(folder, QStringLiteral("SELECT body FROM event WHERE subject = ? AND NOT tombstone"),
                  {subject.bytes()}))
        parts += body.left(48);
    return parts;
}

/// Someone who still reads the ledger as it was.
class Reading {
public:
    explicit Reading(const QString& folder) {
        database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(folder + QStringLiteral("/ledger.db"));
        if (!database.open() || !database.transaction()) qFatal("cannot read");
        QSqlQuery query(QStringLiteral("SELECT * FROM event"), database);
        query.next();
    }
    ~Reading() {
        database = {};
        QSqlDatabase::removeDatabase(name);
    }
    Q_DISABLE_COPY_MOVE(Reading)

private:
    QString name = QStringLiteral("reading");
    QSqlDatabase database;
};

} // namespace

class PurgeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        root = std::make_unique<MemoryFolder>();
        folder = root->filePath(QStringLiteral("store"));
    }

    void nothingOfItStays() {
        auto store = foundStore(folder);
        const QList<Id> subjects = submitSome(*store, 3);
        QVERIFY(reveal(*store, subjects[0], QStringLiteral("he asked")));
        store.reset(); // a snapshot tells of them
        store = orDie(signIn(folder));
        const QList<QByteArray> sealed =
            sealedBytesOf(folder, subjects[0]) + sealedBytesOf(folder, subjects[2]);
        QCOMPARE(sealed.size(), 2 * (3 + 1) + 2 + 1); // three pictures, a key, the submissions, the reason
        const QByteArray snapshot = bytesOf(folder + QStringLiteral("/snapshot")).mid(100, 48);
        QVERIFY(!filesHolding(folder, {snapshot}).isEmpty());
        const QList<QByteArray> others = sealedBytesOf(folder, subjects[1]);
        QVERIFY(purge(*store, {subjects[0], subjects[2]}));

        QCOMPARE(filesHolding(folder, sealed + QList{snapshot}), QStringList());
        for (const QByteArray& other : others)
            QVERIFY(!filesHolding(folder, {other}).isEmpty());
        for (const QString& path : everyFileUnder(folder))
            QVERIFY2(!path.contains(subjects[0].hex()), qPrintable(path));
        QVERIFY(isWhole(*store, subjects[1]));
        QVERIFY(!store->photo(subjects[0]));
        QCOMPARE(store->photos().size(), 1);
        QVERIFY(store->find(QStringLiteral("photo 00000"), 9).isEmpty());
        QCOMPARE(verify(*store).value(), QStringList());
        store.reset();
        QCOMPARE(filesHolding(root->path(), sealed + QList{snapshot}), QStringList());
        store = orDie(signIn(folder));
        QCOMPARE(store->photos().size(), 1);
        QVERIFY(isWhole(*store, subjects[1]));
        QCOMPARE(verify(*store).value(), QStringList());
    }

    void theSameOriginalMayComeAgain() {
        const auto store = openStore(folder);
        const Id subject = submit(*store, handmade(1)).value();
        QVERIFY(approve(*store, subject));
        QVERIFY(handOver(*store, subject, QStringLiteral("/out"), QStringLiteral("a.jpg")));
        QVERIFY(purge(*store, {subject}));
        QVERIFY(store->handovers(QStringLiteral("/out")).isEmpty());
        QVERIFY(!store->hasOriginal(Hash::of(handmade(1).original)));
        const Id again = submit(*store, handmade(1)).value();
        QVERIFY(again != subject);
        QVERIFY(isWhole(*store, again));
        QVERIFY(!approve(*store, subject, Id::random()));
        QCOMPARE(verify(*store).value(), QStringList());
    }

    void scopesTakeWhatTheySay() {
        const auto store = openStore(folder);
        const QList<Id> subjects = submitSome(*store, 4);
        QVERIFY(submit(*store, unmade(9)));
        QVERIFY(approve(*store, subjects[0]));
        QVERIFY(approve(*store, subjects[1]));
        QVERIFY(reject(*store, subjects[2], {QStringLiteral("eyes-closed")}));
        QVERIFY(handOver(*store, subjects[1], QStringLiteral("/out"), QStringLiteral("a.jpg")));
        using Scope = PurgeRequest::Scope;
        QCOMPARE(store->purgeCount(request(Scope::Everything)), 5);
        QCOMPARE(store->purgeCount(request(Scope::Delivered)), 1);
        QCOMPARE(store->purgeCount({Scope::Chosen, 0, {subjects[3], subjects[3], Id::random()}, {}}), 1);
        const QList<PhotoRow> rows = store->photos();
        const auto earlier = std::count_if(rows.begin(), rows.end(), [&](const PhotoRow& row) {
            return row.importedMs < rows[2].importedMs;
        });
        QCOMPARE(store->purgeCount(request(Scope::ImportedBefore, rows[2].importedMs)), earlier);
        QCOMPARE(store->purgeCount(request(Scope::ImportedBefore, rows[4].importedMs + 1)), 5);
        QCOMPARE(purge(*store, request(Scope::Delivered))->photos, 1);
        QVERIFY(!store->photo(subjects[1]));
        QCOMPARE(purge(*store, request(Scope::Everything))->photos, 4);
        QVERIFY(store->photos().isEmpty());
        QCOMPARE(store->counts().unmade, 0);
    }

    void needsAReasonSomethingAndTheRight() {
        auto store = foundStore(folder);
        const QList<Id> subjects = submitSome(*store, 1);
        const qint64 events = store->activityCount({});
        QCOMPARE(refusals(purge(*store, subjects, QStringLiteral("  x "))), 1);
        QCOMPARE(refusals(purge(*store, QList<Id>{Id::random()})), 1);
        QCOMPARE(store->activityCount({}), events);
        QVERIFY(addUser(*store, QStringLiteral("reviewer"), Role::Reviewer | Role::Administrator));
        store.reset();
        store = orDie(signIn(folder, QStringLiteral("reviewer")));
        QCOMPARE(store->purgeCount(request(PurgeRequest::Scope::Everything)), 0);
        QCOMPARE(refusals(purge(*store, subjects)), 1);
        QVERIFY(isWhole(*store, subjects[0]));
    }

    void isTold() {
        const auto store = foundStore(folder);
        const QList<Id> subjects = submitSome(*store, 450); // more than two groups
        QSignalSpy purged(store.get(), &Store::photosPurged);
        QList<QPair<qint64, qint64>> steps;
        const auto proof = answerOf<PurgeCertificate>([&](QObject* context, auto done) {
            store->purge(
                request(PurgeRequest::Scope::Everything),
                [&](qint64 now, qint64 total) {
                    steps += {now, total};
                },
                context, done);
        });
        QCOMPARE(proof->photos, 450);
        QCOMPARE(proof->pictures, 450 * 3);
        QCOMPARE(proof->school, goodSchool());
        QCOMPARE(proof->byWhom, adminName());
        QCOMPARE(proof->reason, QStringLiteral("the batch is closed"));
        QVERIFY(proof->left.isEmpty());
        QCOMPARE(purged.size(), 3);
        QCOMPARE(steps, (QList<QPair<qint64, qint64>>{{0, 450}, {200, 450}, {400, 450}, {450, 450}}));
        const auto closing = store->activity({}, 0, 1).first();
        QCOMPARE(closing.hash, proof->head);
        QCOMPARE(closing.station.hex(), proof->station);
        QVERIFY(closing.signedByUser);
        QCOMPARE(closing.sentence, QStringLiteral("finished the purge of 450 graduate(s) with 1350 picture "
                                                  "file(s); reason: the batch is closed"));
        QCOMPARE(store->purges().size(), 1);
        QCOMPARE(store->purges()[0].id, proof->id);
        QCOMPARE(verify(*store).value(), QStringList());
    }

    void certificateNamesTheBackupsThatDoNotKnow() {
        auto store = foundStore(folder);
        const QList<Id> subjects = submitSome(*store, 2);
        const QString first = root->filePath(QStringLiteral("first")),
                      second = root->filePath(QStringLiteral("second"));
        QVERIFY(backUp(*store, first));
        QVERIFY(backUp(*store, second));
        auto proof = purge(*store, {subjects[0]});
        QCOMPARE(proof->left.size(), 2);
        QVERIFY(proof->left[0].what.contains(QStringLiteral("second")));
        QVERIFY(backUp(*store, second));
        QCOMPARE(store->purges()[0].left.size(), 1);
        QVERIFY(store->purges()[0].left[0].what.contains(QStringLiteral("first")));
        QVERIFY(backUp(*store, root->filePath(QStringLiteral("third"))));
        QCOMPARE(store->purges()[0].left.size(), 1);
        store.reset();
        store = orDie(signIn(folder));
        QCOMPARE(store->purges()[0].left.size(), 1);
        QVERIFY(purge(*store, {subjects[1]}));
        QCOMPARE(store->purges().size(), 2);
        QCOMPARE(store->purges()[0].left.size(), 3);
        QCOMPARE(store->purges()[1].left.size(), 1);
        QVERIFY(backUp(*store, first));
        QVERIFY(store->purges()[1].left.isEmpty());
    }

    void anOldBackupBringsNothingBack() {
        auto store = foundStore(folder);
        const QList<Id> subjects = submitSome(*store, 3);
        const QString backup = root->filePath(QStringLiteral("backup"));
        QVERIFY(backUp(*store, backup));
        const QList<QByteArray> sealed = sealedBytesOf(folder, subjects[1]);
        QVERIFY(purge(*store, {subjects[1]}));
        store.reset();
        QVERIFY(QDir(folder).removeRecursively());
        QVERIFY(Entrance::restore(backup, folder, {}, {}));
        store = orDie(signIn(folder));
        QVERIFY(!store->notice().isEmpty());
        QCOMPARE(store->photos().size(), 2);
        QVERIFY(!store->photo(subjects[1]));
        QVERIFY(isWhole(*store, subjects[0]) && isWhole(*store, subjects[2]));
        QCOMPARE(verify(*store).value(), QStringList());
        QCOMPARE(filesHolding(folder, sealed), QStringList());
        const auto rows = store->activity({}, 0, 100);
        QVERIFY(std::any_of(rows.begin(), rows.end(), [](const ActivityRow& row) {
            return row.type == EventType::photoPurged && row.sentence.contains(QStringLiteral("again"));
        }));
    }

    /// As a check beside it does: the write-ahead log cannot be emptied, so the purge is not over yet.
    void isNotOverWhileTheOldIsRead() {
        const auto store = openStore(folder);
        const QList<Id> subjects = submitSome(*store, 2);
        const QList<QByteArray> sealed = sealedBytesOf(folder, subjects[0]);
        {
            const Reading reading(folder);
            const auto early = purge(*store, {subjects[0]});
            QVERIFY(!early && early.error().kind == ErrorKind::Busy);
            QVERIFY(store->purges().isEmpty());
            QVERIFY(isUnfinished(*store));
        }
        QCOMPARE(purge(*store, {subjects[0]})->photos, 1);
        QCOMPARE(filesHolding(folder, sealed), QStringList());
        QCOMPARE(verify(*store).value(), QStringList());
    }

    /// Whatever step fails, and everything after it as when the power goes: the next opening finds it not
    /// begun, or to be finished, or done.
    void cutShortAtAnyStep() {
        const QString original = root->filePath(QStringLiteral("original/store"));
        QVERIFY(QDir().mkpath(QFileInfo(original).path()));
        auto store = openStore(original);
        const QList<Id> subjects = submitSome(*store, 3);
        QList<QByteArray> sealed;
        store.reset();
        for (const Id& subject : {subjects[0], subjects[1]})
            sealed += sealedBytesOf(original, subject);
        int notBegun = 0, unfinished = 0, done = 0;
        for (int step = 0, whole = false; !whole; ++step) {
            const MemoryFolder place;
            copyFolder(QFileInfo(original).path(), place.path());
            folder = place.filePath(QStringLiteral("store"));
            whole = purgeFailingAt(step, {subjects[0], subjects[1]});
            store = openStore(folder);
            QCOMPARE(verify(*store).value(), QStringList());
            const qsizetype left = store->photos().size();
            const bool closed = !store->purges().isEmpty();
            QVERIFY(closed ? left == 1 : left == 3 || left == 1);
            (closed ? done : isUnfinished(*store) ? unfinished : notBegun) += 1;
            QCOMPARE(isUnfinished(*store) || closed || left == 3, true);
            const auto proof = purge(*store, {subjects[0], subjects[1]});
            QCOMPARE(bool(proof), !closed);
            QCOMPARE(store->purges().size(), 1);
            QCOMPARE(store->purges()[0].photos, 2);
            QCOMPARE(store->purges()[0].pictures, 6);
            QVERIFY(!isUnfinished(*store));
            QCOMPARE(filesHolding(folder, sealed), QStringList());
            QVERIFY(isWhole(*store, subjects[2]));
            QCOMPARE(verify(*store).value(), QStringList());
            store.reset();
        }
        qInfo("not begun %d, unfinished %d, done %d", notBegun, unfinished, done);
        QVERIFY(notBegun > 0 && unfinished > 0 && done > 0);
    }

    /// Cut short before anybody went; somebody pays before it goes on.
    void cutShortItAsksForFeesAgain() {
        const QString original = root->filePath(QStringLiteral("original/store"));
        QVERIFY(QDir().mkpath(QFileInfo(original).path()));
        auto store = openStore(original);
        orDie(importRoster(*store, listOf(3)));
        const QList<Id> subjects{graduateNumbered(*store, 1), graduateNumbered(*store, 2)};
        store.reset();
        int between = 0;
        for (int step = 0, whole = false; !whole; ++step) {
            const MemoryFolder place;
            copyFolder(QFileInfo(original).path(), place.path());
            folder = place.filePath(QStringLiteral("store"));
            whole = purgeFailingAt(step, subjects);
            store = openStore(folder);
            if (!isUnfinished(*store) || graduateNumbered(*store, 1).isNull()) continue;
            ++between;
            orDie(settle(*store, {subjects[0]}, {FeeState::Paid, 2000, QStringLiteral("cash"), {}, 0, {}}));
            for (const QList<Id>& again : {subjects, QList<Id>{graduateNumbered(*store, 3)}}) {
                const auto early = purge(*store, again);
                QVERIFY(!early && early.error().what.contains(QStringLiteral("no daily closing")));
                QVERIFY(store->graduate(subjects[0]) && store->graduate(subjects[1]));
            }
            orDie(closeFees(*store));
            orDie(purge(*store, QList<Id>{graduateNumbered(*store, 3)}));
            QVERIFY(store->batches().isEmpty());
            QCOMPARE(store->purges().size(), 2);
            QCOMPARE(store->feeClosings().first().day.cents(), 2000);
            QCOMPARE(verify(*store).value(), QStringList());
        }
        QVERIFY(between > 0);
    }

    /// A single step that fails, all well after: what is answered is true.
    void anErrorIsToldAndGoneOnFrom() {
        const QString original = root->filePath(QStringLiteral("original/store"));
        QVERIFY(QDir().mkpath(QFileInfo(original).path()));
        const QList<Id> subjects = submitSome(*openStore(original), 3);
        const QList<QByteArray> sealed = sealedBytesOf(original, subjects[0]);
        int refused = 0;
        for (int step = 0, whole = false; !whole; ++step) {
            const MemoryFolder place;
            copyFolder(QFileInfo(original).path(), place.path());
            folder = place.filePath(QStringLiteral("store"));
            FailingDisk disk(1 << 30, ENOSPC, FailingDisk::Then::Well);
            auto store = orDie(orDie(Entrance::open(folder, optionsOf(folder, true, &disk)))->openPractice());
            disk.left = step;
            const auto first = purge(*store, {subjects[0], subjects[1]});
            whole = !disk.failed();
            if (!first) {
                ++refused;
                QVERIFY(!first.error().what.isEmpty());
                QVERIFY(purge(*store, {subjects[0], subjects[1]}));
            }
            QCOMPARE(store->purges().size(), 1);
            QCOMPARE(store->photos().size(), 1);
            QVERIFY(isWhole(*store, subjects[2]));
            QCOMPARE(filesHolding(folder, sealed), QStringList());
            store.reset();
            store = openStore(folder);
            QCOMPARE(verify(*store).value(), QStringList());
        }
        QVERIFY(refused > 0);
    }

private:
    static QList<Id> submitSome(Store& store, int number) {
        QList<Id> subjects;
        for (int i = 0; i < number; ++i)
            subjects += orDie(submit(store, handmade(i)));
        return subjects;
    }

    bool purgeFailingAt(int step, const QList<Id>& subjects) {
        FailingDisk disk(1 << 30, EIO);
        auto store = orDie(orDie(Entrance::open(folder, optionsOf(folder, true, &disk)))->openPractice());
        disk.left = step;
        const auto answer = purge(*store, subjects);
        const bool whole = !disk.failed();
        if (whole && !answer) qFatal("%s", qPrintable(answer.error().sentence()));
        store.reset();
        return whole;
    }

    static bool isUnfinished(const Store& store) {
        const auto rows = store.activity({}, 0, 100);
        return std::any_of(rows.begin(), rows.end(), [](const ActivityRow& row) {
            return row.type == EventType::purgeStarted &&
                   row.sentence.contains(QStringLiteral("not finished"));
        });
    }

    std::unique_ptr<MemoryFolder> root;
    QString folder;
};

QTEST_GUILESS_MAIN(PurgeTest)
#include "tst_purge.moc"
