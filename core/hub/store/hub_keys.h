#pragma once

#include "core/base/result.h"
#include "core/keys/key.h"

#include <QString>

#include <functional>

namespace mianguan {
class FileSystem;
}

namespace mianguan::hub {

/// The hub's key, outside its database: `keys/hub.key` in the hub's folder, for its owner only, made at the
/// first start. Without it nothing in the database tells of anybody. Every process of one hub uses the same.
class HubKeys {
public:
    /// Made when it is missing, unless a hub `isFounded` with another already. Error: NotFound then.
    static Result<HubKeys> open(const QString& folder, FileSystem& files,
                                const std::function<Result<bool>()>& isFounded = {});

    const Key& wrapping() const { return wrap; }      ///< of subjects' keys
    const Key& station() const { return bodies; }     ///< for bodies that concern no subject
    const Key& secrets() const { return inDatabase; } ///< for the hub's own secrets in the database
    QByteArray digestOf(const QString& school, const QString& number) const; ///< tells nothing of the number
    QByteArray proofOf(const QByteArray& bytes) const; ///< that who has this key wrote them

private:
    explicit HubKeys(const Key& hub);
    Key wrap, bodies, inDatabase, lookUps, proofs;
};

} // namespace mianguan::hub
