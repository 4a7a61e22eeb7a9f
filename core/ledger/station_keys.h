#pragma once

#include "core/keys/signature.h"

#include <QHash>

namespace mianguan {

class Database;

/// The signing keys this store's stations had, in the ledger's own file. Only the newest has its secret half,
/// sealed under the data key: nobody can speak for an older chain any more.
class StationKeys {
public:
    explicit StationKeys(const Database& file) : database(file) {}

    Result<SigningKey> current(const Key& dataKey) const; ///< Corrupt when it does not open or there is none
    Result<QHash<Id, PublicKey>> publicKeys() const;      ///< those whose id is truly theirs

    // Inside a transaction that the caller began.
    Result<void> begin(const SigningKey& key, const Key& dataKey); ///< the older secrets go
    Result<void> rewrap(const SigningKey& key, const Key& fresh);

private:
    const Database& database;
};

} // namespace mianguan
