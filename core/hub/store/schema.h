#pragma once

#include "core/ledger/database.h"

namespace mianguan::hub {

/// The tables, by numbered steps that never change once released; the same for SQLite and PostgreSQL.
/// Several processes may ask at once. Errors: Unsupported when it is not a hub's or a newer version wrote it.
Result<void> prepareTables(const Database& database, bool postgres);

/// Of the tables there; Error: the database's.
Result<QStringList> tableNames(const Database& database, bool postgres);

/// For tests: only the first steps.
Result<void> prepareTables(const Database& database, bool postgres, int steps);
int schemaSteps();

} // namespace mianguan::hub
