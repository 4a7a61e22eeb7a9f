#include "core/ledger/backup.h"

#include "core/base/clock.h"
#include "core/ledger/backup_folder.h"
#include "core/ledger/backup_source.h"
#include "core/ledger/database_copy.h"
#include "core/ledger/disk_room.h"
#include "core/ledger/durable_file.h"
#include "core/ledger/ledger.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <vector>

namespace mianguan {

namespace {

const int mostRounds = 5;

QString text(const char* words) { return QCoreApplication::translate("Backup", words); }

Fail knowsMore(const QString& folder) {
    return fail(ErrorKind::Refused,
                text(QT_TRANSLATE_NOOP("Backup",
                                       "This backup holds photos or decisions that the data here does not")),
                folder,
                text(QT_TRANSLATE_NOOP("Backup",
                                       "Leave it as it is, as something may have been lost here, and choose "
                                       "another folder.")));
}

Fail purgeUnderWay() {
    return fail(ErrorKind::Busy, text(QT_TRANSLATE_NOOP("Backup", "Photos are being purged at this moment")),
                {}, text(QT_TRANSLATE_NOOP("Backup", "Make the backup when the purge is finished.")));
}

QString missingPicture(const BlobPlace& place) {
    return text(QT_TRANSLATE_NOOP("Backup",
                                  "A picture is missing in the data folder and so in the backup (%1)"))
        .arg(place.path());
}

/// One making or updating of a backup.
class Backup {
public:
    Backup(const Ledger& from, BackupFolder to, const Transfer::Route& route, const Progress& progress,
           const std::stop_token& stopped)
        : ledger(from), folder(std::move(to)), stop(stopped), transfer(route, folder.path, progress, stopped),
          known(folder.list.value_or(BackupList())) {}

    Result<BackupReport> run();

private:
    /// A picture that is not known to be there.
    struct Task {
        BackupSource::Blob blob;
        bool compare; ///< a file of its size is there, as an interrupted backup leaves it
    };

    Result<bool> copyMoment();
    Result<void> plan(const BackupSource& source);
    void planBlob(const BackupSource::Blob& blob);
    Result<void> checkRoom(const BackupSource& source);
    Result<void> copyBlobs(const BackupSource& source);
    Result<void> copyBlob(const BackupSource& source, const Task& task);
    Result<bool> isThere(const QString& from, const Task& task);
    Result<void> writeList();
    BackupReport report() const;

    QString pathOf(const QString& name) const { return folder.path + QLatin1Char('/') + name; }
    QString pathOf(const BlobPlace& place) const { return pathOf(place.path()); }
    void count(qint64 size) {
        ++copied;
        bytes += size;
    }

