#include "core/ledger/backup.h"
#include "core/ledger/backup_folder.h"
#include "core/ledger/disk_room.h"
#include "core/ledger/durable_file.h"
#include "core/ledger/ledger_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

// What a crash leaves after each step, and what the next restore makes of it:
//   the mark            a folder that cannot be opened, as it has the mark and no store
//   pictures in blobs   those that are whole stay, others are copied again, those of another backup go
//   ledger.db.part      copied again
//   ledger.db           the store; it begins a new chain when it is opened, and the mark goes

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Backup", words); }

Fail holdsStore(const QString& folder) {
    return fail(
        ErrorKind::Refused, text(QT_TRANSLATE_NOOP("Backup", "This folder holds data already")), folder,
        text(QT_TRANSLATE_NOOP("Backup", "Choose an empty folder, or move the old data away first.")));
}

Fail holdsPictures(const QString& folder) {
    return fail(ErrorKind::Refused,
                text(QT_TRANSLATE_NOOP("Backup", "This folder holds pictures whose ledger is missing")),
                folder, text(QT_TRANSLATE_NOOP("Backup", "Leave it as it is and choose an empty folder.")));
}

Fail ledgerDamaged(const QString& path) {
    return fail(ErrorKind::Corrupt, text(QT_TRANSLATE_NOOP("Backup", "The ledger in the backup is damaged")),
                path, text(QT_TRANSLATE_NOOP("Backup", "Use another backup.")));
}

QString lostPicture(const QString& name) {
    return text(QT_TRANSLATE_NOOP("Backup", "A picture is missing or damaged in the backup (%1)")).arg(name);
}

/// Removes what an opening that set nothing up left; so only a finished restore leaves a database beside its
/// mark.
Result<void> removeNewStore(const QString& folder, FileSystem& files) {
    const QString path = folder + QStringLiteral("/ledger.db");
    if (QFileInfo::exists(path)) {
        const auto file = LedgerFile::open(folder, files);
        if (!file) return Fail(file.error());
        if ((*file)->state() != LedgerFile::State::New) return holdsStore(folder);
    }
    for (const char* ending : {"", "-wal", "-shm"}) {
        const QString name = path + QLatin1String(ending);
        if (files.removeFile(QFile::encodeName(name)) < 0 && errno != ENOENT)
            return storeDiskFailed(errno, name);
    }
    return syncFolder(files, folder);
}

/// One restoring of a backup.
class Restoring {
public:
    Restoring(const BackupList& content, const QString& from, const QString& to, const Transfer::Route& route,
              const Progress& progress, const std::stop_token& stop)
        : list(content), backup(from), folder(to), transfer(route, to, progress, stop) {}

    Result<QStringList> run() {
        transfer.expect(list.bytesInAll());
        return checkRoomFor()
            .and_then([&] { return mark(); })
            .and_then([&] { return removeBlobsBut(folder, list, transfer.files(), storeDiskFailed); })
            .and_then([&] { return copyBlobs(); })
            .and_then([&] { return copyDatabase(); })
            .map([&] { return lost; });
    }

private:
    Result<void> checkRoomFor() const;
    Result<void> mark();
    Result<void> copyBlobs();
    Result<void> copyBlob(const BackupList::Blob& blob);
    Result<void> copyDatabase();
    Result<bool> isThere(const BackupList::Blob& blob);
    Result<bool> arrives(const QString& from, const QString& toName, const FileSum& expected);
    QString pathOf(const QString& name) const { return folder + QLatin1Char('/') + name; }
    QString pathInBackup(const QString& name) const { return backup + QLatin1Char('/') + name; }

    const BackupList& list;
    QString backup, folder;
    Transfer transfer;
    QStringList lost;
};

Result<void> Restoring::checkRoomFor() const {
    qint64 bytes = list.database.size, files = 1;
    for (const BackupList::Blob& blob : list.blobs) {
        const bool there = QFileInfo(pathOf(blob.place.path())).size() == blob.sum.size;
        bytes += there ? 0 : blob.sum.size;
        files += there ? 0 : 1;
    }
    return checkRoom(folder, bytes, files, list.database.size);
}

