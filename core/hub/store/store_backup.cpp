#include "core/hub/store/backup_note.h"
#include "core/hub/store/hub_store_private.h"
#include "core/hub/store/picture_copies.h"
#include "core/hub/store/postgres_program.h"
#include "core/ledger/database_copy.h"
#include "core/ledger/disk_room.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace mianguan::hub {

namespace {

constexpr int attempts = 5; // when something is purged while it is copied

QString text(const char* words) { return QCoreApplication::translate("Hub", words); }

Fail holdsOtherThings(const QString& folder) {
    return fail(
        ErrorKind::Refused, text(QT_TRANSLATE_NOOP("Hub", "This folder holds other things")), folder,
        text(QT_TRANSLATE_NOOP("Hub", "Choose an empty folder, or the one of this hub's earlier backup.")));
}

Fail purgedMeanwhile(const QString& folder) {
    return fail(ErrorKind::Busy,
                text(QT_TRANSLATE_NOOP("Hub", "Photos were purged all the while the backup was made")),
                folder, text(QT_TRANSLATE_NOOP("Hub", "Back up again when that is over.")));
}

/// A first backup that was cut short may have left half of its note.
bool isFree(const QString& folder) {
    QStringList names = QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    names.removeAll(QStringLiteral(".backup.json.part"));
    return names.isEmpty();
}

Result<FileSum> dump(const Server& server, const Database& database, const QString& path,
                     Transfer& transfer) {
    if (server.postgres)
        return runPostgresProgram(QStringLiteral("pg_dump"),
                                  {QStringLiteral("--format=custom"), QStringLiteral("--no-owner"),
                                   QStringLiteral("--file=") + path},
                                  server.place, transfer)
            .and_then([&] { return transfer.sum(path, backupDiskFailed); });
    if (auto begun = database.run(QStringLiteral("BEGIN")); !begun) return Fail(begun.error());
    auto held = database.run(QStringLiteral("SELECT COUNT(*) FROM hub")); // the moment that is copied
    const Result<FileSum> copied = held ? copyDatabase(database, path, transfer) : Fail(held.error());
    if (held) held->finish();
    (void)database.run(QStringLiteral("ROLLBACK"));
    return copied;
}

Result<QSet<Id>> purgedIn(const Database& database) {
    auto row = database.run(QStringLiteral("SELECT id FROM subject WHERE purged = 1"));
    if (!row) return Fail(row.error());
    QSet<Id> purged;
    while (row->next())
        purged += nameAt<Id>(*row, 0);
    return purged;
}

/// Databases of backups before, and of one that was cut short.
void removeOthers(const QString& folder, const QString& database, FileSystem& files) {
    for (const QString& name : QDir(folder).entryList({QStringLiteral("hub-*")}, QDir::Files))
        if (name != database) files.removeFile(QFile::encodeName(folder + QLatin1Char('/') + name));
}

/// One backup into a folder of this hub's.
class Backup {
public:
    Backup(const HubStore::Private& hub, const QString& to, int number, Transfer& by)
        : d(hub), folder(to), transfer(by) {
        note.hub = d.hub;
        note.number = number;
    }

    Result<HubStore::BackupSum> run() {
        if (note.number == 1) // so that this folder is known when it is cut short
            if (auto begun = note.write(folder, d.keys, transfer); !begun) return Fail(begun.error());
        note.database = QStringLiteral("hub-%1.%2")
                            .arg(note.number)
                            .arg(QLatin1String(d.server.postgres ? "dump" : "db"));
        const auto copied = copyAll();
        if (!copied) return copied;
        if (auto written = note.write(folder, d.keys, transfer); !written) return Fail(written.error());
        removeOthers(folder, note.database, d.disk);
        return removePictures(purged, folder + QStringLiteral("/blobs"), d.disk).map([&] { return *copied; });
    }

private:
    /// Until the pictures are those of the database: none of them was purged after it was copied.
    Result<HubStore::BackupSum> copyAll() {
        for (int attempt = 0; attempt < attempts; ++attempt) {
            const auto before = purgedIn(*d.database);
            if (!before) return Fail(before.error());
            const auto dumped =
                dump(d.server, *d.database, folder + QLatin1Char('/') + note.database, transfer);
            if (!dumped) return Fail(dumped.error());
            note.hash = dumped->hash;
            const auto copied = copyPictures(d.folder + QStringLiteral("/blobs"), folder, transfer);
            if (!copied) return copied;
            const auto now = purgedIn(*d.database);
            if (!now) return Fail(now.error());
            purged = *now;
            if (now->size() == before->size()) return copied;
        }
        return purgedMeanwhile(folder);
    }

    const HubStore::Private& d;
    QString folder;
    Transfer& transfer;
    BackupNote note;
    QSet<Id> purged;
};

} // namespace

Result<HubStore::BackupSum> HubStore::backUp(const QString& folder, const Progress& progress,
                                             const std::stop_token& stop) const {
    const std::optional<BackupNote> before = BackupNote::read(folder);
    if (before ? before->hub != d->hub : QDir(folder).exists() && !isFree(folder))
        return holdsOtherThings(folder);
    if (auto made = makeFolderDurably(d->disk, folder); !made) return Fail(made.error());
    if (auto apart = checkApart(d->folder, folder); !apart) return Fail(apart.error());
    Transfer transfer({d->disk, storeDiskFailed, backupDiskFailed, true}, folder, progress, stop);
    return Backup(*d, folder, before && before->isWhole() ? before->number + 1 : 1, transfer).run();
}

} // namespace mianguan::hub
