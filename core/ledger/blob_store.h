#pragma once

#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/keys/key.h"
#include "core/ledger/durable_file.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

namespace mianguan {

/// Pictures and other large bytes, an encrypted file per subject and hash: `blobs/<aa>/<subject>/<name>`. The
/// name is the hash keyed by the subject's key, so that a file's name does not tell which picture it is. New
/// ones are first made durable under `incoming/<event>`, where the event that names them finds them however
/// the program ends; once that event is written they are published. So a blob outside `incoming` always has
/// its event.
class BlobStore {
public:
    BlobStore(const QString& storeFolder, FileSystem& files);

    Result<void> prepare(); ///< makes the folders

    static Hash nameOf(const Key& subjectKey, const Hash& hash);
    /// The file a blob becomes.
    static NewFile sealed(const Id& subject, const Key& subjectKey, const Hash& hash, QByteArrayView bytes);

    Result<void> stage(const Id& event, const Id& subject, const Key& subjectKey,
                       const QMap<Hash, QByteArray>& blobs);  ///< durable when answered
    Result<void> publish(const Id& event, const Id& subject); ///< may be repeated
    Result<void> discard(const Id& event);                    ///< only for an event that was never written
    Result<void> destroy(const Id& subject); ///< every file of a purged subject; may be repeated
    /// A blob that the first version left in clear, if it did: sealed, then the clear one erased.
    Result<void> sealClear(const Id& subject, const Key& subjectKey, const Hash& hash);
    QList<Id> staged() const;

    Result<QByteArray> read(const Id& subject, const Key& subjectKey, const Hash& hash) const; ///< verified
    bool holds(const Id& subject, const Key& subjectKey, const Hash& hash) const;
    QList<Id> subjects() const;                   ///< that have a folder
    QList<Hash> namesOf(const Id& subject) const; ///< of the files of a subject
    QString path(const Id& subject, const Hash& name) const;
    QString stagedPath(const Id& event, const Hash& name) const; ///< until it is published

private:
    QString stagingFolder(const Id& event) const;
    QString subjectFolder(const Id& subject) const;

    QString incoming;
    QString blobs;
    FileSystem& files;
};

} // namespace mianguan
