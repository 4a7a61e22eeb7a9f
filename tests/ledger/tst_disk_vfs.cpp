#include "core/ledger/database.h"
#include "tests/ledger/failing_disk.h"
#include "tests/ledger/memory_folder.h"

#include <QDir>
#include <QTest>
#include <QThread>

#include <sqlite3.h>

using namespace mianguan;
using namespace mianguan::test;

namespace {

using Then = FailingDisk::Then;

/// What each kind of step was asked of, in order.
class WatchedDisk : public FileSystem {
public:
    int databaseCreate(const QByteArray& path) override { return note("create", path); }
    int databaseWrite(const QByteArray& path, qint64 offset, const char* bytes, qint64 size) override {
        largest = qMax(largest, offset + size);
        return note(bytes ? "write" : "nothing", path);
    }
    int databaseSync(const QByteArray& path, bool nameToo) override {
        return note(nameToo ? "sync name" : "sync", path);
    }
    int databaseTruncate(const QByteArray& path, qint64) override { return note("truncate", path); }
    int databaseRemove(const QByteArray& path, bool nameToo) override {
        return note(nameToo ? "remove name" : "remove", path);
    }

    QHash<QString, QStringList> paths; ///< by step
    qint64 largest = 0;

private:
    int note(const char* step, const QByteArray& path) {
        paths[QString::fromLatin1(step)] += QFile::decodeName(path);
        return 0;
    }
};

/// Which numbers were acknowledged, and which failed as they were committed and so may yet be there.
struct Outcome {
    QSet<int> written, open;
};

void write(const Database& database, int number, Outcome& outcome) {
    const auto transaction = Transaction::begin(database);
    if (!transaction) return;
    const bool inserted =
        database.run(QStringLiteral("CREATE TABLE IF NOT EXISTS thing (number INTEGER PRIMARY KEY, bytes)"))
            .has_value() &&
        database.run(QStringLiteral("INSERT INTO thing VALUES (?, zeroblob(9000))"), {number}).has_value();
    if (inserted) ((*transaction)->commit() ? outcome.written : outcome.open).insert(number);
}

Outcome cycle(const QString& path, FileSystem& files) {
    Outcome outcome;
    const Database database(Database::file(path, files));
    for (int number = 1; number <= 5; ++number)
        write(database, number, outcome);
    (void)database.run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    return outcome;
}

QSet<int> numbersIn(const Database& database) {
    QSet<int> numbers;
    auto rows = database.run(QStringLiteral("SELECT number FROM thing WHERE length(bytes) = 9000"));
    while (rows && rows->next())
        numbers.insert(rows->value(0).toInt());
    return numbers;
}

QString integrity(const Database& database) {
    auto answer = database.run(QStringLiteral("PRAGMA integrity_check"));
    if (!answer) return answer.error().sentence();
    return answer->next() ? answer->value(0).toString() : QString();
}

} // namespace

class DiskVfsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        folder = std::make_unique<MemoryFolder>();
        path = folder->path() + QStringLiteral("/things.db");
    }

    /// Whatever step fails, what was acknowledged is there and the file is whole.
    void eachStepFailing_data() {
        QTest::addColumn<int>("number");
        QTest::addColumn<Then>("then");
        QTest::newRow("disk error for ever") << EIO << Then::Dead;
        QTest::newRow("disk full for ever") << ENOSPC << Then::Dead;
        QTest::newRow("disk error once") << EIO << Then::Well;
        QTest::newRow("disk full once") << ENOSPC << Then::Well;
    }
    void eachStepFailing() {
        QFETCH(int, number);
        QFETCH(Then, then);
        int refused = 0;
        bool failed = true;
        for (int steps = 0; failed; ++steps) {
            const MemoryFolder fresh;
            const QString file = fresh.path() + QStringLiteral("/things.db");
            FailingDisk disk(steps, number, then);
            const Outcome outcome = cycle(file, disk);
            failed = disk.failed();
            refused += outcome.written.size() < 5;
            const Database after(Database::file(file));
            const QSet<int> held = numbersIn(after);
            QVERIFY2(held.contains(outcome.written), qPrintable(QString::number(steps)));
            QVERIFY2((held - outcome.written - outcome.open).isEmpty(), qPrintable(QString::number(steps)));
            QCOMPARE(integrity(after), QStringLiteral("ok"));
            QVERIFY(failed || outcome.written.size() == 5);
        }
        QVERIFY2(refused > 20, qPrintable(QString::number(refused)));
    }

    void everyKindOfStepIsAskedAbout() {
        WatchedDisk disk;
        QCOMPARE(cycle(path, disk).written.size(), 5);
        const QString journal = path + QStringLiteral("-journal"), log = path + QStringLiteral("-wal");
        QVERIFY(disk.paths[QStringLiteral("create")].contains(path));
        QVERIFY(disk.paths[QStringLiteral("create")].contains(log));
        QVERIFY(disk.paths[QStringLiteral("write")].contains(path));
        QVERIFY(disk.paths[QStringLiteral("write")].count(log) > 5);
        QVERIFY(disk.paths[QStringLiteral("sync")].count(log) >= 4);
        QCOMPARE(disk.paths[QStringLiteral("sync name")].count(log), 1);
        QVERIFY(disk.paths[QStringLiteral("sync")].contains(path));
        QVERIFY(disk.paths[QStringLiteral("sync name")].contains(journal));
        QVERIFY(disk.paths[QStringLiteral("truncate")].contains(log));
        QVERIFY(disk.paths[QStringLiteral("remove")].contains(journal));
        QVERIFY(disk.paths[QStringLiteral("remove")].contains(log));
        QVERIFY(disk.largest > 5 * 9000);
    }

    void removalsThatLast() {
        WatchedDisk disk;
        const Database database(Database::file(path, disk));
        for (const char* mode : {"journal_mode = DELETE", "synchronous = EXTRA"})
            QVERIFY(database.run(QStringLiteral("PRAGMA ") + QLatin1String(mode)));
        QVERIFY(database.run(QStringLiteral("CREATE TABLE thing (number)")));
        const QString journal = path + QStringLiteral("-journal");
        QCOMPARE(disk.paths[QStringLiteral("remove name")], QStringList{journal});
    }

    void errorsKeepTheirKind_data() {
        QTest::addColumn<int>("number");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("full") << ENOSPC << ErrorKind::DiskFull;
        QTest::newRow("quota") << EDQUOT << ErrorKind::DiskFull;
        QTest::newRow("read-only") << EROFS << ErrorKind::ReadOnly;
        QTest::newRow("broken") << EIO << ErrorKind::System;
    }
    void errorsKeepTheirKind() {
        QFETCH(int, number);
        QFETCH(ErrorKind, kind);
        FailingDisk disk(1000, number);
        const Database database(Database::file(path, disk));
        QVERIFY(database.run(QStringLiteral("CREATE TABLE thing (number)")));
        disk.left = 0;
        const auto refused = database.run(QStringLiteral("INSERT INTO thing VALUES (1)"));
        QVERIFY(!refused && refused.error().kind == kind);
        disk.left = 1000;
        QVERIFY(database.run(QStringLiteral("INSERT INTO thing VALUES (2)")));
    }

    void pathsOfEveryKind_data() {
        QTest::addColumn<QString>("name");
        for (const QString& name :
             {QStringLiteral("毕业生 数据"), QStringLiteral("100%?vfs=unix&mode=ro#;x"),
              QStringLiteral("a'b\"c\\d%20+"), QStringLiteral("file:x"), QStringLiteral("😀")})
            QTest::newRow(qPrintable(name)) << name;
    }
    void pathsOfEveryKind() {
        QFETCH(QString, name);
        const QString file = folder->path() + QLatin1Char('/') + name;
        WatchedDisk disk;
        QCOMPARE(cycle(file, disk).written.size(), 5);
        QVERIFY(disk.paths[QStringLiteral("write")].contains(file));
        QCOMPARE(QDir(folder->path()).entryList(QDir::Files), QStringList{name});
        QCOMPARE(numbersIn(Database(Database::file(file))).size(), 5);
    }

    void knownToSqliteWhileUsed() {
        WatchedDisk disk;
        QByteArray name;
        {
            const Database::Place place = Database::file(path, disk);
            name = place.name.section(QStringLiteral("?vfs="), 1).toLatin1();
            QVERIFY(sqlite3_vfs_find(name.constData()));
        }
        QVERIFY(!sqlite3_vfs_find(name.constData()));
        QVERIFY(!Database::file(path).disk);
    }

    void seenFromOtherThreads() {
        WatchedDisk disk;
        const Database database(Database::file(path, disk));
        Outcome outcome;
        write(database, 1, outcome);
        QSet<int> seen;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            write(database, 2, outcome);
            seen = numbersIn(database);
        }));
        thread->start();
        thread->wait();
        QCOMPARE(seen, (QSet<int>{1, 2}));
    }

private:
    std::unique_ptr<MemoryFolder> folder;
    QString path;
};

QTEST_GUILESS_MAIN(DiskVfsTest)
#include "tst_disk_vfs.moc"
