#include "tests/fuzz/folder.h"
#include "tests/fuzz/whole_ledger.h"

// The ledger's file and its write-ahead log, opened, checked and written on.

namespace mianguan::fuzz {

void feed(const QByteArray& input) {
    const Folder place;
    Parts parts(input);
    place.put(QStringLiteral("store/ledger.db"), parts.run());
    if (const QByteArray log = parts.run(); !log.isEmpty())
        place.put(QStringLiteral("store/ledger.db-wal"), log);
    useLedger(place.path() + QStringLiteral("/store"), place.path() + QStringLiteral("/machine"));
}

} // namespace mianguan::fuzz
