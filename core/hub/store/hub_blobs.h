#pragma once

#include "core/ledger/blob_store.h"

#include <QSet>

#include <map>

namespace mianguan::hub {

/// A blob on its way in.
struct NewBlob {
    Id subject;
    Hash hash; ///< of the bytes, checked
    QByteArray bytes;
};

/// The hub's pictures, sealed as a station's are: `blobs/<aa>/<subject>/<name>`. What is not named in the
/// database is not there, whatever files a crash left.
class HubBlobs {
public:
    HubBlobs(const QString& folder, FileSystem& files);

    Result<void> prepare(); ///< makes the folders and removes what a crash left in `incoming`
    /// Durable when answered; `keys` has every subject's.
    Result<void> put(const QList<NewBlob>& blobs, const std::map<Id, Key>& keys);
    Result<QByteArray> read(const Id& subject, const Key& key, const Hash& hash) const; ///< verified
    Result<void> destroy(const Id& subject);                                            ///< may be repeated
    const BlobStore& files() const { return store; }

private:
    Result<void> makeHomes(const QSet<QString>& homes, bool many);
    Result<void> syncHomes(const QSet<QString>& homes, bool many);
    Result<void> place(const QString& from, const Id& subject, const Hash& name);

    QString incoming;
    BlobStore store;
    FileSystem& disk;
};

} // namespace mianguan::hub
