#pragma once

#include "core/people/roster_check.h"

#include <QHash>

#include <optional>

namespace mianguan {

/// Rows met so far, by what must not be met twice.
class Repeats {
public:
    /// The problem a line has with one before it; lines with one that refuses are not kept in mind.
    std::optional<RosterProblem> see(const CheckedRoster::Line& line);

private:
    struct Seen {
        int row;
        QString studentNumber;
    };
    std::optional<RosterProblem> repeated(const CheckedRoster::Line& line, RosterField field) const;
    std::optional<RosterProblem> repeatedIdentity(const CheckedRoster::Line& line) const;

    QHash<RosterField, QHash<QString, Seen>> seen;
};

} // namespace mianguan
