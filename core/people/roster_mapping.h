#pragma once

#include "core/people/list_columns.h"
#include "core/people/roster_field.h"

namespace mianguan {

/// Which column of a list holds what.
struct RosterMapping {
    QHash<RosterField, int> columns; ///< from 0

    ListColumns byId() const;
    static RosterMapping of(const ListColumns& columns);

    bool operator==(const RosterMapping&) const = default;
};

QList<ListField> rosterListFields(); ///< all, in order

/// By the headings alone; of two columns with one meaning the first.
RosterMapping guessMapping(const QStringList& headers);

/// What a person made of these headings, to be remembered for the school's next list.
QJsonObject toJson(const RosterMapping& mapping, const QStringList& headers);
/// The guess, put right by what was remembered wherever these headings have it too.
RosterMapping mappingFrom(const QJsonObject& remembered, const QStringList& headers);

/// What a list cannot do without: the name, and the four numbers when there is none of them, where one is
/// enough.
QList<RosterField> missing(const RosterMapping& mapping);

} // namespace mianguan
