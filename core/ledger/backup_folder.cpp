#include "core/ledger/backup_folder.h"

#include "core/ledger/disk_room.h"
#include "core/ledger/durable_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

namespace mianguan {

namespace {

const QByteArrayView ticketWords("mianguan backup of ");

QString text(const char* words) { return QCoreApplication::translate("Backup", words); }

QString ticketIn(const QString& folder) { return folder + QStringLiteral("/backup.id"); }

/// What was written into a folder when its first backup began.
struct Ticket {
    Id store, id;
};

std::optional<Ticket> readTicket(const QString& folder) {
    QFile file(ticketIn(folder));
    if (!file.open(QFile::ReadOnly)) return std::nullopt;
    const QByteArray bytes = file.read(4096);
    if (!bytes.startsWith(ticketWords.toByteArray())) return std::nullopt;
    const QList<QByteArray> words = bytes.mid(ticketWords.size()).trimmed().split(' ');
    const auto store = Id::fromHex(QString::fromLatin1(words.first()));
    const auto id = Id::fromHex(QString::fromLatin1(words.last()));
    return store && id ? std::optional(Ticket{*store, *id}) : std::nullopt;
}

QByteArray bytesOf(const Ticket& ticket) {
    return ticketWords.toByteArray() + ticket.store.hex().toLatin1() + ' ' + ticket.id.hex().toLatin1() +
           '\n';
}

/// Apart from hidden files and what systems put into the root of a disk.
bool isEmpty(const QString& folder) {
    QStringList names = QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    names.removeAll(QStringLiteral("lost+found"));
    names.removeAll(QStringLiteral("System Volume Information"));
    return names.isEmpty();
}

Fail holdsOtherThings(const QString& folder) {
    return fail(
        ErrorKind::Refused, text(QT_TRANSLATE_NOOP("Backup", "This folder holds other things")), folder,
        text(QT_TRANSLATE_NOOP("Backup", "Make a new folder for the backup, or choose the one of an earlier "
                                         "backup.")));
}

Fail ofAnotherStore(const QString& folder) {
    return fail(ErrorKind::Refused,
                text(QT_TRANSLATE_NOOP("Backup", "This folder holds the backup of other data")), folder,
                text(QT_TRANSLATE_NOOP("Backup", "Leave it as it is and choose another folder.")));
}

Result<void> remove(FileSystem& files, const QString& path, Complaint complaint) {
    if (files.removeFile(QFile::encodeName(path)) < 0 && errno != ENOENT) return complaint(errno, path);
    return {};
}

Result<void> removeDatabasesBut(const QString& folder, const BackupList& kept, bool erase,
                                FileSystem& files) {
    for (const QString& name : QDir(folder).entryList({QStringLiteral("ledger-*.db")}, QDir::Files)) {
        const auto revision = BackupList::revisionOf(name);
        if (!revision || *revision == kept.revision) continue;
        const QString path = folder + QLatin1Char('/') + name;
        if (erase && !eraseFile(files, path)) return backupDiskFailed(errno, path);
        if (auto removed = remove(files, path, backupDiskFailed); !removed) return removed;
    }
    return {};
}

} // namespace

Result<BackupFolder> BackupFolder::claim(const QString& path, const Id& store, const QString& storeFolder,
                                         FileSystem& files) {
    if (auto made = makeFolderDurably(files, path); !made) return Fail(made.error());
    if (auto apart = checkApart(path, storeFolder); !apart) return Fail(apart.error());
    Result<BackupList> list = BackupList::read(path);
    if (!list && list.error().kind != ErrorKind::NotFound && list.error().kind != ErrorKind::Corrupt)
        return Fail(list.error());
    const std::optional<Ticket> ticket = readTicket(path);
    if (list) {
        if (list->store != store) return ofAnotherStore(path);
        return BackupFolder{path, list->id, std::move(*list)};
    }
    if (ticket && ticket->store != store) return ofAnotherStore(path);
    if (ticket) return BackupFolder{path, ticket->id, {}};
    if (!isEmpty(path)) return holdsOtherThings(path);
    const Ticket fresh{store, Id::random()};
    return replaceFileDurably(files, ticketIn(path), bytesOf(fresh)).map([&] {
        return BackupFolder{path, fresh.id, {}};
    });
}

Result<void> removeBlobsBut(const QString& folder, const BackupList& kept, FileSystem& files,
                            Complaint complaint) {
    QStringList unnamed;
    QDirIterator walk(folder + QStringLiteral("/blobs"), QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next();
        const auto place = BlobPlace::fromPath(QStringView(path).mid(folder.size() + 1));
        if (place && !kept.find(*place)) unnamed += path;
    }
    for (const QString& path : unnamed) {
        if (auto removed = remove(files, path, complaint); !removed) return removed;
        files.removeFolder(QFile::encodeName(QFileInfo(path).path())); // where it was the last
    }
    return {};
}

Result<void> BackupFolder::tidy(const BackupList& kept, bool erase, FileSystem& files) const {
    return removeDatabasesBut(path, kept, erase, files)
        .and_then([&] { return removeBlobsBut(path, kept, files, backupDiskFailed); })
        .and_then([&]() -> Result<void> {
            if (files.syncFolder(QFile::encodeName(path)) < 0) return backupDiskFailed(errno, path);
            return {};
        });
}

} // namespace mianguan
