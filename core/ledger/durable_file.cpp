#include "core/ledger/durable_file.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace mianguan {

namespace {

const quint32 ownerOnly = 0600;
const quint32 asTheUserLikes = 0666; // less the umask

Fail writeFailed(const QString& path) {
    return failFromErrno(errno, QCoreApplication::translate("Ledger", "The data could not be written"), path);
}

/// Files open for writing, closed whatever happens.
class OpenFiles {
public:
    explicit OpenFiles(FileSystem& system) : files(system) {}
    ~OpenFiles() {
        for (const auto& [file, path] : open)
            files.close(file);
    }
    Q_DISABLE_COPY_MOVE(OpenFiles)

    Result<void> write(const QString& path, const QByteArray& bytes, quint32 rights) {
        const int file = files.create(QFile::encodeName(path), rights);
        if (file < 0) return writeFailed(path);
        open.push_back({file, path});
        for (qint64 done = 0; done < bytes.size();) {
            const qint64 written = files.write(file, bytes.constData() + done, bytes.size() - done);
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return writeFailed(path);
            done += written;
        }
        return {};
    }

    Result<void> sync() {
        for (const auto& [file, path] : open) {
            if (files.sync(file) < 0) return writeFailed(path);
        }
        return {};
    }

private:
    FileSystem& files;
    std::vector<std::pair<int, QString>> open;
};

Result<void> zero(FileSystem& files, int file, qint64 size, const QString& path) {
    const QByteArray zeros(1 << 20, '\0');
    for (qint64 at = 0; at < size; at += zeros.size()) {
        const QByteArrayView piece = QByteArrayView(zeros).first(qMin<qint64>(zeros.size(), size - at));
        if (!writeAllAt(files, file, piece, at)) return writeFailed(path);
    }
    return files.sync(file) < 0 ? writeFailed(path) : Result<void>();
}

Result<void> writeWhole(FileSystem& files, const QString& path, const QByteArray& bytes) {
    OpenFiles open(files);
    if (auto written = open.write(path, bytes, asTheUserLikes); !written) return written;
    return open.sync();
}

/// Makes what is missing; answers the folders to be synced for the new names to last, the nearest first.
Result<QStringList> makeFolders(FileSystem& files, const QString& folder) {
    if (QFileInfo(folder).isDir()) return QStringList();
    const QString parent = QFileInfo(folder).absolutePath();
    Result<QStringList> above = parent == folder ? QStringList() : makeFolders(files, parent);
    if (!above) return above;
    if (files.makeFolder(QFile::encodeName(folder)) < 0 && errno != EEXIST) {
        return failFromErrno(errno, QCoreApplication::translate("Ledger", "The folder could not be made"),
                             folder);
    }
    return QStringList(parent) + *above;
}

Result<void> syncFolders(FileSystem& files, const QStringList& folders) {
    for (const QString& folder : folders) {
        if (auto synced = syncFolder(files, folder); !synced) return synced;
    }
    return {};
}

/// The folders above `to` that are not above `from` too. They are synced even when they were there: a crash
/// may have come between their making and their sync, and what is moved below them would go with their names.
QStringList foldersOnTheWay(const QString& from, const QString& to) {
    const QString start = QFileInfo(from).absoluteFilePath();
    QStringList folders;
    QDir folder = QFileInfo(to).absoluteDir();
    for (; !folder.isRoot() && !start.startsWith(folder.path() + QLatin1Char('/'));
         folder = QFileInfo(folder.path()).absoluteDir())
        folders += folder.path();
    return folders;
}

} // namespace

int FileSystem::create(const QByteArray& path, quint32 rights) {
    return ::open(path.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, rights);
}
int FileSystem::update(const QByteArray& path, quint32 rights) {
    return ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, rights);
}
qint64 FileSystem::write(int file, const char* bytes, qint64 size) {
    return ::write(file, bytes, size_t(size));
}
qint64 FileSystem::writeAt(int file, const char* bytes, qint64 size, qint64 offset) {
    return ::pwrite(file, bytes, size_t(size), offset);
}
int FileSystem::open(const QByteArray& path) { return ::open(path.constData(), O_RDONLY | O_CLOEXEC); }
qint64 FileSystem::read(int file, char* bytes, qint64 size) { return ::read(file, bytes, size_t(size)); }
int FileSystem::sync(int file) { return ::fsync(file); }
int FileSystem::syncDisk(int file) { return ::syncfs(file); }
int FileSystem::close(int file) { return ::close(file); }
int FileSystem::rename(const QByteArray& from, const QByteArray& to) {
    return ::rename(from.constData(), to.constData());
}
int FileSystem::makeFolder(const QByteArray& path) { return ::mkdir(path.constData(), 0700); }
int FileSystem::removeFile(const QByteArray& path) { return ::unlink(path.constData()); }
int FileSystem::removeFolder(const QByteArray& path) { return ::rmdir(path.constData()); }

int FileSystem::databaseCreate(const QByteArray&) { return 0; }
int FileSystem::databaseWrite(const QByteArray&, qint64, const char*, qint64) { return 0; }
int FileSystem::databaseSync(const QByteArray&, bool) { return 0; }
int FileSystem::databaseTruncate(const QByteArray&, qint64) { return 0; }
int FileSystem::databaseRemove(const QByteArray&, bool) { return 0; }

