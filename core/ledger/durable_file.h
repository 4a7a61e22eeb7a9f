#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace mianguan {

/// The system calls durability rests on, one virtual call each, so that a test can fail the i-th of them.
/// Every call answers 0 or more, or -1 with errno set, as POSIX does.
class FileSystem {
public:
    virtual ~FileSystem() = default;
    virtual int create(const QByteArray& path, quint32 rights); ///< a new or emptied file for writing
    virtual int update(const QByteArray& path, quint32 rights); ///< a file as it is, made when missing
    virtual qint64 write(int file, const char* bytes, qint64 size);
    virtual qint64 writeAt(int file, const char* bytes, qint64 size, qint64 offset);
    virtual int open(const QByteArray& path); ///< a file or folder for reading
    virtual qint64 read(int file, char* bytes, qint64 size);
    virtual int sync(int file);
    virtual int syncDisk(int file); ///< everything written to the disk that this file or folder lies on
    virtual int close(int file);
    virtual int rename(const QByteArray& from, const QByteArray& to);
    virtual int makeFolder(const QByteArray& path); ///< open to its owner only
    virtual int syncFolder(const QByteArray& path);
    virtual int removeFile(const QByteArray& path);
    virtual int removeFolder(const QByteArray& path);

    // Asked before SQLite does this to a database, its journal or its write-ahead log: 0 to go ahead. SQLite
    // makes the names of new and removed files last by itself where `nameToo` says so.
    virtual int databaseCreate(const QByteArray& path);
    virtual int databaseWrite(const QByteArray& path, qint64 offset, const char* bytes, qint64 size);
    virtual int databaseSync(const QByteArray& path, bool nameToo);
    virtual int databaseTruncate(const QByteArray& path, qint64 size);
    virtual int databaseRemove(const QByteArray& path, bool nameToo);

    static FileSystem& real();
};

/// Makes the folder and its missing parents; each new name is on the disk when this answers.
Result<void> makeFolderDurably(FileSystem& files, const QString& folder);

struct NewFile {
    QString name;
    QByteArray bytes;
};

/// Writes files into a folder, made if it is missing; bytes and names are on the disk when this answers.
/// Everything is written first and synced after, so that a journaling file system commits once for all of it.
Result<void> writeFilesDurably(FileSystem& files, const QString& folder, const QList<NewFile>& contents);

/// All of it, however often the system interrupts or takes only a part. False with errno set.
bool writeAllAt(FileSystem& files, int file, QByteArrayView bytes, qint64 offset);

/// Replaces a file or makes it: whole or not at all, and on the disk with its name when this answers. A crash
/// leaves at most `.<name>.part`, which the next attempt uses again.
Result<void> replaceFileDurably(FileSystem& files, const QString& path, const QByteArray& bytes);

/// Moves every file of a folder into another one, made if it is missing, and removes the first; the new names
/// are on the disk when this answers. May be repeated after it failed.
Result<void> moveFilesDurably(FileSystem& files, const QString& from, const QString& to);

/// Overwrites a file's bytes with zeros, synced, before its name goes, as far as the medium obeys; the name
/// is gone from the disk when this answers.
Result<void> eraseFile(FileSystem& files, const QString& path);

Result<void> syncFolder(FileSystem& files, const QString& folder);

/// Removes a folder that holds only files.
Result<void> removeFlatFolder(FileSystem& files, const QString& folder);

/// Holds a folder for this process alone. The kernel lets go when the process ends, however it ends.
class FolderLock {
public:
    static Result<std::unique_ptr<FolderLock>> take(const QString& folder);
    ~FolderLock();
    Q_DISABLE_COPY_MOVE(FolderLock)

private:
    explicit FolderLock(int descriptor) : file(descriptor) {}
    int file;
};

} // namespace mianguan
