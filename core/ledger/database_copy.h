#pragma once

#include "core/ledger/transfer.h"

namespace mianguan {

class Database;

/// Copies a database page by page into a file, as it stands in the read transaction this thread holds on it;
/// a writer is never held up. The file is on its medium and every page was read back when this answers.
/// Errors as of the backup's disk, and what SQLite says of the database.
Result<FileSum> copyDatabase(const Database& database, const QString& file, Transfer& transfer);

} // namespace mianguan
