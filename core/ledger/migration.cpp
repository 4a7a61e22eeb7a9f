#include "core/ledger/migration.h"

#include "core/ledger/database.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

Result<qint64> number(const Database& database, const QString& sql) {
    Result<QSqlQuery> query = database.run(sql);
    if (!query) return Fail(query.error());
    return query->next() ? query->value(0).toLongLong() : 0;
}

Fail notOurs(const QString& where) {
    return fail(ErrorKind::Unsupported,
                QCoreApplication::translate("Ledger", "This file is not a ledger of Mianguan"), where,
                QCoreApplication::translate("Ledger", "Choose another folder for the data."));
}

Fail tooNew(const QString& where) {
    return fail(
        ErrorKind::Unsupported,
        QCoreApplication::translate("Ledger", "This data was written by a newer version of the program"),
        where, QCoreApplication::translate("Ledger", "Install the newer version, then open it again."));
}

Result<void> checkOwner(const Database& database, qint32 applicationId) {
    const auto owner = number(database, QStringLiteral("PRAGMA application_id"));
    const auto tables = number(database, QStringLiteral("SELECT COUNT(*) FROM sqlite_schema"));
    if (!owner) return Fail(owner.error());
    if (!tables) return Fail(tables.error());
    if (*owner != applicationId && (*owner != 0 || *tables > 0)) return notOurs(database.place());
    return {};
}

Result<void> runStep(const Database& database, qint32 applicationId, const QStringList& statements,
                     qint64 version) {
    const auto transaction = Transaction::begin(database);
    if (!transaction) return Fail(transaction.error());
    if (auto done = applyStep(database, applicationId, statements, version); !done) return done;
    return (*transaction)->commit();
}

} // namespace

Result<qint64> schemaVersion(const Database& database, qint32 applicationId) {
    if (auto ours = checkOwner(database, applicationId); !ours) return Fail(ours.error());
    const auto version = number(database, QStringLiteral("PRAGMA user_version"));
    if (version && *version < 0) return notOurs(database.place()); // nobody wrote that
    return version;
}

Result<void> applyStep(const Database& database, qint32 applicationId, const QStringList& statements,
                       qint64 version) {
    const QStringList marks{QStringLiteral("PRAGMA application_id = %1").arg(applicationId),
                            QStringLiteral("PRAGMA user_version = %1").arg(version)};
    for (const QString& sql : statements + marks) {
        if (auto done = database.run(sql); !done) return Fail(done.error());
    }
    return {};
}

Result<void> migrate(const Database& database, qint32 applicationId, const QList<QStringList>& steps) {
    const auto version = schemaVersion(database, applicationId);
    if (!version) return Fail(version.error());
    if (*version > steps.size()) return tooNew(database.place());
    for (qint64 step = *version; step < steps.size(); ++step) {
        if (auto done = runStep(database, applicationId, steps[step], step + 1); !done) return done;
    }
    return {};
}

} // namespace mianguan
