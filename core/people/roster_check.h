#pragma once

#include "core/people/roster_file.h"
#include "core/people/roster_mapping.h"

namespace mianguan {

/// What is wrong with a row of a list.
struct RosterProblem {
    int row = 0; ///< as a spreadsheet counts rows
    RosterField field = RosterField::Name;
    bool refused = false; ///< the row is left out; else it is taken, and someone should look at it
    QString sentence;     ///< what is wrong and what to do, translated; never a whole identity number

    bool operator==(const RosterProblem&) const = default;
};

struct CheckedRoster {
    struct Line {
        int row = 0;
        RosterEntry entry; ///< put right: dates as 20040229, sex as 男 or 女, numbers without blanks
    };

    QList<Line> lines;             ///< those not refused
    QList<Line> leftOut;           ///< the others, as far as they could be read
    QList<RosterProblem> problems; ///< by row
};

/// What a list says of each graduate, and every row that cannot be taken or should be looked at. Error:
/// Refused when the mapping lacks what no list can do without, Cancelled.
Result<CheckedRoster> checkRoster(const RosterTable& table, const RosterMapping& mapping,
                                  const RosterProgress& progress = {}, const std::stop_token& stop = {},
                                  QDate today = QDate::currentDate());

} // namespace mianguan
