#pragma once

#include "core/ledger/ledger.h"

#include <QDirIterator>
#include <QProcess>
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

inline QStringList filesUnder(const QString& folder) {
    QStringList files;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files += walk.next();
    return files;
}

inline QList<int> numbersIn(const Ledger& ledger) {
    QList<int> numbers;
    Reader reader(ledger);
    const auto read = reader.advance([&](const Record& record) -> Result<void> {
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
    }
    QByteArray bytes(const QString& column, int position) {
        QSqlQuery query(database);
        query.exec(QStringLiteral("SELECT %1 FROM event WHERE position = %2").arg(column).arg(position));
        return query.next() ? query.value(0).toByteArray() : QByteArray();
    }
    bool setBytes(const QString& column, int position, const QByteArray& value) {
        return run(QStringLiteral("UPDATE event SET %1 = ? WHERE position = ?").arg(column),
                   {value, position});
    }

private:
    QString name = QStringLiteral("tamper");
    QSqlDatabase database;
};

/// A file system of its own over a folder, if this user may make one.
class Mount {
public:
    Mount(const QString& folder, const QStringList& arguments) : place(folder) {
        mounted = QProcess::execute(QStringLiteral("mount"), arguments + QStringList{folder}) == 0;
    }
    ~Mount() {
        if (mounted) QProcess::execute(QStringLiteral("umount"), {QStringLiteral("-l"), place});
    }
    Q_DISABLE_COPY_MOVE(Mount)
    bool mounted = false;

private:
    QString place;
};

} // namespace mianguan::test