int FileSystem::syncFolder(const QByteArray& path) {
    const int folder = ::open(path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return -1;
    const int answer = ::fsync(folder);
    const int number = errno;
    ::close(folder);
    errno = number;
    const bool cannot =
        answer < 0 && number == EINVAL; // some network file systems keep their folders by themselves
    return cannot ? 0 : answer;
}

FileSystem& FileSystem::real() {
    static FileSystem files;
    return files;
}

Result<void> syncFolder(FileSystem& files, const QString& folder) {
    if (files.syncFolder(QFile::encodeName(folder)) < 0) return writeFailed(folder);
    return {};
}

Result<void> makeFolderDurably(FileSystem& files, const QString& folder) {
    const Result<QStringList> changed = makeFolders(files, folder);
    if (!changed) return Fail(changed.error());
    return syncFolders(files, *changed);
}

Result<void> writeFilesDurably(FileSystem& files, const QString& folder, const QList<NewFile>& contents) {
    const Result<QStringList> changed = makeFolders(files, folder);
    if (!changed) return Fail(changed.error());
    OpenFiles open(files);
    for (const NewFile& file : contents) {
        auto written = open.write(folder + QLatin1Char('/') + file.name, file.bytes, ownerOnly);
        if (!written) return written;
    }
    if (auto synced = open.sync(); !synced) return synced;
    return syncFolders(files, QStringList(folder) + *changed);
}

Result<void> replaceFileDurably(FileSystem& files, const QString& path, const QByteArray& bytes) {
    const QFileInfo target(path);
    const QString part =
        target.absolutePath() + QStringLiteral("/.") + target.fileName() + QStringLiteral(".part");
    Result<void> written = writeWhole(files, part, bytes);
    if (written && files.rename(QFile::encodeName(part), QFile::encodeName(path)) < 0)
        written = writeFailed(path);
    if (written) return syncFolder(files, target.absolutePath());
    files.removeFile(QFile::encodeName(part));
    return written;
}

bool writeAllAt(FileSystem& files, int file, QByteArrayView bytes, qint64 offset) {
    for (qint64 done = 0; done < bytes.size();) {
        const qint64 written = files.writeAt(file, bytes.data() + done, bytes.size() - done, offset + done);
        if (written < 0 && errno != EINTR) return false;
        done += qMax<qint64>(written, 0);
    }
    return true;
}

Result<void> eraseFile(FileSystem& files, const QString& path) {
    const int file = files.update(QFile::encodeName(path), ownerOnly);
    if (file < 0) return writeFailed(path);
    const Result<void> zeroed = zero(files, file, QFileInfo(path).size(), path);
    files.close(file);
    if (!zeroed) return zeroed;
    if (files.removeFile(QFile::encodeName(path)) < 0) return writeFailed(path);
    return syncFolder(files, QFileInfo(path).absolutePath());
}

Result<void> moveFilesDurably(FileSystem& files, const QString& from, const QString& to) {
    const Result<QStringList> changed = makeFolders(files, to);
    if (!changed) return Fail(changed.error());
    QStringList above = foldersOnTheWay(from, to) + *changed;
    above.removeDuplicates();
    if (auto synced = syncFolders(files, above); !synced) return synced;
    for (const QString& name : QDir(from).entryList(QDir::Files, QDir::Name)) {
        const QString target = to + QLatin1Char('/') + name;
        if (files.rename(QFile::encodeName(from + QLatin1Char('/') + name), QFile::encodeName(target)) < 0)
            return writeFailed(target);
    }
    if (auto synced = syncFolder(files, to); !synced) return synced;
    return removeFlatFolder(files, from);
}

Result<void> removeFlatFolder(FileSystem& files, const QString& folder) {
    const QDir dir(folder);
    for (const QString& name : dir.entryList(QDir::Files | QDir::Hidden | QDir::System)) {
        if (files.removeFile(QFile::encodeName(dir.filePath(name))) < 0)
            return writeFailed(dir.filePath(name));
    }
    if (files.removeFolder(QFile::encodeName(folder)) < 0) return writeFailed(folder);
    return {};
}

namespace {

/// errno. A program that was killed while it started a child leaves the lock to that child until it has
/// begun.
int lockSoon(int file) {
    const QDeadlineTimer deadline(std::chrono::seconds(1));
    while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK || deadline.hasExpired()) return errno;
        ::usleep(10'000);
    }
    return 0;
}

} // namespace

Result<std::unique_ptr<FolderLock>> FolderLock::take(const QString& folder) {
    const QString path = folder + QStringLiteral("/store.lock");
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        return failFromErrno(errno, QCoreApplication::translate("Ledger", "The data folder cannot be used"),
                             folder);
    }
    const int number = lockSoon(file);
    if (number == 0) return std::unique_ptr<FolderLock>(new FolderLock(file));
    ::close(file);
    if (number != EWOULDBLOCK) {
        return failFromErrno(
            number, QCoreApplication::translate("Ledger", "The data folder cannot be locked"), folder);
    }
    return fail(
        ErrorKind::Busy, QCoreApplication::translate("Ledger", "Another program has this data open"), folder,
        QCoreApplication::translate("Ledger", "Use the window that is already open, or close it first."));
}

FolderLock::~FolderLock() { ::close(file); }

} // namespace mianguan
