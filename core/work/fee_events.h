#pragma once

#include "core/ledger/record.h"
#include "core/work/graduate.h"

namespace mianguan {

Draft payment(const Id& subject, const Payment& payment);
Payment paymentIn(const QCborMap& content);

Draft paidListImport(const Batch& batch, const QString& fileName, int rows, int paid, qint64 cents);
/// What is to be recorded, the closing last: with the payments it counts, and the sums as the ledger has
/// them, so that they outlive a purge. More than an event may hold are on pages before it, which it names.
QList<Draft> feeClosing(const FeeDay& day, qint64 countedCents, const QString& remark);
/// Without names, time, corrections and changes; entries are those that stand in it, not on its pages.
FeeClosing feeClosingIn(const QCborMap& content);
QList<FeeEntry> feeEntriesIn(const QCborMap& content); ///< of a closing, or of a page
/// A page of its own: what was taken of those whom another desk purges, before their events are unreadable.
Draft takingsKept(const KeptTakings& takings);
KeptTakings keptTakingsIn(const QCborMap& page); ///< of a page of a closing: nothing
QList<Hash> feePagesIn(const QCborMap& content);
Hash feePageDigest(const QCborMap& page); ///< as a closing names it

} // namespace mianguan