Result<void> Restoring::mark() {
    return replaceFileDurably(transfer.files(), LedgerFile::restoredMarkIn(folder), list.id.hex().toLatin1());
}

Result<void> Restoring::copyBlobs() {
    for (const BackupList::Blob& blob : list.blobs) {
        if (auto copied = copyBlob(blob); !copied) return copied;
    }
    return {};
}

Result<void> Restoring::copyBlob(const BackupList::Blob& blob) {
    const QString name = blob.place.path();
    const Result<bool> there = isThere(blob);
    if (!there) return Fail(there.error());
    if (*there) return {};
    const Result<bool> whole = arrives(pathInBackup(name), name, blob.sum);
    if (!whole) return Fail(whole.error());
    if (!*whole) lost += lostPicture(name);
    return {};
}

Result<bool> Restoring::isThere(const BackupList::Blob& blob) {
    const QString path = pathOf(blob.place.path());
    if (QFileInfo(path).size() != blob.sum.size) return false;
    const Result<FileSum> sum = transfer.sum(path, storeDiskFailed);
    if (!sum) return Fail(sum.error());
    if (*sum != blob.sum) return false;
    transfer.tell(sum->size);
    return transfer.land(path, *sum).map([] { return true; });
}

/// False when the backup's file is not what it should be; then there is none here either. Whether a copying
/// failed for that or for the disk here is seen by reading the backup's file alone.
Result<bool> Restoring::arrives(const QString& from, const QString& toName, const FileSum& expected) {
    const Result<FileSum> sum = transfer.copy(from, toName);
    if (sum && *sum == expected) return true;
    if (auto going = transfer.goOn(); !going) return Fail(going.error());
    const Result<FileSum> again = transfer.sum(from, backupDiskFailed);
    if (again && *again == expected)
        return sum ? Result<bool>(readsBackDifferently(from)) : Fail(sum.error());
    if (const auto reached = BackupList::read(backup); !reached) return Fail(reached.error());
    const QString path = pathOf(toName);
    if (transfer.files().removeFile(QFile::encodeName(path)) < 0 && errno != ENOENT)
        return storeDiskFailed(errno, path);
    return false;
}

/// Last, so that there is no store before all of it is there.
Result<void> Restoring::copyDatabase() {
    const QString from = pathInBackup(list.databaseName());
    const QString part = QStringLiteral("ledger.db.part"), whole = pathOf(QStringLiteral("ledger.db"));
    const Result<bool> arrived = arrives(from, part, list.database);
    if (!arrived) return Fail(arrived.error());
    if (!*arrived) return ledgerDamaged(from);
    if (auto settled = transfer.settle(); !settled) return settled;
    if (transfer.files().rename(QFile::encodeName(pathOf(part)), QFile::encodeName(whole)) < 0)
        return storeDiskFailed(errno, whole);
    return syncFolder(transfer.files(), folder);
}

Result<void> checkTarget(const QString& folder, FileSystem& files) {
    if (auto removed = removeNewStore(folder, files); !removed) return removed;
    const bool pictures = !QDir(folder + QStringLiteral("/blobs")).isEmpty();
    const bool ours = QFileInfo::exists(LedgerFile::restoredMarkIn(folder));
    return pictures && !ours ? Result<void>(holdsPictures(folder)) : Result<void>();
}

} // namespace

Result<BackupContents> restore(const QString& backup, const QString& folder, FileSystem& files,
                               const Progress& progress, const std::stop_token& stop) {
    const Result<BackupList> list = BackupList::read(backup);
    if (!list) return Fail(list.error());
    if (auto made = makeFolderDurably(files, folder); !made) return Fail(made.error());
    if (auto apart = checkApart(folder, backup); !apart) return Fail(apart.error());
    if (auto fits = checkTarget(folder, files); !fits) return Fail(fits.error());
    const auto lock = FolderLock::take(folder);
    if (!lock) return Fail(lock.error());
    const Transfer::Route route{files, backupDiskFailed, storeDiskFailed, false};
    const Result<QStringList> lost = Restoring(*list, backup, folder, route, progress, stop).run();
    if (!lost) return Fail(lost.error());
    BackupContents contents = list->contents();
    contents.damaged = *lost;
    return contents;
}

} // namespace mianguan
