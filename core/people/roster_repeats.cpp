#include "core/people/roster_repeats.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

constexpr RosterField keyFields[] = {RosterField::StudentNumber, RosterField::CandidateNumber,
                                     RosterField::Code, RosterField::IdentityNumber};

QString text(const char* source) { return QCoreApplication::translate("RosterCheck", source); }

} // namespace

std::optional<RosterProblem> Repeats::repeated(const CheckedRoster::Line& line, RosterField field) const {
    const QHash<QString, Seen> rows = seen.value(field);
    const auto before = rows.constFind(valueOf(line.entry, field));
    if (before == rows.constEnd()) return std::nullopt;
    return RosterProblem{
        line.row, field, true,
        text(QT_TRANSLATE_NOOP("RosterCheck", "The %1 stands in row %2 already, so this row is left "
                                              "out. Find out which of the two is right."))
            .arg(fieldText(field))
            .arg(before->row)};
}

/// Someone who studies twice has two student numbers.
std::optional<RosterProblem> Repeats::repeatedIdentity(const CheckedRoster::Line& line) const {
    auto problem = repeated(line, RosterField::IdentityNumber);
    if (!problem) return problem;
    const Seen before = seen.value(RosterField::IdentityNumber).value(line.entry.identityNumber);
    if (before.studentNumber.isEmpty() || line.entry.studentNumber.isEmpty()) return problem;
    problem->refused = false;
    problem->sentence =
        text(QT_TRANSLATE_NOOP("RosterCheck", "The identity number stands in row %1 too, with another "
                                              "student number. If it is one person with two "
                                              "enrolments, all is well; else correct it."))
            .arg(before.row);
    return problem;
}

std::optional<RosterProblem> Repeats::see(const CheckedRoster::Line& line) {
    std::optional<RosterProblem> problem;
    for (const RosterField field : keyFields) {
        if (valueOf(line.entry, field).isEmpty()) continue;
        problem = field == RosterField::IdentityNumber ? repeatedIdentity(line) : repeated(line, field);
        if (problem && problem->refused) return problem;
    }
    for (const RosterField field : keyFields)
        if (const QString& value = valueOf(line.entry, field);
            !value.isEmpty() && !seen[field].contains(value))
            seen[field].insert(value, {line.row, line.entry.studentNumber});
    return problem;
}

} // namespace mianguan
