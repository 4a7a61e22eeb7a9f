#pragma once

#include "core/ledger/anchor.h"
#include "core/ledger/progress.h"

#include <QStringList>

#include <stop_token>

namespace mianguan {

class FileSystem;
class Ledger;

struct BackupReport {
    Id id;               ///< of this backup folder; stays when it is updated
    QList<Head> heads;   ///< what it holds
    qint64 files = 0;    ///< in the whole backup
    qint64 copied = 0;   ///< written by this run; the rest was there already
    qint64 bytes = 0;    ///< written by this run
    QStringList missing; ///< sentences: pictures that the store itself has lost; all else is there
};

/// Copies the ledger as it is now, sealed, into `folder` (an empty folder, or the backup of the same store
/// made there before: then only what it lacks, and what was purged since goes). Runs while the station works.
/// Everything written is read back from the medium and compared; the list of files with their hashes is
/// signed by the station. Until that is written the backup made there before stays whole. Errors: not empty
/// and not ours, another store's backup, one that knows events this store has lost, disk full, read-only,
/// pulled out, differs when read back, stopped. An interrupted backup is taken up again by the next.
Result<BackupReport> backUp(const Ledger& ledger, const QString& folder, FileSystem& files,
                            const Progress& progress = {}, const std::stop_token& stop = {});

struct BackupContents {
    Id id;
    Id store;
    QList<Head> heads;
    qint64 timeMs = 0; ///< UTC, when it was made
    qint64 files = 0;
    qint64 bytes = 0;
    QStringList damaged; ///< told by restore(): pictures that the backup has lost; all else was restored
};
/// What a backup says it holds; its list's signature is checked, its files are not.
Result<BackupContents> readBackup(const QString& folder);
/// Reads every file of the backup; one sentence for each that is missing or differs.
Result<QStringList> verifyBackup(const QString& folder, const Progress& progress = {},
                                 const std::stop_token& stop = {});

/// Makes `folder` (which must not hold a store) the store that the backup holds. When it is opened, by
/// recovery code or a password, it begins a new chain that names the old head. Taken up again when
/// interrupted; until it is finished the folder cannot be opened.
Result<BackupContents> restore(const QString& backup, const QString& folder, FileSystem& files,
                               const Progress& progress = {}, const std::stop_token& stop = {});

} // namespace mianguan
