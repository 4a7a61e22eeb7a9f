#pragma once

#include "core/base/id.h"
#include "core/people/roster_check.h"

namespace mianguan {

/// Who is known already.
struct KnownEntry {
    Id subject;
    RosterEntry entry;
};

/// What importing a list would do.
struct RosterChanges {
    struct Changed {
        Id subject;
        RosterEntry before, after;
        QList<RosterField> fields; ///< that differ
    };

    QList<RosterEntry> added;
    QList<Changed> changed;
    int unchanged = 0;
    QList<KnownEntry> absent;       ///< known, and in no row of the list, be it left out
    QList<RosterProblem> ambiguous; ///< refused where a person has to find out whom the row means
};

/// A row means whom its student number says, else its candidate number, else its identity number, else its
/// collection code; but nobody who has another of a number that comes before. An empty cell changes nothing.
RosterChanges compareRoster(const CheckedRoster& roster, const QList<KnownEntry>& known);

} // namespace mianguan
