#include "core/people/list_columns.h"

#include "core/people/roster_field.h"

namespace mianguan {

namespace {

QHash<QString, int> columnsOf(const QStringList& headers) {
    QHash<QString, int> columns;
    for (int column = int(headers.size()) - 1; column >= 0; --column)
        columns.insert(foldedHeader(headers.at(column)), column);
    return columns;
}

/// A column has one meaning.
void assign(ListColumns& columns, const QString& field, int column) {
    columns.removeIf([column](auto known) { return known.value() == column; });
    columns.insert(field, column);
}

} // namespace

/// A field with no heading is one whose guess the person took away.
QJsonObject toJson(const ListColumns& chosen, const ListColumns& guess, const QStringList& headers) {
    QJsonObject json;
    for (const QString& field : chosen.keys() + guess.keys())
        json.insert(field, headers.value(chosen.value(field, -1)));
    return json;
}

ListColumns columnsFrom(const QJsonObject& remembered, ListColumns columns, const QList<ListField>& fields,
                        const QStringList& headers) {
    const QHash<QString, int> known = columnsOf(headers);
    for (const ListField& field : fields) {
        if (!remembered.contains(field.id)) continue;
        const QString header = foldedHeader(remembered.value(field.id).toString());
        if (header.isEmpty())
            columns.remove(field.id);
        else if (known.contains(header))
            assign(columns, field.id, known.value(header));
    }
    return columns;
}

} // namespace mianguan
