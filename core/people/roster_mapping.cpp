#include "core/people/roster_mapping.h"

#include <algorithm>

namespace mianguan {

namespace {

QHash<QString, int> columnsOf(const QStringList& headers) {
    QHash<QString, int> columns;
    for (int column = int(headers.size()) - 1; column >= 0; --column)
        columns.insert(foldedHeader(headers.at(column)), column);
    return columns;
}

/// A column has one meaning.
void assign(RosterMapping& mapping, RosterField field, int column) {
    mapping.columns.removeIf([column](auto known) { return known.value() == column; });
    mapping.columns.insert(field, column);
}

} // namespace

RosterMapping guessMapping(const QStringList& headers) {
    RosterMapping mapping;
    for (int column = 0; column < headers.size(); ++column)
        if (const auto field = fieldOf(headers.at(column)); field && !mapping.columns.contains(*field))
            mapping.columns.insert(*field, column);
    return mapping;
}

/// A field with no heading is one whose guess the person took away.
QJsonObject toJson(const RosterMapping& mapping, const QStringList& headers) {
    const RosterMapping guess = guessMapping(headers);
    QJsonObject json;
    for (const RosterField field : rosterFields())
        if (mapping.columns.contains(field) || guess.columns.contains(field))
            json.insert(fieldId(field), headers.value(mapping.columns.value(field, -1)));
    return json;
}

RosterMapping mappingFrom(const QJsonObject& remembered, const QStringList& headers) {
    RosterMapping mapping = guessMapping(headers);
    const QHash<QString, int> columns = columnsOf(headers);
    for (auto known = remembered.begin(); known != remembered.end(); ++known) {
        const auto field = fieldFromId(known.key());
        const QString header = foldedHeader(known.value().toString());
        if (field && header.isEmpty())
            mapping.columns.remove(*field);
        else if (field && columns.contains(header))
            assign(mapping, *field, columns.value(header));
    }
    return mapping;
}

QList<RosterField> missing(const RosterMapping& mapping) {
    static const QList<RosterField> numbers{RosterField::StudentNumber, RosterField::CandidateNumber,
                                            RosterField::IdentityNumber, RosterField::Code};
    QList<RosterField> fields;
    if (!mapping.columns.contains(RosterField::Name)) fields += RosterField::Name;
    const bool anyNumber = std::any_of(numbers.begin(), numbers.end(),
                                       [&](RosterField field) { return mapping.columns.contains(field); });
    return anyNumber ? fields : fields + numbers;
}

} // namespace mianguan
