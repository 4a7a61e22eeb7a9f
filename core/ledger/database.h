#pragma once

#include "core/base/result.h"
#include "core/ledger/durable_file.h"
#include "core/ledger/sql_error.h"

#include <QMutex>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringList>
#include <QVariantList>

#include <memory>

struct sqlite3;

namespace mianguan {

class DiskVfs;

/// Asked before and told after each statement, so that a test can fail the i-th.
class StatementWatch {
public:
    virtual ~StatementWatch() = default;
    virtual Result<void> before(const QString& sql) = 0;
    virtual Result<void> after(const QString& sql) = 0; ///< it was carried out; an error hides that
};

/// One database with a connection for each thread that asks; a connection goes with its thread or with
/// this.
class Database {
public:
    /// What a connection needs to know.
    struct Place {
        QString name;
        QString options;
        QStringList pragmas;
        QString shown;                            ///< in error messages
        std::shared_ptr<const DiskVfs> disk = {}; ///< SQLite's own when null
        QString driver = QStringLiteral("QSQLITE");
        QString host = {}, user = {}, password = {};
        int port = -1;
        QString begin = QStringLiteral("BEGIN IMMEDIATE"); ///< a write transaction
        Fail (*failed)(const QSqlError& error, const QString& where) = failFromSql;
        StatementWatch* watch = nullptr;
    };
    /// WAL, synchronous=FULL, secure_delete, foreign keys. `files` is asked before each step that changes the
    /// disk, and must live longer than the database.
    static Place file(const QString& path, FileSystem& files = FileSystem::real());
    /// Shared by the connections of this process, gone with the last.
    static Place memory(const QString& name);

    explicit Database(const Place& place);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    Result<QSqlQuery> prepare(const QString& sql) const;
    Result<QSqlQuery> run(const QString& sql, const QVariantList& values = {}) const;
    QString place() const { return where.shown; } ///< for error messages
    /// This thread's connection, for what Qt has no words for.
    Result<sqlite3*> handle() const;
    /// This thread's connection is given up, as its server went away; the next use opens another.
    void disconnect() const;
    const Place& details() const { return where; }

private:
    Result<QSqlDatabase> connection() const;
    Result<QSqlDatabase> connect(const QString& connectionName) const;
    Result<QSqlQuery> runPlain(const QString& sql) const;

    Place where;
    QString prefix;
    mutable QMutex guard;
    mutable QSet<QString> connections;
};

/// Runs a prepared query.
Result<void> execute(QSqlQuery& query, const QVariantList& values, const Database::Place& place);

/// A write transaction on this thread's connection; rolled back unless committed.
class Transaction {
public:
    static Result<std::unique_ptr<Transaction>> begin(const Database& database);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)
    Result<void> commit();

private:
    explicit Transaction(const Database& data) : database(data) {}
    const Database& database;
    bool open = true;
};

} // namespace mianguan
