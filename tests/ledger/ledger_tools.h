#pragma once

#include "core/ledger/ledger.h"

#include <QDirIterator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

namespace mianguan::test {

inline Draft draft(int number) {
    Draft made;
    made.type = QStringLiteral("test");
    made.subject = Id::random();
    made.content = {{QStringLiteral("number"), number}};
    made.blobs = {{QStringLiteral("picture"), "picture " + QByteArray::number(number)}};
    return made;
}

/// What this machine remembers, beside the store.
inline QString machineOf(const QString& folder) { return folder + QStringLiteral(".machine"); }
inline Key testKey() { return Key::fromBytes(QByteArray(Key::size, 'k')); }

/// Opens or founds the ledger in `folder` with the one key of all tests.
inline Result<std::unique_ptr<Ledger>>
openLedger(const QString& folder, FileSystem& disk = FileSystem::real(), const QString& machine = {}) {
    auto file = LedgerFile::open(folder, disk);
    if (!file) return Fail(file.error());
    const bool sealed = (*file)->state() == LedgerFile::State::Sealed;
    const QString memory = machine.isEmpty() ? machineOf(folder) : machine;
    return sealed ? Ledger::open(std::move(*file), testKey(), memory)
                  : Ledger::create(std::move(*file), testKey(), {}, memory);
}

/// What verify() says is wrong.
inline QStringList problemsIn(const Ledger& ledger) {
    const auto found = ledger.verify();
    return found ? found->problems : QStringList{found.error().sentence()};
}

inline QStringList filesUnder(const QString& folder) {
    QStringList files;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files += walk.next();
    return files;
}

/// Every file by its path below the folder.
inline QMap<QString, QByteArray> bytesUnder(const QString& folder) {
    QMap<QString, QByteArray> all;
    for (const QString& path : filesUnder(folder)) {
        QFile file(path);
        all.insert(path.mid(folder.size()),
                   file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("unreadable"));
    }
    return all;
}

/// The numbers of the drafts that can be read.
inline QList<int> numbersIn(const Ledger& ledger) {
    QList<int> numbers;
    Reader reader(ledger);
    const auto read = reader.advance([&](const Record& record) -> Result<void> {
        if (record.event.type == QLatin1String("test"))
            numbers += int(record.body.content().value(QStringLiteral("number")).toInteger());
        return {};
    });
    return read ? numbers : QList<int>{-1};
}

/// A connection to the file past the program, without what keeps events as they are.
class Tamper {
public:
    explicit Tamper(const QString& folder) {
        database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(folder + QStringLiteral("/ledger.db"));
        if (!database.open()) qFatal("no ledger to tamper with");
        run(QStringLiteral("PRAGMA synchronous = OFF"));
    }
    ~Tamper() {
        database = {};
        QSqlDatabase::removeDatabase(name);
    }
    Q_DISABLE_COPY_MOVE(Tamper)

    bool run(const QString& sql, const QVariantList& values = {}) {
        QSqlQuery query(database);
        query.prepare(sql);
        for (const QVariant& value : values)
            query.addBindValue(value);
        return query.exec();
    }
    void unlock() {
        run(QStringLiteral("DROP TRIGGER IF EXISTS event_stays"));
        run(QStringLiteral("DROP TRIGGER IF EXISTS event_unchanged"));
        run(QStringLiteral("DROP TRIGGER IF EXISTS body_unchanged"));
    }
    /// A cell of a table, by SQLite's rowid or the key given.
    QByteArray bytes(const QString& table, const QString& column, const QString& where) {
        QSqlQuery query(database);
        query.exec(QStringLiteral("SELECT %1 FROM %2 WHERE %3").arg(column, table, where));
        return query.next() ? query.value(0).toByteArray() : QByteArray();
    }
    bool setBytes(const QString& table, const QString& column, const QString& where,
                  const QByteArray& value) {
        return run(QStringLiteral("UPDATE %1 SET %2 = ? WHERE %3").arg(table, column, where), {value});
    }

private:
    QString name = QStringLiteral("tamper");
    QSqlDatabase database;
};

} // namespace mianguan::test
