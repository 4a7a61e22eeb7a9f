#pragma once

#include "core/work/closing_tables.h"
#include "core/work/fee_tables.h"
#include "core/work/journal.h"
#include "core/work/paid_plan.h"

namespace mianguan {

/// Fees and the rules about them: what was paid, lists of it, daily closings. Who may ask is the Store's to
/// check. Commands from one thread, queries from any.
class FeeBook {
public:
    explicit FeeBook(Journal& lists) : journal(lists), tables(lists.lists()), days(lists.lists()) {}

    /// One receipt may be of several graduates, as a class's is, but only at once. Answers for how many.
    Result<int> settle(const QList<Id>& graduates, const Payment& payment);
    /// Whoever has settled meanwhile, or whose receipt is somebody's, is passed over. Answers for how many.
    Result<int> import(const PaidPlan& plan, const Progress& progress, const std::stop_token& stop);
    /// Refused when a payment came in since the cash was counted, or a difference has no remark.
    Result<Id> close(const CashCount& count);

    FeeDay open() const;
    int openPayments() const { return days.pendingCount(); }
    QList<FeeClosing> closings() const;
    const FeeTables& fees() const { return tables; }

private:
    Result<void> checkReceipt(const QList<Id>& graduates, const QString& receipt) const;
    bool mayBePaid(const PaidPlan::Paid& one) const;
    void name(FeeDay& day) const;
    void name(QList<FeeChange>& changes) const;
    QString nameOf(const Id& user) const;
    QString labelOf(const Id& graduate) const;

    Journal& journal;
    FeeTables tables;
    ClosingTables days;
};

} // namespace mianguan
