#pragma once

#include "tests/work/handmade.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace mianguan::test {

inline Result<PurgeCertificate> purge(Store& store, const PurgeRequest& request) {
    return answerOf<PurgeCertificate>(
        [&](QObject* context, auto done) { store.purge(request, {}, context, done); });
}
inline Result<PurgeCertificate> purge(Store& store, const QList<Id>& chosen,
                                      const QString& reason = QStringLiteral("the batch is closed")) {
    return purge(store, {PurgeRequest::Scope::Chosen, 0, chosen, reason});
}
inline Result<BackupReport> backUp(Store& store, const QString& folder) {
    return answerOf<BackupReport>(
        [&](QObject* context, auto done) { store.backUp(folder, {}, {}, context, done); });
}
inline Result<QString> reveal(Store& store, const Id& subject, const QString& reason) {
    return answerOf<QString>(
        [&](QObject* context, auto done) { store.reveal(subject, reason, context, done); });
}
inline Result<qint64> writeActivity(Store& store, const QString& file, const ActivityFilter& filter = {}) {
    return answerOf<qint64>(
        [&](QObject* context, auto done) { store.writeActivity(file, filter, context, done); });
}

inline QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

/// Hidden ones too.
inline QStringList everyFileUnder(const QString& folder) {
    QStringList files;
    QDirIterator walk(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files += walk.next();
    return files;
}

/// The first column of a query of a database's file, past the program.
inline QList<QByteArray> columnIn(const QString& file, const QString& sql, const QVariantList& values) {
    QList<QByteArray> cells;
    const QString name = QStringLiteral("looking");
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(file);
        if (!database.open()) qFatal("no database to look at");
        QSqlQuery query(database);
        query.prepare(sql);
        for (const QVariant& value : values)
            query.addBindValue(value);
        query.exec();
        while (query.next())
            cells += query.value(0).toByteArray();
    }
    QSqlDatabase::removeDatabase(name);
    return cells;
}
inline QList<QByteArray> columnOf(const QString& folder, const QString& sql, const QVariantList& values) {
    return columnIn(folder + QStringLiteral("/ledger.db"), sql, values);
}

/// Which files below a folder hold any of these bytes.
inline QStringList filesHolding(const QString& folder, const QList<QByteArray>& wanted) {
    QStringList found;
    for (const QString& path : everyFileUnder(folder)) {
        const QByteArray bytes = bytesOf(path);
        for (const QByteArray& part : wanted)
            if (!part.isEmpty() && bytes.contains(part)) found += path;
    }
    return found;
}

} // namespace mianguan::test
