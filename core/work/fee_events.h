#pragma once

#include "core/ledger/record.h"
#include "core/work/graduate.h"

namespace mianguan {

Draft payment(const Id& subject, const Payment& payment);
Payment paymentIn(const QCborMap& content);

Draft paidListImport(const Batch& batch, const QString& fileName, int rows, int paid, qint64 cents);
/// With the payments it counts, and the sums as the ledger has them, so that they outlive a purge.
Draft feeClosing(const FeeDay& day, qint64 countedCents, const QString& remark);
/// Without names, time, corrections and changes.
FeeClosing feeClosingIn(const QCborMap& content);

} // namespace mianguan
