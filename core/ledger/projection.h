#pragma once

#include "core/ledger/database.h"
#include "core/ledger/record.h"

#include <QReadWriteLock>

#include <functional>
#include <map>

namespace mianguan {

class Reader;

/// Statements prepared once and run many times on this thread.
class Statements {
public:
    explicit Statements(const Database& data) : database(data) {}
    Result<void> run(const QString& sql, const QVariantList& values);

private:
    const Database& database;
    std::map<QString, QSqlQuery> prepared;
};

/// Tables in memory that screens query, built from events alone by one apply function. Written by one thread;
/// a query holds `reading()` while it runs.
class Projection {
public:
    using Apply = std::function<Result<void>(Statements&, const Record&)>;
    Projection(const QStringList& schema, Apply apply);

    Result<void> build(Reader& reader); ///< makes the tables and applies every event
    Result<void> catchUp(Reader& reader);
    Result<void> add(const Record& record);

    const Database& tables() const { return database; }
    QReadWriteLock& reading() const { return guard; }

    /// Names of the tables whose rows differ.
    Result<QStringList> differences(const Projection& other) const;

private:
    Database database;
    QStringList schema;
    Apply apply;
    mutable QReadWriteLock guard;
};

} // namespace mianguan
