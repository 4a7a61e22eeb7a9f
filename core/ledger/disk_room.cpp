#include "core/ledger/disk_room.h"

#include "core/ledger/transfer.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <cerrno>
#include <sys/statvfs.h>
#include <sys/vfs.h>

namespace mianguan {

namespace {

const qint64 fat = 0x4d44; // MSDOS_SUPER_MAGIC
const qint64 mostOnFat = 0xffffffffll;

QString text(const char* words) { return QCoreApplication::translate("Backup", words); }

Fail tooSmall(const QString& folder, qint64 missing) {
    return fail(ErrorKind::DiskFull,
                text(QT_TRANSLATE_NOOP("Backup", "The disk is too small: %1 more are needed"))
                    .arg(QLocale().formattedDataSize(missing)),
                folder, text(QT_TRANSLATE_NOOP("Backup", "Free some space on it or choose a larger one.")));
}

bool takesFileOf(const QString& folder, qint64 bytes) {
    struct statfs disk {};
    if (::statfs(QFile::encodeName(folder).constData(), &disk) != 0) return true;
    return qint64(disk.f_type) != fat || bytes <= mostOnFat;
}

bool isInside(const QString& folder, const QString& other) {
    const QString path = QFileInfo(folder).canonicalFilePath(), above = QFileInfo(other).canonicalFilePath();
    return path == above || path.startsWith(above + QLatin1Char('/'));
}

} // namespace

Result<void> checkRoom(const QString& folder, qint64 bytes, qint64 files, qint64 largest) {
    if (!takesFileOf(folder, largest)) return backupDiskFailed(EFBIG, folder);
    struct statvfs disk {};
    if (::statvfs(QFile::encodeName(folder).constData(), &disk) != 0)
        return {}; // it will be noticed in writing
    const qint64 block = qint64(disk.f_frsize);
    const qint64 missing = bytes + files * block - qint64(disk.f_bavail) * block;
    return missing > 0 ? Result<void>(tooSmall(folder, missing)) : Result<void>();
}

Result<void> checkApart(const QString& folder, const QString& other) {
    if (!isInside(folder, other) && !isInside(other, folder)) return {};
    return fail(ErrorKind::Refused,
                text(QT_TRANSLATE_NOOP("Backup", "The data folder and its backup cannot lie in one another")),
                folder,
                text(QT_TRANSLATE_NOOP("Backup", "Choose a folder on another disk or on a USB stick.")));
}

} // namespace mianguan
