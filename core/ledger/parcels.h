#pragma once

#include "core/base/hash.h"
#include "core/ledger/blob_store.h"
#include "core/ledger/record.h"

#include <optional>

namespace mianguan {

class Database;
class SubjectKeys;

/// A picture on its way to the hub, or from it.
struct HubParcel {
    qint64 event = 0;      ///< position of the event that names it
    QString name;          ///< as that event's body names it
    bool inward = false;   ///< from the hub: its event is another station's
    bool original = false; ///< not needed by anyone before the line is free
    qint64 bytes = 0;
    int failures = 0;
    qint64 dueMs = 0;   ///< UTC; not to be tried before
    bool stuck = false; ///< not tried again by itself
    QCborMap why;       ///< of the last failure, as who wrote it reads it

    bool operator==(const HubParcel&) const = default;
};

/// What of all parcels waits.
struct ParcelCounts {
    qint64 portraits = 0, originals = 0, bytes = 0;
    qint64 oldest = 0; ///< the event, of the oldest; 0: none

    bool operator==(const ParcelCounts&) const = default;
};

/// Pictures that the hub may not have yet, until it says that it has them, and those of others that are not
/// here yet. In the ledger's file; read from any thread, written inside a transaction that the caller began.
class Parcels {
public:
    Parcels(const Database& file, const SubjectKeys& subjectKeys) : database(file), keys(subjectKeys) {}

    Result<void> pack(const Record& record, const BlobStore& blobs); ///< what this event names
    Result<void> order(const Record& adopted);                       ///< what it names is to be fetched
    Result<QList<HubParcel>> awaitedOf(const Id& subject) const;     ///< pictures of others not here yet
    Result<void> hurry(const HubParcel& parcel); ///< someone waits for it: it goes as a portrait does
    /// Portraits before originals, the oldest first. `originals` whether these may go.
    Result<QList<HubParcel>> due(bool inward, qint64 nowMs, bool originals, int limit) const;
    Result<std::optional<qint64>> nextDueMs(bool inward, bool originals) const; ///< none when none waits
    /// Others' pictures, but for originals that nobody waits for or that the hub has not got yet.
    Result<bool> isFetching() const;
    Result<void> delivered(const HubParcel& parcel);
    Result<void> failed(const HubParcel& parcel); ///< as it says now
    Result<void> tryNow(qint64 event);            ///< 0: all of them
    /// The latest first; others' originals that nobody asked for are none.
    Result<QList<HubParcel>> troubled(int limit) const;
    Result<ParcelCounts> counts(bool inward) const;

private:
    const Database& database;
    const SubjectKeys& keys;
};

} // namespace mianguan
