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

    FeeDay open() const;                ///< since the last closing; without names
    QList<FeeClosing> closings() const; ///< the latest first; without names
    /// Of these graduates, how many have paid what no closing has counted.
    int uncounted(const QList<Id>& graduates) const;
    /// A closing whose sum is not that of its payments, none of which was purged; 分.
    struct Contradiction {
        qint64 timeMs, said, found;
    };
    QList<Contradiction> contradictions() const;

private:
    struct Kept {
        qint64 position;
        FeeClosing closing;
    };
    QList<Kept> kept() const; ///< the latest first
    qint64 counted(qint64 closing) const;
    QList<FeeLine> lines(const QVariant& closing) const;
    QList<FeeCorrection> corrections(const QVariant& closing) const;
    QList<ClassBill> bills() const;

    const Projection& lists;
};

QString foldedReceipt(const QString& receipt); ///< two numbers are one when these are equal

} // namespace mianguan
