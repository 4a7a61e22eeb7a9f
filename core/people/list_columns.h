#pragma once

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace mianguan {

/// What a kind of list may hold.
struct ListField {
    QString id;   ///< for what is remembered; never changes
    QString text; ///< translated, as in "student number"
};

/// Which column of a list holds what: ids of fields, columns from 0.
using ListColumns = QHash<QString, int>;

/// What a person made of these headings, to be remembered for the school's next list.
QJsonObject toJson(const ListColumns& chosen, const ListColumns& guess, const QStringList& headers);
/// The guess, put right by what was remembered wherever these headings have it too.
ListColumns columnsFrom(const QJsonObject& remembered, ListColumns guess, const QList<ListField>& fields,
                        const QStringList& headers);

} // namespace mianguan
