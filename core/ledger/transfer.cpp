#include "core/ledger/transfer.h"

#include "core/base/hasher.h"
#include "core/ledger/durable_file.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <fcntl.h>

namespace mianguan {

namespace {

const qint64 pieceSize = 1 << 20;
const qint64 batchSize = 8 << 20; // bytes; a slow stick writes them in about a second
const int batchFiles = 256;

QString text(const char* words) { return QCoreApplication::translate("Backup", words); }

/// As many bytes as there are room for or the file has; -1 with errno set.
qint64 fill(FileSystem& files, int file, QByteArray& buffer) {
    qint64 filled = 0;
    while (filled < buffer.size()) {
        const qint64 size = files.read(file, buffer.data() + filled, buffer.size() - filled);
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) return -1;
        if (size == 0) break;
        filled += size;
    }
    return filled;
}

Fail diskFailed(int number, const QString& what, const QString& path) {
    Fail failed = failFromErrno(number, what, path);
    if (failed.value().remedy.isEmpty())
        failed.value().remedy =
            text(QT_TRANSLATE_NOOP("Backup", "Check the disk and its cable, then start again."));
    return failed;
}

} // namespace

Fail readsBackDifferently(const QString& path) {
    return fail(ErrorKind::Corrupt,
                text(QT_TRANSLATE_NOOP("Backup", "What was written to the backup reads back differently")),
                path,
                text(QT_TRANSLATE_NOOP("Backup", "This disk or stick is not reliable: use another one.")));
}

Fail storeDiskFailed(int number, const QString& path) {
    return diskFailed(number, text(QT_TRANSLATE_NOOP("Backup", "The data folder cannot be used")), path);
}

Fail backupDiskFailed(int number, const QString& path) {
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return fail(
            ErrorKind::DiskFull, text(QT_TRANSLATE_NOOP("Backup", "The disk with the backup is full")), path,
            text(QT_TRANSLATE_NOOP("Backup", "Free some space on it or choose a larger one. What was copied "
                                             "stays; starting again goes on from there.")));
    case EFBIG:
        return fail(ErrorKind::TooLarge,
                    text(QT_TRANSLATE_NOOP("Backup", "The disk for the backup takes no file of this size")),
                    path,
                    text(QT_TRANSLATE_NOOP("Backup", "Choose a disk formatted as exFAT, NTFS or ext4.")));
    case EIO:
    case ENOENT:
    case ENODEV:
    case ENXIO:
    case ENOTDIR:
    case ESTALE:
        return fail(
            ErrorKind::NotFound,
            text(QT_TRANSLATE_NOOP("Backup", "The disk with the backup does not answer: was it pulled out?")),
            path,
            text(QT_TRANSLATE_NOOP("Backup", "Plug it in and start again: it goes on where it stopped. A "
                                             "backup that was finished there before can still be used.")));
    default:
        return diskFailed(number,
                          text(QT_TRANSLATE_NOOP("Backup", "The disk with the backup cannot be used")), path);
    }
}

Fail stoppedHalfway() {
    return fail(
        ErrorKind::Cancelled, text(QT_TRANSLATE_NOOP("Backup", "It was stopped before it was finished")), {},
        text(QT_TRANSLATE_NOOP("Backup", "What was copied stays; starting again goes on from there.")));
}

Transfer::Transfer(const Route& way, const QString& toFolder, const Progress& told,
                   const std::stop_token& stopped)
    : route(way), folder(toFolder), progress(told), stop(stopped),
      disk(way.files.open(QFile::encodeName(toFolder))) {}

Transfer::~Transfer() {
    if (disk >= 0) route.files.close(disk);
}

void Transfer::tell(qint64 bytes) {
    done += bytes;
    if (progress) progress(done, std::max(done, total));
}

Result<void> Transfer::goOn() const {
    if (stop.stop_requested()) return stoppedHalfway();
    return {};
}

Result<FileSum> Transfer::read(int file, const QString& path, Complaint complaint, const Take& take) const {
    QByteArray buffer(pieceSize, Qt::Uninitialized);
    Hasher hasher;
    FileSum sum;
    for (qint64 size = pieceSize; size == pieceSize; sum.size += size) {
        if (auto going = goOn(); !going) return Fail(going.error());
        size = fill(route.files, file, buffer);
        if (size < 0) return complaint(errno, path);
        const QByteArrayView piece = QByteArrayView(buffer).first(size);
        hasher.add(piece);
        if (auto taken = take ? take(piece, sum.size) : Result<void>(); !taken) return Fail(taken.error());
    }
    sum.hash = hasher.result();
    return sum;
}

