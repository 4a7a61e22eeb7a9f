#pragma once

#include "core/ledger/durable_file.h"
#include "tests/ledger/disk_model.h"

#include <QMutex>

#include <functional>
#include <optional>
#include <vector>

namespace mianguan::test {

/// Does everything on the real disk and remembers it, files and databases alike, so that afterwards it can be
/// shown what a power cut after any of the operations would have left below one folder. What lies there at
/// the start counts as synced; what is changed past this disk is not seen (a lock file, SQLite's shared
/// memory).
class PowerCutDisk : public FileSystem {
public:
    explicit PowerCutDisk(const QString& folder);

    struct Cut {
        int operations = 0; ///< how many were done before it
        quint32 seed = 0;   ///< chooses what stays of the unsynced
        std::optional<double> kept =
            std::nullopt; ///< about how much of it: 0 nothing, 1 all; chosen by the seed when not given
    };
    int operations() const; ///< so far
    /// Makes in the real folder `to` what the cut leaves of `from`; nothing when it leaves not even that
    /// name.
    void cutPower(const QString& from, const QString& to, const Cut& cut) const;
    /// Paths below the folder that were changed past this disk, as far as that was noticed.
    QStringList strange() const;

    int create(const QByteArray& path, quint32 rights) override;
    int update(const QByteArray& path, quint32 rights) override;
    qint64 write(int file, const char* bytes, qint64 size) override;
    qint64 writeAt(int file, const char* bytes, qint64 size, qint64 offset) override;
    int open(const QByteArray& path) override;
    int sync(int file) override;
    int syncDisk(int file) override;
    int close(int file) override;
    int rename(const QByteArray& from, const QByteArray& to) override;
    int makeFolder(const QByteArray& path) override;
    int syncFolder(const QByteArray& path) override;
    int removeFile(const QByteArray& path) override;
    int removeFolder(const QByteArray& path) override;
    int databaseCreate(const QByteArray& path) override;
    int databaseWrite(const QByteArray& path, qint64 offset, const char* bytes, qint64 size) override;
    int databaseSync(const QByteArray& path, bool nameToo) override;
    int databaseTruncate(const QByteArray& path, qint64 size) override;
    int databaseRemove(const QByteArray& path, bool nameToo) override;

private:
    using Operation = std::function<void(DiskModel&)>;
    void readFolder(const QString& path);
    std::optional<QByteArray> below(const QByteArray& path) const;
    template <class Answer>
    Answer noted(Answer answer, const Operation& operation);
    template <class Answer, class Work>
    Answer notedAt(const QByteArray& path, Answer answer, Work work);
    template <class Answer, class Work>
    Answer notedOn(int file, Answer answer, Work work);
    template <class Work>
    int opened(int file, const QByteArray& path, Work work);
    const DiskModel& after(int operations) const;

    QByteArray root, realRoot; ///< with a slash at the end; SQLite names files without symbolic links
    DiskModel start;
    mutable QMutex guard;
    std::vector<Operation> done;
    QHash<int, int> handles; ///< by descriptor, which the system uses again
    int lastHandle = 0;
    mutable DiskModel model; ///< after `modelled` operations, as cuts mostly come in order
    mutable int modelled = 0;
};

} // namespace mianguan::test
