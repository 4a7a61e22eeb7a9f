#pragma once

#include <QString>

#include <memory>

namespace mianguan {

class FileSystem;

/// A disk of SQLite's that asks a FileSystem before each step that changes it and otherwise does as SQLite's
/// own does. SQLite knows it while this lives, which must be longer than any connection opened by it.
/// Temporary files without a name are not asked about.
class DiskVfs {
public:
    explicit DiskVfs(FileSystem& files);
    ~DiskVfs();
    Q_DISABLE_COPY_MOVE(DiskVfs)

    QString uriOf(const QString& path) const; ///< what opens this file by it, for QSQLITE_OPEN_URI

private:
    struct Vfs;
    std::unique_ptr<Vfs> vfs;
};

} // namespace mianguan
