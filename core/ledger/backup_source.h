#pragma once

#include "core/ledger/backup_list.h"
#include "core/ledger/chain.h"

#include <QSet>

#include <stop_token>
#include <vector>

namespace mianguan {

class Ledger;

/// The ledger as it stands at one moment, to be copied while it goes on: a read transaction of this thread's,
/// and the pictures that belong to it.
class BackupSource {
public:
    struct Blob {
        BlobPlace place;
        Id event;        ///< under which it may still wait
        qint64 size = 0; ///< bytes; -1 when it is not there
    };

    explicit BackupSource(const Ledger& from) : ledger(from) {}
    ~BackupSource() { finish(); }
    Q_DISABLE_COPY_MOVE(BackupSource)

    /// Takes the moment. Of the pictures it finds those that the moment's events name, published or not, and
    /// those that no event names, as happens in a damaged store. Those of purged subjects are left out.
    Result<void> begin(const std::stop_token& stop);
    void finish(); ///< the database is copied; pictures may be copied still

    const std::vector<Blob>& blobs() const { return found; } ///< in ascending order of place
    QList<Head> heads() const;
    qint64 position() const { return reached.position; }
    qint64 databaseSize() const { return size; } ///< bytes
    /// Empty when it is nowhere.
    QString pathOf(const Blob& blob) const;
    /// Whether the moment holds what a backup has; the station that no longer does must not update it.
    Result<bool> goesOnFrom(const QList<Head>& heads) const;
    /// Whether something was purged after a position: by now, when this is finished.
    Result<bool> purgedSince(qint64 position) const;

private:
    Result<void> readPurged();
    Result<void> readSize();
    Result<void> readEvents(const std::stop_token& stop);
    void addNamed(const Record& record, const Key& key);
    Result<void> addPublished(const std::vector<BlobPlace>& published, const std::stop_token& stop);

    const Ledger& ledger;
    ChainHeads reached;
    std::vector<Blob> found;
    QSet<Id> purged;
    qint64 size = 0;
    bool reading = false;
};

} // namespace mianguan
