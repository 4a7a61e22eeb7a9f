#pragma once

#include "core/keys/key.h"
#include "core/ledger/chain.h"

namespace mianguan {

class FileSystem;

/// The projections as they stood after some events, so that opening need not read all of them again.
struct Snapshot {
    ChainHeads after;
    QByteArray schema; ///< names the tables and their version; another one makes the snapshot useless
    QByteArray tables; ///< a SQLite database
};

/// Sealed by libsodium's secretstream in 1 MiB pieces, replaced as a whole.
Result<void> writeSnapshot(FileSystem& files, const QString& path, const Key& key, const Snapshot& snapshot);
/// NotFound, Corrupt or Unsupported: rebuild from the events.
Result<Snapshot> readSnapshot(const QString& path, const Key& key);

} // namespace mianguan
