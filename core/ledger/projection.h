#pragma once

#include "core/ledger/database.h"
#include "core/ledger/progress.h"
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

/// Tables in memory that screens query, built from events alone. Each module has its tables and one apply
/// function. Written by one thread; a query holds `reading()` while it runs.
class Projection {
public:
    using Apply = std::function<Result<void>(Statements&, const Record&)>;
    struct Module {
        QString name;
        int version = 1; ///< raised whenever its tables or what it makes of events changes
        QStringList schema;
        Apply apply;
    };
    explicit Projection(QList<Module> modules);

    Result<void> make(); ///< empty tables
    /// In several transactions, so that no journal of all of it is held: after an error the tables hold some
    /// of the events and are of no use.
    Result<void> catchUp(Reader& reader, const Progress& progress = {});
    Result<void> add(const QList<Record>& records); ///< all or, after an error, none

    QByteArray schemaName() const;             ///< modules and versions
    Result<QByteArray> serialized() const;     ///< as a SQLite database; to be wiped when sealed
    Result<void> restore(QByteArray&& tables); ///< instead of make(); wipes what it is given

    const Database& tables() const { return database; }
    QReadWriteLock& reading() const { return guard; }

    /// Names of the tables whose rows differ.
    Result<QStringList> differences(const Projection& other) const;

private:
    Result<void> liftSizeLimit() const;
    Result<void> apply(Statements& statements, const Record& record) const;

    Database database;
    QList<Module> modules;
    mutable QReadWriteLock guard;
};

} // namespace mianguan
