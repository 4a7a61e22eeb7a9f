#pragma once

#include "core/ledger/anchor.h"
#include "core/ledger/record.h"

#include <QLatin1String>

namespace mianguan {

/// Why a station began a chain of its own. Each but the first names the head it goes on from.
enum class Beginning {
    New,
    Sealed,         ///< a store of the first version was encrypted
    Restored,       ///< from a backup
    UnknownMachine, ///< the machine had no memory of this store: it was copied here, or that memory was lost
    RolledBack,     ///< the machine remembers events that the store no longer has
    Forked,         ///< the hub knows another event in place of one of this chain: a copy was used beside it
};

inline constexpr QLatin1String stationStarted("station-started");
inline constexpr QLatin1String photoPurged("photo-purged"); ///< the tombstone the ledger itself writes again

/// "new", "sealed", "restored", "unknown-machine", "rolled-back", "forked"
QLatin1String nameOf(Beginning beginning);

/// The first event of a chain: {public_key, predecessor: {station, seq, hash} or null, cause, program}, and
/// for RolledBack what the machine remembered.
Draft chainStart(Beginning why, const PublicKey& station, const Head& predecessor,
                 const std::optional<Head>& remembered);
std::optional<Head> predecessorIn(const Record& started);

/// Whether the header says rightly that it is a tombstone: a purge is one, and nothing else.
bool isMarkedRight(const Event& event);

/// A tombstone for what a restored backup brought back.
Draft purgedAgain(const Id& subject);

} // namespace mianguan