Result<FileSum> Transfer::sum(const QString& path, Complaint complaint, const Take& take) const {
    const int file = route.files.open(QFile::encodeName(path));
    if (file < 0) return complaint(errno, path);
    ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    Result<FileSum> sum = read(file, path, complaint, take);
    route.files.close(file);
    return sum;
}

Result<FileSum> Transfer::pour(const QString& from, int target, const QString& to) {
    const int file = route.files.open(QFile::encodeName(from));
    if (file < 0) return route.from(errno, from);
    Result<FileSum> poured =
        read(file, from, route.from, [&](QByteArrayView piece, qint64 offset) -> Result<void> {
            if (!writeAllAt(route.files, target, piece, offset)) return route.to(errno, to);
            tell(piece.size());
            return {};
        });
    route.files.close(file);
    return poured;
}

Result<void> Transfer::makeFoldersFor(const QString& name) {
    for (qsizetype slash = name.indexOf(QLatin1Char('/')); slash >= 0;
         slash = name.indexOf(QLatin1Char('/'), slash + 1)) {
        const QString path = folder + QLatin1Char('/') + name.left(slash);
        if (folders.contains(path)) continue;
        if (route.files.makeFolder(QFile::encodeName(path)) < 0 && errno != EEXIST)
            return route.to(errno, path);
        folders += path;
    }
    return {};
}

Result<FileSum> Transfer::copy(const QString& from, const QString& toName) {
    return copyTo(from, toName, {});
}

Result<FileSum> Transfer::copyWhole(const QString& from, const QString& toName) {
    return copyTo(from, toName + partSuffix, folder + QLatin1Char('/') + toName);
}

Result<FileSum> Transfer::copyTo(const QString& from, const QString& toName, const QString& name) {
    if (auto made = makeFoldersFor(toName); !made) return Fail(made.error());
    const QString to = folder + QLatin1Char('/') + toName;
    const int target = route.files.create(QFile::encodeName(to), 0600);
    if (target < 0) return route.to(errno, to);
    Result<FileSum> poured = pour(from, target, to);
    if (route.files.close(target) < 0 && poured) poured = route.to(errno, to);
    if (!poured) return poured;
    return keep({to, *poured, name}).map([&] { return *poured; });
}

Result<void> Transfer::land(const QString& path, const FileSum& sum) { return keep({path, sum, {}}); }

Result<void> Transfer::keep(const Landed& file) {
    unsettled += file;
    unsettledBytes += file.sum.size;
    return unsettledBytes < batchSize && unsettled.size() < batchFiles ? Result<void>() : settle();
}

Result<void> Transfer::write(const QByteArray& bytes, const QString& to) {
    const int file = route.files.create(QFile::encodeName(to), 0600);
    if (file < 0) return route.to(errno, to);
    const bool written = writeAllAt(route.files, file, bytes, 0) && route.files.sync(file) >= 0;
    const Result<void> done = written ? Result<void>() : route.to(errno, to);
    route.files.close(file);
    if (!done) return done;
    return sum(to, route.to).and_then([&](const FileSum& read) -> Result<void> {
        if (read != FileSum{bytes.size(), Hash::of(bytes)}) return readsBackDifferently(to);
        return {};
    });
}

Result<void> Transfer::settle() {
    if (unsettled.isEmpty()) return {};
    if (disk < 0) disk = route.files.open(QFile::encodeName(folder));
    if (disk < 0 || route.files.syncDisk(disk) < 0) return route.to(errno, folder);
    const QList<Landed> landed = std::exchange(unsettled, {});
    unsettledBytes = 0;
    for (const Landed& file : landed) {
        if (!route.readBack) break;
        const Result<FileSum> read = sum(file.path, route.to);
        if (!read) return Fail(read.error());
        if (*read != file.sum) return readsBackDifferently(file.path);
    }
    return giveNames(landed);
}

Result<void> Transfer::giveNames(const QList<Landed>& landed) {
    bool named = false;
    for (const Landed& file : landed) {
        if (file.name.isEmpty()) continue;
        named = true;
        if (route.files.rename(QFile::encodeName(file.path), QFile::encodeName(file.name)) < 0)
            return route.to(errno, file.name);
    }
    return named && route.files.syncDisk(disk) < 0 ? route.to(errno, folder) : Result<void>();
}

} // namespace mianguan
