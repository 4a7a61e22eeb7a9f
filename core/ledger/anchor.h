#pragma once

#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/keys/signature.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace mianguan {

class FileSystem;

/// Where a chain ends.
struct Head {
    Id station;
    qint64 seq = 0;
    Hash hash;
    bool operator==(const Head&) const = default;
};

/// What this machine remembers of a store outside its data folder: how far the ledger had come, signed by its
/// station, so that a cut tail or an old copy is seen; and which subjects were purged, so that a restored
/// backup does not bring them back. Two records are written in turn, so that a torn one leaves the other.
/// Writing it is not synced: events are, and an anchor that lags is no alarm. From any thread.
class Anchor {
public:
    /// `machineFolder` is made when it is missing.
    static Result<std::unique_ptr<Anchor>> open(const QString& machineFolder, const Id& store,
                                                FileSystem& files);
    ~Anchor();

    std::optional<Head>
    head() const;         ///< nothing when this machine never saw the store, or both records are broken
    bool damaged() const; ///< there is a file, but no record of it is whole
    Result<void> setHead(const Head& head, const SigningKey& station);

    Result<QList<Id>> purged() const;                  ///< those that can be read; see purgedDamaged()
    bool purgedDamaged() const;                        ///< one that was written cannot be read any more
    Result<void> addPurged(const QList<Id>& subjects); ///< durable when answered

private:
    Anchor();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mianguan
