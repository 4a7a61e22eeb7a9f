#pragma once

#include "core/ledger/ledger.h"

namespace mianguan {

/// One event on its way into the ledger, with what is written beside it.
struct Ledger::Entry {
    Record record;
    QByteArray header;
    QByteArray sealedBody;
    QByteArray stationSignature;
    QByteArray userSignature; ///< null when only the station signs
    Key key;                  ///< of the subject, or of the station for a tombstone
    bool freshKey = false;    ///< to be kept with the event
    QMap<Hash, QByteArray> pictures;

    /// Fills in the record and makes header, signatures and sealed body; the key is there already.
    Result<void> write(const Draft& draft, const Head& after, qint64 position, qint64 seen,
                       const SigningKey& station, const Author& author);
};

} // namespace mianguan
