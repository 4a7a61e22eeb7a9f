#pragma once

#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/keys/key.h"

#include <chrono>

namespace mianguan {
class FileSystem;
}

namespace mianguan::hub {

/// Large blobs that come in parts: `uploads/<subject>/<name>`, each part sealed, so that a cut line costs no
/// more than the part it cut.
class Uploads {
public:
    Uploads(const QString& folder, FileSystem& files);

    /// Bytes that are here, from the beginning; 0 when none.
    qint64 offset(const Id& subject, const Key& key, const Hash& hash) const;
    /// Durable when answered, with the new offset. Busy when another request writes to it.
    struct Part {
        qint64 offset = 0; ///< must be where the upload stands: else the answer is that, and nothing written
        QByteArray bytes;
    };
    Result<qint64> append(const Id& subject, const Key& key, const Hash& hash, const Part& part);
    Result<QByteArray> whole(const Id& subject, const Key& key, const Hash& hash) const; ///< not checked
    Result<void> remove(const Id& subject, const Key& key, const Hash& hash);
    Result<void> destroy(const Id& subject);   ///< of a purged subject; may be repeated
    Result<int> sweep(std::chrono::hours age); ///< removes those not touched for so long; answers how many

private:
    QString folderOf(const Id& subject) const;
    QString pathOf(const Id& subject, const Key& key, const Hash& hash) const;

    QString root;
    FileSystem& disk;
};

} // namespace mianguan::hub
