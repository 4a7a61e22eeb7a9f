#pragma once

#include "core/people/roster_file.h"

namespace mianguan {

/// The rows of one sheet while it is read, within the limits.
class RosterRows {
public:
    /// An empty row is nothing. Error: TooLarge.
    Result<void> add(RosterTable::Row row);

    bool isEmpty() const { return rows.isEmpty(); }
    bool hasHeading() const { return headingAt() >= 0; }
    /// How many columns of the heading are known; 0 without one.
    int knownColumns() const;
    /// All under the heading; under the first row when none is known.
    RosterTable table() &&;

private:
    qsizetype headingAt() const;
    bool headingGoesOn(qsizetype at) const;

    QList<RosterTable::Row> rows;
    qint64 cells = 0;
};

constexpr int rosterColumns = 256;

Fail tooManyColumns();
Fail rosterStopped();

} // namespace mianguan
