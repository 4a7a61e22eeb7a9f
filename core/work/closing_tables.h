#pragma once

#include "core/ledger/projection.h"
#include "core/work/fee.h"

namespace mianguan {

/// What this desk took, whether the hub lets it count or not, and how its daily closings counted it.
Projection::Module closingModule();

/// Questions asked of daily closings, and of what the next one is to say: every payment of this desk as it
/// counts now, against how the closings counted it.
class ClosingTables {
public:
    explicit ClosingTables(const Projection& projection) : lists(projection) {}

    FeeDay open() const;                ///< since the last closing; without names and classes
    QList<FeeClosing> closings() const; ///< the latest first; without names
    /// Of these graduates, how many have paid what no closing has counted as it counts now.
    int uncounted(const QList<Id>& graduates) const;
    /// A closing whose sum is not that of the payments it names, none of which was purged; 分.
    struct Contradiction {
        qint64 timeMs, said, found;
    };
    QList<Contradiction> contradictions() const;

private:
    struct Kept {
        qint64 position;
        FeeClosing closing;
    };
    /// A change with the closings it is between.
    struct Found {
        qint64 before, after; ///< their positions
        FeeChange change;
    };
    QList<Kept> kept() const; ///< the latest first
    bool isWhole(const Kept& one) const;
    QList<FeeEntry> pending() const;
    QList<FeeLine> lines(const QString& entries) const;
    QList<FeeCorrection> corrections(const QString& entries) const;
    QList<Found> changes() const;

    const Projection& lists;
};

} // namespace mianguan
