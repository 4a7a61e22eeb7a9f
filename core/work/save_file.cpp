#include "core/work/save_file.h"

#include "core/ledger/durable_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

#include <cerrno>

namespace mianguan {

namespace {

/// QSaveFile has words but no errno, so the disk itself is asked.
Fail notSaved(const QSaveFile& file) {
    const QString what = QCoreApplication::translate("Delivery", "The file could not be written");
    const QString folder = QFileInfo(file.fileName()).absolutePath();
    if (!QFileInfo::exists(folder)) return failFromErrno(ENOENT, what, file.fileName());
    if (QStorageInfo(folder).bytesAvailable() < (1 << 20))
        return failFromErrno(ENOSPC, what, file.fileName());
    if (!QFileInfo(folder).isWritable()) return failFromErrno(EACCES, what, file.fileName());
    return fail(ErrorKind::System, what + QStringLiteral(": ") + file.errorString(), file.fileName());
}

} // namespace

Result<void> saveFile(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    const bool saved = file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    if (!saved) return notSaved(file);
    return syncFolder(FileSystem::real(), QFileInfo(path).absolutePath());
}

} // namespace mianguan
