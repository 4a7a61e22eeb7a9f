#pragma once

#include "core/base/id.h"
#include "core/keys/key.h"

#include <QByteArray>
#include <QReadWriteLock>

namespace mianguan {

class Database;

/// A key for each graduate, and one (the null subject's) for what concerns the station, each wrapped by the
/// data key, in the ledger's own file. Destroying one makes whatever it sealed unreadable everywhere. Read
/// from any thread.
class SubjectKeys {
public:
    SubjectKeys(const Database& database, Key dataKey);

    Result<Key> of(const Id& subject) const; ///< NotFound when it was destroyed or never made; Corrupt
    Result<Key> unwrapped(const Id& subject, const QByteArray& wrapped) const;

    // Inside a transaction that the caller began.
    Result<void> keep(const Id& subject, const Key& key); ///< of a subject that has none
    Result<void> destroy(const Id& subject);
    Result<void> rewrap(const Key& fresh) const; ///< every key under another data key

    Key dataKey() const;
    Key derived(QByteArrayView purpose) const; ///< from the data key
    void setDataKey(Key fresh);                ///< after what rewrap() did is durable

private:
    const Database& database;
    mutable QReadWriteLock guard;
    Key data;
    Key before; ///< for readings that began before the data key was changed
};

} // namespace mianguan
