#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace mianguan {

/// A picture's size and time of change, as a folder lists them.
struct FileMark {
    qint64 bytes = 0;
    qint64 changedMs = 0; ///< UTC
    bool operator==(const FileMark&) const = default;
};

using FolderScan = QHash<QString, FileMark>; ///< by path

/// The folder's pictures that are not empty; none when the folder is not there.
std::optional<FolderScan> scanFolder(const QString& folder);

/// Which files have stopped changing and were not told of yet.
class SettledFiles {
public:
    /// Takes what the folder holds at a time (milliseconds of any steady clock); answers the newly settled
    /// paths.
    QStringList take(const FolderScan& scan, qint64 atMs);
    bool unsettled() const; ///< some are still being watched

private:
    struct Seen {
        FileMark mark;
        qint64 sinceMs = 0;
        bool told = false;
    };
    QHash<QString, Seen> files;
};

} // namespace mianguan
