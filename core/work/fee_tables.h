#pragma once

#include "core/ledger/projection.h"
#include "core/work/graduate.h"

#include <QHash>

namespace mianguan {

Projection::Module feeModule();

/// Questions asked of fees in the lists.
class FeeTables {
public:
    explicit FeeTables(const Projection& projection) : lists(projection) {}

    std::optional<Payment> payment(const Id& graduate) const; ///< the latest
    /// Of a batch and a time, what was set right taken off again.
    QList<FeeSum> sums(const Batch& batch, qint64 fromMs, qint64 untilMs) const;
    /// Whose payment has this number; it stays his when the payment is set right.
    std::optional<Id> receiptHolder(const QString& receipt) const;
    QHash<QString, Id> receipts() const; ///< by their folded numbers

    QList<ClassBill> bills() const; ///< of every class, as of now

private:
    const Projection& lists;
};

QString paymentColumns(const char* table);          ///< of a table of payments, as paymentAt() reads them
Payment paymentAt(const QSqlQuery& row, int first); ///< from that column on
QString foldedReceipt(const QString& receipt);      ///< two numbers are one when these are equal

} // namespace mianguan
