#pragma once

#include "core/ledger/database.h"

#include <map>

namespace mianguan::hub {

/// Statements prepared once for the writer's connection, rows written many at a time.
class SqlWriter {
public:
    explicit SqlWriter(const Database& data) : database(data) {}

    Result<QSqlQuery*> run(const QString& sql, const QVariantList& values = {});
    /// `INSERT INTO table (columns) VALUES …` for all rows, then `tail`.
    Result<void> insert(const QString& table, const QString& columns, const QList<QVariantList>& rows,
                        const QString& tail = {});
    void forget() { prepared.clear(); } ///< before the connection is given up

private:
    const Database& database;
    std::map<QString, QSqlQuery> prepared;
};

} // namespace mianguan::hub