    const Ledger& ledger;
    BackupFolder folder;
    std::stop_token stop;
    Transfer transfer;
    BackupList known; ///< what is there already
    BackupList list;  ///< what will be
    std::vector<Task> tasks;
    QStringList missing;
    qint64 copied = 0, bytes = 0;
    bool purged = false; ///< since the backup before
};

Result<BackupReport> Backup::run() {
    for (int round = 1;; ++round) {
        const Result<bool> lasting = copyMoment();
        if (!lasting) return Fail(lasting.error());
        if (*lasting) break;
        if (round == mostRounds) return purgeUnderWay();
        known = list;
    }
    if (auto written = writeList(); !written) return Fail(written.error());
    if (auto tidied = folder.tidy(list, purged, transfer.files()); !tidied) return Fail(tidied.error());
    return report();
}

/// False when something was purged meanwhile, so that a later moment must be taken.
Result<bool> Backup::copyMoment() {
    BackupSource source(ledger);
    transfer.tell(0); // how much there is, is seen soon
    if (auto begun = source.begin(stop); !begun) return Fail(begun.error());
    if (auto planned = plan(source); !planned) return Fail(planned.error());
    const Result<FileSum> database = copyDatabase(ledger.database(), pathOf(list.databaseName()), transfer);
    if (!database) return Fail(database.error());
    list.database = *database;
    count(database->size);
    source.finish();
    if (auto done = copyBlobs(source); !done) return Fail(done.error());
    return source.purgedSince(source.position()).map([](bool since) { return !since; });
}

Result<void> Backup::plan(const BackupSource& source) {
    const BackupList old = folder.list.value_or(BackupList());
    const Result<bool> goesOn = source.goesOnFrom(old.heads);
    if (!goesOn) return Fail(goesOn.error());
    if (!*goesOn) return knowsMore(folder.path);
    const Result<bool> since = source.purgedSince(old.position);
    if (!since) return Fail(since.error());
    purged = *since;
    list = BackupList();
    list.id = folder.id;
    list.store = ledger.store();
    list.revision = folder.list ? old.revision + 1 : 1;
    list.timeMs = nowMs();
    list.position = source.position();
    list.heads = source.heads();
    tasks.clear();
    missing.clear();
    for (const BackupSource::Blob& blob : source.blobs())
        planBlob(blob);
    return checkRoom(source);
}

void Backup::planBlob(const BackupSource::Blob& blob) {
    const qint64 there = QFileInfo(pathOf(blob.place)).size(); // 0 when it is not
    const BackupList::Blob* listed = known.find(blob.place);
    if (listed && there == listed->sum.size)
        list.blobs += *listed;
    else if (blob.size < 0)
        missing += missingPicture(blob.place);
    else
        tasks.push_back({blob, there == blob.size});
}

Result<void> Backup::checkRoom(const BackupSource& source) {
    const qint64 listLine = 190; // bytes
    const qint64 leftOver = QFileInfo(pathOf(list.databaseName())).size();
    qint64 toCopy = source.databaseSize(), toCompare = 0, files = 2;
    for (const Task& task : tasks) {
        (task.compare ? toCompare : toCopy) += task.blob.size;
        files += task.compare ? 0 : 1;
    }
    transfer.expect(toCopy + toCompare);
    const qint64 listed = qint64(list.blobs.size()) + qint64(tasks.size());
    return mianguan::checkRoom(folder.path, toCopy + listed * listLine - leftOver, files,
                               source.databaseSize());
}

Result<void> Backup::copyBlobs(const BackupSource& source) {
    for (const Task& task : tasks) {
        if (auto done = copyBlob(source, task); !done) return done;
    }
    std::sort(list.blobs.begin(), list.blobs.end(),
              [](const BackupList::Blob& a, const BackupList::Blob& b) { return a.place < b.place; });
    return transfer.settle();
}

/// Its file moves when it is published and goes when it is purged.
Result<void> Backup::copyBlob(const BackupSource& source, const Task& task) {
    const BlobPlace& place = task.blob.place;
    for (QString from = source.pathOf(task.blob); !from.isEmpty(); from = source.pathOf(task.blob)) {
        const Result<bool> there = isThere(from, task);
        if (!there) return Fail(there.error());
        if (*there) return {};
        const Result<FileSum> sum = transfer.copy(from, place.path());
        if (sum) {
            list.blobs += {place, *sum};
            count(sum->size);
            return {};
        }
        if (QFileInfo::exists(from)) return Fail(sum.error());
    }
    missing += missingPicture(place);
    return {};
}

Result<bool> Backup::isThere(const QString& from, const Task& task) {
    if (!task.compare) return false;
    const QString to = pathOf(task.blob.place);
    const Result<FileSum> mine = transfer.sum(from, storeDiskFailed);
    if (!mine) return QFileInfo::exists(from) ? Result<bool>(Fail(mine.error())) : Result<bool>(false);
    const Result<FileSum> theirs = transfer.sum(to, backupDiskFailed);
    if (!theirs) return Fail(theirs.error());
    if (*mine != *theirs) return false;
    list.blobs += {task.blob.place, *mine};
    transfer.tell(mine->size);
    return transfer.land(to, *mine).map([] { return true; });
}

/// Read back before it takes the old one's place.
Result<void> Backup::writeList() {
    const QString path = BackupList::pathIn(folder.path), part = path + QStringLiteral(".part");
    const QByteArray content = list.bytes(ledger.stationKey());
    if (auto written = transfer.write(content, part); !written) return written;
    if (transfer.files().rename(QFile::encodeName(part), QFile::encodeName(path)) < 0)
        return backupDiskFailed(errno, path);
    if (transfer.files().syncFolder(QFile::encodeName(folder.path)) < 0)
        return backupDiskFailed(errno, folder.path);
    bytes += content.size();
    return {};
}

BackupReport Backup::report() const {
    return {list.id, list.heads, qint64(list.blobs.size()) + 1, copied, bytes, missing};
}

} // namespace

Result<BackupReport> backUp(const Ledger& ledger, const QString& folder, FileSystem& files,
                            const Progress& progress, const std::stop_token& stop) {
    auto claimed = BackupFolder::claim(folder, ledger.store(), ledger.folder(), files);
    if (!claimed) return Fail(claimed.error());
    const Transfer::Route route{files, storeDiskFailed, backupDiskFailed, true};
    return Backup(ledger, std::move(*claimed), route, progress, stop).run();
}

} // namespace mianguan
