#pragma once

#include "core/ledger/ledger.h"

namespace mianguan {

/// An entry as it came.
struct SettledEvent {
    SentEvent sent;
    Settlement settlement;
};

/// The entries read and their signatures checked one by one: by the station they name, whose key this store
/// knows or the log itself announced before, and by the person where they name one. `known` grows by what is
/// announced. Errors: Corrupt for what is not signed as it says, Unsupported for what a newer version wrote;
/// nothing is to be taken of it then.
Result<HubLog> checkedLog(const QList<SettledEvent>& entries, QHash<Id, PublicKey>& known, const Id& hub);

} // namespace mianguan
