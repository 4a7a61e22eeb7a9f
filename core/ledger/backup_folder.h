#pragma once

#include "core/ledger/backup_list.h"

namespace mianguan {

class FileSystem;

/// A folder that holds a backup or is to hold one.
struct BackupFolder {
    QString path;
    Id id;
    std::optional<BackupList>
        list; ///< of the backup that is whole; none before the first, or when it is damaged

    /// Takes an empty folder for the backups of this store, or one that has been. Made when it is missing.
    /// Errors: Refused (other things in it, another store's, inside the data folder), and those of the disk.
    static Result<BackupFolder> claim(const QString& path, const Id& store, const QString& storeFolder,
                                      FileSystem& files);

    /// Removes what the list does not name: databases of older backups, pictures purged since. With `erase`
    /// the databases are overwritten first, as they hold keys of what was purged.
    Result<void> tidy(const BackupList& kept, bool erase, FileSystem& files) const;
};

/// Removes the pictures below a store's or backup's folder that a list does not name.
Result<void> removeBlobsBut(const QString& folder, const BackupList& kept, FileSystem& files,
                            Complaint complaint);

} // namespace mianguan
