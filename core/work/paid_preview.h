#pragma once

#include "core/people/paid_list.h"
#include "core/work/store.h"

namespace mianguan {

/// Why a row of a list of who paid is not simply taken.
enum class PaidDoubt {
    Unreadable,
    NotFound,
    Ambiguous,    ///< its two numbers are two people's
    OtherName,    ///< the number is someone else's
    Twice,        ///< the graduate stands in the list already
    Settled,      ///< paid, billed or waived otherwise
    ReceiptTaken, ///< by another graduate's payment
    OtherAmount,  ///< than was asked; may be taken all the same
};

/// What importing a list of who paid would come to, before anything is written.
struct PaidPreview {
    struct Row {
        int row = 0;
        PaidDoubt doubt = PaidDoubt::NotFound;
        QString sentence; ///< translated
    };

    QList<PaidPlan::Paid> paid;        ///< to be written
    QList<PaidPlan::Paid> otherAmount; ///< to be written if that is wanted
    QList<Row> doubts;
    int unchanged = 0; ///< recorded already, just so
    int rows = 0;

    int count(PaidDoubt doubt) const;
    PaidPlan planFor(const Batch& batch, const QString& fileName, bool otherAmounts) const;
};

/// Whom each row means, by its numbers alone: a name only contradicts. `expectedCents` (分) is what each was
/// to pay. Slow, for any thread.
PaidPreview previewPaid(const Store& store, const Batch& batch, const PaidList& list, int expectedCents);

} // namespace mianguan
