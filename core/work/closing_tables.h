#pragma once

#include "core/ledger/projection.h"
#include "core/work/fee.h"

#include <QSet>

namespace mianguan {

/// What desks took, whether the hub lets it count or not, and how their daily closings counted it. Behind the
/// modules of lineage and fees.
Projection::Module closingModule();

/// Questions asked of this desk's daily closings, and of what the next one is to say: every payment as it
/// counts now, against how the closings counted it.
class ClosingTables {
public:
    enum class Whose { ThisDesk, Others };

    explicit ClosingTables(const Projection& projection) : lists(projection) {}

    FeeDay open() const;                ///< since the last closing; without names and classes
    QList<FeeClosing> closings() const; ///< the latest first; without names
    int pendingCount() const;           ///< payments of the open day; by an index
    /// Of these graduates, how many have paid what no closing of whoever took it, as far as it came here, has
    /// counted as it counts now.
    int uncounted(const QList<Id>& graduates, Whose whose) const;
    /// Of these subjects, what of this desk's open day is not kept yet.
    KeptTakings openOf(const QSet<Id>& subjects) const;
    /// A closing whose sum is not that of the payments it names, none of which was purged; 分.
    struct Contradiction {
        qint64 timeMs, said, found;
    };
    QList<Contradiction> contradictions() const;

private:
    struct Kept {
        qint64 position;
        bool adopted;
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
    void addPurged(FeeDay& day, const QString& entries) const;
    KeptPayment payment(const Id& event) const;
    QList<FeeLine> lines(const QString& entries) const;
    QList<FeeCorrection> corrections(const QString& entries) const;
    QList<Found> changes() const;

    const Projection& lists;
};

} // namespace mianguan
