#include "core/ledger/disk_vfs.h"

#include "core/ledger/durable_file.h"

#include <QFileInfo>
#include <QUrl>

#include <atomic>
#include <cerrno>
#include <new>
#include <sqlite3.h>
#include <unistd.h>

namespace mianguan {

/// SQLite's own disk with a few steps replaced; it goes on using the fields it knows.
struct DiskVfs::Vfs : sqlite3_vfs {
    sqlite3_vfs* own = nullptr;
    FileSystem* files = nullptr;
    QByteArray name;

    static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* answered);
    static int remove(sqlite3_vfs* vfs, const char* path, int syncFolder);
};

namespace {

/// An open file; that of SQLite's own disk lies behind it.
struct DiskFile : sqlite3_file {
    sqlite3_io_methods steps;
    FileSystem* files;
    const char* path;  // SQLite keeps it until the file is closed
    bool nameUnsynced; // SQLite syncs the folder of a new journal with its first sync
};

sqlite3_file* own(sqlite3_file* file) {
    return reinterpret_cast<sqlite3_file*>(static_cast<DiskFile*>(file) + 1);
}

QByteArray bytesOf(const char* path) { return QByteArray::fromRawData(path, qsizetype(qstrlen(path))); }

int codeOfErrno(int otherwise) {
    switch (errno) {
    case ENOSPC:
    case EDQUOT:
        return SQLITE_FULL;
    case EROFS:
        return SQLITE_READONLY;
    default:
        return otherwise;
    }
}

/// A step that SQLite's own disk does as it always does.
template <auto step>
struct Passed;
template <class Answer, class... Values, Answer (*sqlite3_io_methods::*step)(sqlite3_file*, Values...)>
struct Passed<step> {
    static Answer on(sqlite3_file* file, Values... values) {
        return (own(file)->pMethods->*step)(own(file), values...);
    }
};

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    const DiskFile& disk = *static_cast<DiskFile*>(file);
    if (disk.files->databaseWrite(bytesOf(disk.path), offset, static_cast<const char*>(bytes), size) < 0)
        return codeOfErrno(SQLITE_IOERR_WRITE);
    return Passed<&sqlite3_io_methods::xWrite>::on(file, bytes, size, offset);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    const DiskFile& disk = *static_cast<DiskFile*>(file);
    if (disk.files->databaseTruncate(bytesOf(disk.path), size) < 0) return codeOfErrno(SQLITE_IOERR_TRUNCATE);
    return Passed<&sqlite3_io_methods::xTruncate>::on(file, size);
}

int sync(sqlite3_file* file, int flags) {
    DiskFile& disk = *static_cast<DiskFile*>(file);
    if (disk.files->databaseSync(bytesOf(disk.path), disk.nameUnsynced) < 0)
        return codeOfErrno(SQLITE_IOERR_FSYNC);
    const int answer = Passed<&sqlite3_io_methods::xSync>::on(file, flags);
    disk.nameUnsynced = disk.nameUnsynced && answer != SQLITE_OK;
    return answer;
}

const sqlite3_io_methods& steps() {
    using Steps = sqlite3_io_methods;
    static const Steps all{3,
                           Passed<&Steps::xClose>::on,
                           Passed<&Steps::xRead>::on,
                           write,
                           truncate,
                           sync,
                           Passed<&Steps::xFileSize>::on,
                           Passed<&Steps::xLock>::on,
                           Passed<&Steps::xUnlock>::on,
                           Passed<&Steps::xCheckReservedLock>::on,
                           Passed<&Steps::xFileControl>::on,
                           Passed<&Steps::xSectorSize>::on,
                           Passed<&Steps::xDeviceCharacteristics>::on,
                           Passed<&Steps::xShmMap>::on,
                           Passed<&Steps::xShmLock>::on,
                           Passed<&Steps::xShmBarrier>::on,
                           Passed<&Steps::xShmUnmap>::on,
                           Passed<&Steps::xFetch>::on,
                           Passed<&Steps::xUnfetch>::on};
    return all;
}

bool exists(const char* path) { return ::access(path, F_OK) == 0; }

bool isJournal(int flags) {
    return (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL)) != 0;
}

QByteArray uniqueName() {
    static std::atomic<int> count = 0;
    return "mianguan-disk-" + QByteArray::number(++count);
}

} // namespace

int DiskVfs::Vfs::open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* answered) {
    const Vfs& disk = *static_cast<Vfs*>(vfs);
    if (!path) return disk.own->xOpen(disk.own, path, file, flags, answered);
    file->pMethods = nullptr;
    const bool mayCreate = (flags & SQLITE_OPEN_CREATE) != 0;
    if (mayCreate && !exists(path) && disk.files->databaseCreate(bytesOf(path)) < 0) return SQLITE_CANTOPEN;
    auto* opened = new (file) DiskFile{{nullptr}, steps(), disk.files, path, mayCreate && isJournal(flags)};
    const int answer = disk.own->xOpen(disk.own, path, mianguan::own(file), flags, answered);
    if (answer != SQLITE_OK) return answer;
    opened->steps.iVersion = mianguan::own(file)->pMethods->iVersion;
    opened->pMethods = &opened->steps;
    return SQLITE_OK;
}

int DiskVfs::Vfs::remove(sqlite3_vfs* vfs, const char* path, int syncFolder) {
    const Vfs& disk = *static_cast<Vfs*>(vfs);
    if (exists(path) && disk.files->databaseRemove(bytesOf(path), syncFolder != 0) < 0)
        return codeOfErrno(SQLITE_IOERR_DELETE);
    return disk.own->xDelete(disk.own, path, syncFolder);
}

DiskVfs::DiskVfs(FileSystem& files) : vfs(std::make_unique<Vfs>()) {
    sqlite3_vfs* own = sqlite3_vfs_find(nullptr);
    static_cast<sqlite3_vfs&>(*vfs) = *own;
    vfs->own = own;
    vfs->files = &files;
    vfs->name = uniqueName();
    vfs->zName = vfs->name.constData();
    vfs->szOsFile = int(sizeof(DiskFile)) + own->szOsFile;
    vfs->xOpen = Vfs::open;
    vfs->xDelete = Vfs::remove;
    sqlite3_vfs_register(vfs.get(), 0);
}

DiskVfs::~DiskVfs() { sqlite3_vfs_unregister(vfs.get()); }

QString DiskVfs::uriOf(const QString& path) const {
    const QByteArray encoded = QUrl::toPercentEncoding(QFileInfo(path).absoluteFilePath(), "/");
    return QStringLiteral("file://%1?vfs=%2").arg(QLatin1String(encoded), QLatin1String(vfs->name));
}

} // namespace mianguan
