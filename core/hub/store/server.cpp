#include "core/hub/store/server.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QUrl>
#include <QUrlQuery>

namespace mianguan::hub {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Hub", words); }

/// By SQLSTATE (PostgreSQL 15, appendix A).
ErrorKind kindOf(const QString& state) {
    if (state == QLatin1String("53100")) return ErrorKind::DiskFull;
    if (state == QLatin1String("25006") || state == QLatin1String("42501")) return ErrorKind::ReadOnly;
    if (state == QLatin1String("55P03") || state.startsWith(QLatin1String("40"))) return ErrorKind::Busy;
    if (state.startsWith(QLatin1String("XX"))) return ErrorKind::Corrupt;
    return ErrorKind::System;
}

/// The server went away, is shutting down or starting up, or takes no more connections.
bool isAway(const QSqlError& error) {
    const QString state = error.nativeErrorCode();
    return error.type() == QSqlError::ConnectionError || state.isEmpty() ||
           state.startsWith(QLatin1String("08")) || state.startsWith(QLatin1String("57P")) ||
           state.startsWith(QLatin1String("53300"));
}

Fail failFromPostgres(const QSqlError& error, const QString& where) {
    const ErrorKind kind = kindOf(error.nativeErrorCode());
    switch (kind) {
    case ErrorKind::Busy:
        return fail(kind, text(QT_TRANSLATE_NOOP("Hub", "The hub's database is busy")), where,
                    text(QT_TRANSLATE_NOOP("Hub", "It is tried again by itself.")));
    case ErrorKind::DiskFull:
        return fail(kind, text(QT_TRANSLATE_NOOP("Hub", "The disk of the hub's database is full")), where,
                    text(QT_TRANSLATE_NOOP("Hub", "Free some space on the database's disk.")));
    case ErrorKind::ReadOnly:
        return fail(kind, text(QT_TRANSLATE_NOOP("Hub", "The hub's database cannot be written")), where,
                    text(QT_TRANSLATE_NOOP("Hub", "Check the rights of the hub's user in the database, and "
                                                  "that this is not a standby.")));
    default:
        break;
    }
    if (isAway(error))
        return fail(ErrorKind::System, text(QT_TRANSLATE_NOOP("Hub", "The hub's database does not answer")),
                    where, text(QT_TRANSLATE_NOOP("Hub", "Start the database; the hub goes on by itself.")));
    return fail(kind,
                text(QT_TRANSLATE_NOOP("Hub", "The hub's database refuses: %1"))
                    .arg(error.databaseText().simplified()),
                where, text(QT_TRANSLATE_NOOP("Hub", "Verify the hub, and see the database's log.")));
}

Fail notAnAddress(const QString& url) {
    return fail(ErrorKind::Unsupported, text(QT_TRANSLATE_NOOP("Hub", "This is no address of a database")),
                QUrl(url).toString(QUrl::RemovePassword),
                text(QT_TRANSLATE_NOOP("Hub", "Write it as postgresql://user:password@host/database.")));
}

} // namespace

Server Server::inFile(const QString& file, FileSystem& files) {
    return {file, Database::file(file, files), false};
}

Result<Server> Server::at(const QString& address) {
    const QUrl url(address, QUrl::StrictMode);
    const bool known =
        url.scheme() == QLatin1String("postgresql") || url.scheme() == QLatin1String("postgres");
    const QString name = url.path(QUrl::FullyDecoded).mid(1);
    if (!known || name.isEmpty()) return notAnAddress(address);
    Server server;
    server.postgres = true;
    Database::Place& place = server.place;
    place.driver = QStringLiteral("QPSQL");
    place.name = name;
    place.host = url.host();
    place.port = url.port();
    place.user = url.userName(QUrl::FullyDecoded);
    place.password = url.password(QUrl::FullyDecoded);
    place.begin = QStringLiteral("BEGIN");
    place.failed = failFromPostgres;
    // Plans are kept for as long as a connection, and made while tables are small: they must go by the
    // indexes all the same.
    place.pragmas = {QStringLiteral("SET client_min_messages = warning"),
                     QStringLiteral("SET plan_cache_mode = force_generic_plan"),
                     QStringLiteral("SET enable_seqscan = off")};
    place.shown = url.toString(QUrl::RemovePassword | QUrl::RemoveQuery);
    QStringList options{QStringLiteral("connect_timeout=5")};
    for (const auto& [key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (key == QLatin1String("host"))
            place.host = value;
        else
            options += key + QLatin1Char('=') + value;
    }
    place.options = options.join(QLatin1Char(';'));
    return server;
}

} // namespace mianguan::hub
