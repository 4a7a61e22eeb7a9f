#include "core/ledger/projection.h"
#include "tests/ledger/ledger_tools.h"
#include "tests/ledger/memory_folder.h"

#include <QTest>
#include <QThread>

#include <sqlite3.h>

using namespace mianguan;
using namespace mianguan::test;

namespace {

int numberIn(const Record& record) {
    return int(record.body.content().value(QStringLiteral("number")).toInteger());
}

Projection::Module numberModule(int version = 1) {
    return {QStringLiteral("numbers"),
            version,
            {QStringLiteral("CREATE TABLE number (position INTEGER PRIMARY KEY, value INTEGER NOT NULL)")},
            [](Statements& tables, const Record& record) {
                return tables.run(QStringLiteral("INSERT INTO number VALUES (?, ?)"),
                                  {record.position, numberIn(record)});
            }};
}

/// A table without row ids, and an index for words with tables that SQLite keeps by itself.
Projection::Module wordModule() {
    return {QStringLiteral("words"),
            1,
            {QStringLiteral("CREATE TABLE parity (odd INTEGER PRIMARY KEY, events INTEGER) WITHOUT ROWID"),
             QStringLiteral("CREATE VIRTUAL TABLE word USING fts5(text, tokenize='trigram')")},
            [](Statements& tables, const Record& record) -> Result<void> {
                auto counted =
                    tables.run(QStringLiteral("INSERT INTO parity VALUES (?, 1) ON CONFLICT (odd) DO "
                                              "UPDATE SET events = events + 1"),
                               {numberIn(record) % 2});
                if (!counted) return counted;
                return tables.run(QStringLiteral("INSERT INTO word VALUES (?)"),
                                  {QStringLiteral("number %1").arg(numberIn(record))});
            }};
}

/// So many bytes an event; a purge forgets all.
Projection::Module fillingModule(int bytes) {
    return {QStringLiteral("filling"),
            1,
            {QStringLiteral("CREATE TABLE filling (position INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")},
            [bytes](Statements& tables, const Record& record) {
                return record.event.tombstone
                           ? tables.run(QStringLiteral("DELETE FROM filling"), {})
                           : tables.run(QStringLiteral("INSERT INTO filling VALUES (?, zeroblob(?))"),
                                        {record.position, bytes});
            }};
}

QVariant single(const Projection& projection, const QString& sql) {
    auto query = projection.tables().run(sql);
    return query && query->next() ? query->value(0) : QVariant();
}

/// Instead of the 2 GB that would have to be filled.
void limit(const Projection& projection, sqlite3_int64 bytes) {
    sqlite3_file_control(projection.tables().handle().value(), "main", SQLITE_FCNTL_SIZE_LIMIT, &bytes);
}

int sum(const Projection& projection) {
    return single(projection, QStringLiteral("SELECT SUM(value) FROM number")).toInt();
}

} // namespace

class ProjectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        ledger.reset();
        folder = std::make_unique<MemoryFolder>();
        ledger = openLedger(folder->path()).value();
        for (int i = 1; i <= 3; ++i)
            QVERIFY(ledger->append(draft(i)));
    }

    void builtAndKept() {
        const auto built = made({numberModule(), wordModule()});
        QCOMPARE(sum(*built), 6);
        QVERIFY(built->add(ledger->appendAll({draft(10), draft(20)}).value()));
        QCOMPARE(sum(*built), 36);
        QCOMPARE(single(*built, QStringLiteral("SELECT COUNT(*) FROM word('\"ber 1\"')")).toInt(), 2);
        QCOMPARE(built->differences(*made({numberModule(), wordModule()})).value(), QStringList());
    }

    void caughtUpInSeveralTransactions() {
        QList<Draft> many;
        for (int i = 0; i < 2500; ++i) {
            many += draft(1);
            many.last().blobs.clear();
        }
        QVERIFY(ledger->appendAll(many));
        QCOMPARE(sum(*made({numberModule()})), 2506);
    }

    void differencesAreFound() {
        const auto built = made({numberModule(), wordModule()}), fresh = made({numberModule(), wordModule()});
        QVERIFY(built->tables().run(QStringLiteral("UPDATE number SET value = 7 WHERE position = 2")));
        QCOMPARE(built->differences(*fresh).value(), QStringList{QStringLiteral("number")});
        QVERIFY(built->tables().run(QStringLiteral("DELETE FROM number WHERE position = 3")));
        QCOMPARE(fresh->differences(*built).value(), QStringList{QStringLiteral("number")});
        QVERIFY(built->tables().run(QStringLiteral("UPDATE parity SET events = 0 WHERE odd = 1")));
        QCOMPARE(built->differences(*fresh)->size(), 2);
    }

    void seenByOtherThreads() {
        const auto built = made({numberModule()});
        int seen = 0;
        for (int i = 0; i < 3; ++i) { // each thread with a connection of its own, closed as it ends
            const std::unique_ptr<QThread> thread(QThread::create([&] { seen += sum(*built); }));
            thread->start();
            thread->wait();
        }
        QCOMPARE(seen, 18);
    }

    void whatDoesNotFitAListIsLeftOutOfItAlone() {
        const auto built = made({numberModule(), wordModule()});
        QList<Record> more = ledger->appendAll({draft(10), draft(20)}).value();
        more.first().position = 3; // where another number is
        QVERIFY(built->add(more));
        QCOMPARE(sum(*built), 26);
        QCOMPARE(single(*built, QStringLiteral("SELECT COUNT(*) FROM word('\"ber 1\"')")).toInt(), 2);
    }

    /// Memory that is full undoes all that was not yet kept: nothing may come so far.
    void whatThereIsNoRoomForIsLeftOut() {
        constexpr int most = 4 << 20, filling = 64 << 10, many = 2 * most / filling;
        Projection lists({fillingModule(filling)});
        QVERIFY(lists.make());
        limit(lists, most);
        Record record = ledger->appendAll({draft(10)}).value().first();
        record.adopted = true;
        QList<Record> others(many, record);
        for (int i = 0; i < many; ++i)
            others[i].position = i + 1;
        QVERIFY(lists.add(others));
        const int held = single(lists, QStringLiteral("SELECT COUNT(*) FROM filling")).toInt();
        QVERIFY(held > many / 4 && held < many / 2);
        QCOMPARE(lists.misfits(), {}); // they are others'
        record.adopted = false;
        record.position = many + 1; // of this station
        QVERIFY(lists.add({record}));
        QCOMPARE(single(lists, QStringLiteral("SELECT MAX(position) FROM filling")).toInt(), many + 1);
        for (int i = 2; i < many; ++i) {
            record.position = many + i;
            QVERIFY(lists.add({record}));
        }
        QCOMPARE(lists.misfits(), {Projection::Misfit(record.event.id, QStringLiteral("filling"))});
        record.event.tombstone = true;
        QVERIFY(lists.add({record}));
        QCOMPARE(single(lists, QStringLiteral("SELECT COUNT(*) FROM filling")).toInt(), 0);
        QVERIFY(lists.add(others.mid(0, 1)));
        QCOMPARE(single(lists, QStringLiteral("SELECT COUNT(*) FROM filling")).toInt(), 1);
    }

    void whatIsStoppedChangesNothing() {
        Projection::Module stopping{
            QStringLiteral("stopping"), 1, {}, [](Statements&, const Record& record) -> Result<void> {
                return record.position < 5 ? Result<void>() : fail(ErrorKind::Cancelled, {});
            }};
        const auto built = made({numberModule(), stopping});
        QVERIFY(!built->add(ledger->appendAll({draft(10), draft(20)}).value()));
        QCOMPARE(sum(*built), 6);
    }

    void restoredAsItWas() {
        const auto built = made({numberModule(), wordModule()});
        Projection restored({numberModule(), wordModule()});
        QVERIFY(restored.restore(built->serialized().value()));
        QCOMPARE(restored.differences(*built).value(), QStringList());
        int seen = 0;
        const std::unique_ptr<QThread> thread(QThread::create([&] { seen = sum(restored); }));
        thread->start();
        thread->wait();
        QCOMPARE(seen, 6);
        const QList<Record> more = ledger->appendAll({draft(4)}).value();
        QVERIFY(restored.add(more) && built->add(more));
        QCOMPARE(restored.differences(*built).value(), QStringList());
        QCOMPARE(single(restored, QStringLiteral("PRAGMA integrity_check")).toString(), QStringLiteral("ok"));
    }

    void serializedKeepsNothingOfItsOwn() {
        const auto built = made({numberModule()});
        const QByteArray tables = built->serialized().value();
        QVERIFY(tables.startsWith("SQLite format 3"));
        QCOMPARE(built->serialized().value(), tables);
        QVERIFY(built->add(ledger->appendAll({draft(5)}).value()));
        QVERIFY(built->serialized().value() != tables);
    }

    void rubbishIsNotRestored() {
        const QByteArray whole = made({numberModule()})->serialized().value();
        for (const QByteArray& bytes :
             {QByteArray(), QByteArray(8192, 'x'), QByteArray("short"), whole.first(100)}) {
            Projection restored({numberModule()});
            const auto done = restored.restore(QByteArray(bytes));
            QVERIFY(!done || single(restored, QStringLiteral("SELECT COUNT(*) FROM number")).isNull());
        }
    }

    void nameTellsVersionsApart() {
        const QByteArray first = Projection({numberModule()}).schemaName();
        QCOMPARE(Projection({numberModule()}).schemaName(), first);
        QVERIFY(Projection({numberModule(2)}).schemaName() != first);
        QVERIFY(Projection({numberModule(), wordModule()}).schemaName() != first);
        Projection::Module forgotten = numberModule();
        forgotten.schema += QStringLiteral("CREATE TABLE other (a)");
        QVERIFY(Projection({forgotten}).schemaName() != first);
    }

private:
    std::unique_ptr<Projection> made(const QList<Projection::Module>& modules) const {
        auto projection = std::make_unique<Projection>(modules);
        Reader reader(*ledger);
        if (!projection->make() || !projection->catchUp(reader)) qFatal("the lists cannot be made");
        return projection;
    }

    std::unique_ptr<MemoryFolder> folder;
    std::unique_ptr<Ledger> ledger;
};

QTEST_GUILESS_MAIN(ProjectionTest)
#include "tst_projection.moc"
