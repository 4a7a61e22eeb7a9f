#include "core/people/roster_mapping.h"

#include <algorithm>

namespace mianguan {

ListColumns RosterMapping::byId() const {
    ListColumns ids;
    for (auto known = columns.begin(); known != columns.end(); ++known)
        ids.insert(fieldId(known.key()), known.value());
    return ids;
}

RosterMapping RosterMapping::of(const ListColumns& ids) {
    RosterMapping mapping;
    for (const RosterField field : rosterFields())
        if (const int column = ids.value(fieldId(field), -1); column >= 0)
            mapping.columns.insert(field, column);
    return mapping;
}

QList<ListField> rosterListFields() {
    QList<ListField> fields;
    for (const RosterField field : rosterFields())
        fields += ListField{fieldId(field), fieldText(field)};
    return fields;
}

RosterMapping guessMapping(const QStringList& headers) {
    RosterMapping mapping;
    for (int column = 0; column < headers.size(); ++column)
        if (const auto field = fieldOf(headers.at(column)); field && !mapping.columns.contains(*field))
            mapping.columns.insert(*field, column);
    return mapping;
}

QJsonObject toJson(const RosterMapping& mapping, const QStringList& headers) {
    return toJson(mapping.byId(), guessMapping(headers).byId(), headers);
}

RosterMapping mappingFrom(const QJsonObject& remembered, const QStringList& headers) {
    return RosterMapping::of(
        columnsFrom(remembered, guessMapping(headers).byId(), rosterListFields(), headers));
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
