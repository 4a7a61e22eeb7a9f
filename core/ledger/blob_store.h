#pragma once

#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/base/result.h"

#include <QList>
#include <QMap>
#include <QString>

namespace mianguan {

class FileSystem;

/// Pictures and other large bytes, a file per subject and hash: `blobs/<aa>/<subject>/<hash>`. New ones are
/// first made durable under `incoming/<event>`, where the event that names them finds them however the
/// program ends; once that event is written they are published. So a blob outside `incoming` always has its
/// event.
class BlobStore {
public:
    BlobStore(const QString& storeFolder, FileSystem& files);

    Result<void> prepare(); ///< makes the folders

    Result<void> stage(const Id& event, const QMap<Hash, QByteArray>& blobs); ///< durable when answered
    Result<void> publish(const Id& event, const Id& subject);                 ///< may be repeated
    Result<void> discard(const Id& event); ///< only for an event that was never written
    QList<Id> staged() const;

    Result<QByteArray> read(const Id& subject, const Hash& hash) const; ///< verified against its hash
    QList<Id> subjects() const;                                         ///< that have a folder
    QList<Hash> blobsOf(const Id& subject) const;

private:
    QString stagingFolder(const Id& event) const;
    QString subjectFolder(const Id& subject) const;

    QString incoming;
    QString blobs;
    FileSystem& files;
};

} // namespace mianguan
