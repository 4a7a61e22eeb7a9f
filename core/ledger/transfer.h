#pragma once

#include "core/base/hash.h"
#include "core/base/result.h"
#include "core/ledger/progress.h"

#include <QByteArrayView>
#include <QList>
#include <QSet>
#include <QString>

#include <functional>
#include <stop_token>

namespace mianguan {

class FileSystem;

/// A file by what it holds.
struct FileSum {
    qint64 size = 0; ///< bytes
    Hash hash;
    bool operator==(const FileSum&) const = default;
};

/// An error's words by errno and path; they depend on whose disk it was.
using Complaint = Fail (*)(int number, const QString& path);
Fail storeDiskFailed(int number, const QString& path);
/// A disk or stick with a backup; a pulled out one, a full one and one that takes no large file told apart.
Fail backupDiskFailed(int number, const QString& path);
Fail readsBackDifferently(const QString& path);
Fail stoppedHalfway();

/// Files copied from one disk to another in small batches, each synced as a whole, so that a slow stick is
/// neither waited for at every file nor for long when someone stops.
class Transfer {
public:
    struct Route {
        FileSystem& files;
        Complaint from, to;
        bool readBack; ///< from the medium, after the sync, and compared
    };
    Transfer(const Route& route, const QString& toFolder, const Progress& progress,
             const std::stop_token& stop);
    ~Transfer();
    Q_DISABLE_COPY_MOVE(Transfer)

    void expect(qint64 bytes) { total = done + bytes; } ///< to be copied from now on, for the progress
    void tell(qint64 bytes);                            ///< copied, by this or by other means

    /// To a name below the folder; folders on the way are made. On the disk, and read back, with the next
    /// settle(), which also happens by itself now and then.
    Result<FileSum> copy(const QString& from, const QString& toName);
    /// As `copy`, but the name is there only once the file is whole on the disk: until the next settle() it
    /// is `toName` + partSuffix, and is written anew after a failure.
    Result<FileSum> copyWhole(const QString& from, const QString& toName);
    static constexpr QLatin1String partSuffix{".part"};
    Result<void> land(const QString& path, const FileSum& sum); ///< a file written by other means
    Result<void> settle();
    /// A file of its own, on the disk and read back when this answers.
    Result<void> write(const QByteArray& bytes, const QString& to);
    /// Reads a file from its medium, not from what the system remembers of it. Pieces are of 1 MiB but the
    /// last.
    using Take = std::function<Result<void>(QByteArrayView piece, qint64 offset)>;
    Result<FileSum> sum(const QString& path, Complaint complaint, const Take& take = {}) const;
    Result<void> goOn() const; ///< error: Cancelled, once someone stopped
    FileSystem& files() const { return route.files; }

private:
    Result<FileSum> read(int file, const QString& path, Complaint complaint, const Take& take) const;
    Result<void> makeFoldersFor(const QString& name);
    Result<FileSum> pour(const QString& from, int target, const QString& to);
    Result<FileSum> copyTo(const QString& from, const QString& to, const QString& name);

    struct Landed {
        QString path;
        FileSum sum;
        QString name; ///< it gets once it is whole, when that is another
    };
    Result<void> keep(const Landed& file);
    Result<void> giveNames(const QList<Landed>& landed);
    Route route;
    QString folder;
    Progress progress;
    std::stop_token stop;
    int disk;              ///< held open, so that no error of a write to it goes unheard
    QSet<QString> folders; ///< that are there
    QList<Landed> unsettled;
    qint64 unsettledBytes = 0, done = 0, total = 0;
};

} // namespace mianguan
