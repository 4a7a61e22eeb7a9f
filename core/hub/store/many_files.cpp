#include "core/hub/store/many_files.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

namespace mianguan::hub {

namespace {

constexpr quint32 ownerOnly = 0600;

Fail failed(const QString& path) {
    return failFromErrno(errno, QCoreApplication::translate("Hub", "A picture could not be kept"), path);
}

} // namespace

Result<void> ManyFiles::makeFolder(const QString& folder) {
    const QFileInfo info(folder);
    if (info.isDir()) return {};
    if (auto above = makeFolder(info.absolutePath()); !above) return above;
    const bool made = disk.makeFolder(QFile::encodeName(folder)) == 0 || errno == EEXIST;
    return made ? Result<void>() : failed(folder);
}

Result<void> ManyFiles::write(const QString& folder, const QList<NewFile>& files) {
    if (auto made = makeFolder(folder); !made) return made;
    for (const NewFile& file : files) {
        const QString path = folder + QLatin1Char('/') + file.name;
        const int open = disk.create(QFile::encodeName(path), ownerOnly);
        if (open < 0) return failed(path);
        const bool written = writeAllAt(disk, open, file.bytes, 0);
        const auto trouble = written ? Result<void>() : failed(path);
        disk.close(open);
        if (!trouble) return trouble;
    }
    return {};
}

Result<void> ManyFiles::sync(const QString& folder) {
    const int open = disk.open(QFile::encodeName(folder));
    if (open < 0) return failed(folder);
    const auto synced = disk.syncDisk(open) < 0 ? failed(folder) : Result<void>();
    disk.close(open);
    return synced;
}

} // namespace mianguan::hub
