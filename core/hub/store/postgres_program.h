#pragma once

#include "core/ledger/database.h"
#include "core/ledger/transfer.h"

namespace mianguan::hub {

/// Runs one of PostgreSQL's own programs (pg_dump, pg_restore) on a database, until it ends or someone stops.
/// The password goes by the environment, where no list of processes shows it.
Result<void> runPostgresProgram(const QString& program, const QStringList& arguments,
                                const Database::Place& place, const Transfer& transfer);

} // namespace mianguan::hub
