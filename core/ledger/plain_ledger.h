#pragma once

#include "core/base/result.h"

namespace mianguan {

class Database;
class SubjectKeys;

// A ledger that the first version wrote in clear becomes a sealed one. Both run inside a transaction that the
// caller began; blobs follow one by one afterwards.

Result<void> addSealedTables(const Database& database);

/// Every body under its subject's key, made here. A damaged event is sealed as it is: it stays damaged, not
/// readable by others.
Result<void> sealPlainBodies(const Database& database, SubjectKeys& keys);

} // namespace mianguan
