#pragma once

#include "core/base/id.h"
#include "core/keys/key.h"

#include <QByteArray>

namespace mianguan {

class Database;

/// A key for each graduate, and one (the null subject's) for what concerns the station, each wrapped by the
/// data key, in the ledger's own file. Destroying one makes whatever it sealed unreadable everywhere.
class SubjectKeys {
public:
    SubjectKeys(const Database& database, Key dataKey);

    Result<Key> of(const Id& subject) const; ///< NotFound when it was destroyed or never made; Corrupt
    Result<Key> unwrapped(const Id& subject, const QByteArray& wrapped) const;
    /// These three run inside a transaction that the caller began.
    Result<Key> ofOrNew(const Id& subject);
    Result<void> destroy(const Id& subject);
    Result<void> rewrap(Key freshDataKey);

    const Key& dataKey() const { return data; }

private:
    const Database& database;
    Key data;
};

} // namespace mianguan
