#include "core/people/roster_check.h"

#include "core/base/masking.h"
#include "core/people/roster_repeats.h"
#include "core/people/roster_rows.h"
#include "core/people/roster_values.h"

#include <QCoreApplication>

#include <algorithm>

namespace mianguan {

namespace {

constexpr int rowsBetweenReports = 1000;

QString text(const char* source) { return QCoreApplication::translate("RosterCheck", source); }

/// Of what stands in the wrong column.
QString quoted(const QString& value) {
    constexpr qsizetype enough = 40; // characters
    return maskIdentityNumbers(value).left(enough);
}

bool isKey(RosterField field) {
    return field == RosterField::StudentNumber || field == RosterField::CandidateNumber ||
           field == RosterField::IdentityNumber || field == RosterField::Code;
}

/// One row while it is checked.
class LineCheck {
public:
    LineCheck(const RosterTable& table, const RosterMapping& mapping, QDate today)
        : table(table), mapping(mapping), today(today) {}

    void check(const RosterTable::Row& row);

    CheckedRoster::Line line;
    QList<RosterProblem> problems;

    bool isRefused() const {
        return std::any_of(problems.begin(), problems.end(),
                           [](const RosterProblem& one) { return one.refused; });
    }

private:
    void add(RosterField field, bool refused, const QString& sentence) {
        problems += RosterProblem{line.row, field, refused, sentence};
    }
    void doubt(RosterField field, const QString& sentence) { add(field, false, sentence); }
    void refuse(RosterField field, const QString& sentence) { add(field, true, sentence); }

    void readCells(const RosterTable::Row& row);
    bool isHeadingAgain(const RosterTable::Row& row) const;
    bool checkFlaws(const RosterTable::Row& row);
    void checkPresence(const RosterTable::Row& row);
    void checkValue(RosterField field);
    void checkSex();
    void checkBirthDate();
    void checkIdentity();
    void compareWith(const IdentityNumber& number);

    const RosterTable& table;
    const RosterMapping& mapping;
    QDate today;
};

void LineCheck::readCells(const RosterTable::Row& row) {
    for (auto column = mapping.columns.begin(); column != mapping.columns.end(); ++column)
        valueOf(line.entry, column.key()) = cellValue(row.cells.value(column.value()), column.key());
}

/// Long lists repeat their headings on every page.
bool LineCheck::isHeadingAgain(const RosterTable::Row& row) const {
    int headings = 0;
    for (auto column = mapping.columns.begin(); column != mapping.columns.end(); ++column) {
        const QString cell = row.cells.value(column.value());
        if (cell.trimmed().isEmpty()) continue;
        const bool same = foldedHeader(cell) == foldedHeader(table.headers.value(column.value()));
        if (!same && fieldOf(cell) != column.key()) return false;
        ++headings;
    }
    return headings >= 2;
}

/// Whether every value asked of the row is in the file.
bool LineCheck::checkFlaws(const RosterTable::Row& row) {
    for (const RosterField field : rosterFields()) {
        const auto flaw = row.flaws.constFind(mapping.columns.value(field, -1));
        if (flaw == row.flaws.constEnd()) continue;
        const bool vital = field == RosterField::Name || isKey(field);
        add(field, vital,
            *flaw == RosterTable::Flaw::NoText
                ? text(QT_TRANSLATE_NOOP("RosterCheck",
                                         "The workbook is damaged: what this cell says (%1) is not in it. "
                                         "Enter it, or have the list sent again."))
                      .arg(fieldText(field))
                : text(QT_TRANSLATE_NOOP("RosterCheck",
                                         "A formula (%1) has no value: it was never worked out. Open the "
                                         "list in Excel or WPS and save it again."))
                      .arg(fieldText(field)));
    }
    return problems.isEmpty();
}

QString firstWords(const RosterTable::Row& row) {
    for (const QString& cell : row.cells)
        if (!cell.trimmed().isEmpty()) return quoted(cell.simplified());
    return {};
}

void LineCheck::checkPresence(const RosterTable::Row& row) {
    const RosterEntry& entry = line.entry;
    const bool numbered = !(entry.studentNumber.isEmpty() && entry.candidateNumber.isEmpty() &&
                            entry.identityNumber.isEmpty() && entry.code.isEmpty());
    if (entry.name.isEmpty() && !numbered)
        return refuse(RosterField::Name,
                      text(QT_TRANSLATE_NOOP("RosterCheck", "This row names no graduate (“%1”), so it is "
                                                            "left out."))
                          .arg(firstWords(row)));
    if (entry.name.isEmpty())
        return refuse(RosterField::Name,
                      text(QT_TRANSLATE_NOOP("RosterCheck", "There is no name. Enter it, or delete "
                                                            "the row if it is no graduate's.")));
    if (!numbered)
        refuse(RosterField::StudentNumber,
               text(QT_TRANSLATE_NOOP("RosterCheck",
                                      "There is no number to know the graduate by. Enter the student, "
                                      "candidate or identity number, or the collection code.")));
}

void LineCheck::checkValue(RosterField field) {
    const QString& value = valueOf(line.entry, field);
    if (value.isEmpty()) return;
    if (isFormulaError(value))
        return refuse(field,
                      text(QT_TRANSLATE_NOOP("RosterCheck", "The cell holds %1: a formula failed. Enter the "
                                                            "value itself."))
                          .arg(value));
    if ((isKey(field) || field == RosterField::Phone) && hasLostDigits(value))
        return refuse(field, text(QT_TRANSLATE_NOOP("RosterCheck",
                                                    "The spreadsheet took this number for a quantity and "
                                                    "has lost its last digits. Format the column as "
                                                    "text and enter the numbers anew.")));
    const bool identity = field == RosterField::IdentityNumber; // checked by its own rules
    const bool read = field == RosterField::Sex || field == RosterField::BirthDate;
    if (!identity && !read && value.size() > longest(field) && value.toUcs4().size() > longest(field))
        refuse(field,
               text(QT_TRANSLATE_NOOP("RosterCheck", "%1 characters, at most %2 are possible. Shorten it, or "
                                                     "see whether it stands in the right column."))
                   .arg(value.toUcs4().size())
                   .arg(longest(field)));
}

/// A value that cannot be read is left out, but the graduate is not.
void LineCheck::checkSex() {
    QString& value = line.entry.sex;
    if (value.isEmpty() || isFormulaError(value)) return;
    const auto sex = sexIn(value);
    if (!sex)
        doubt(RosterField::Sex,
              text(QT_TRANSLATE_NOOP("RosterCheck", "“%1” is no sex, so it is left out. 男 and 女 are "
                                                    "understood."))
                  .arg(quoted(value)));
    value = sex ? sexValue(*sex) : QString();
}

void LineCheck::checkBirthDate() {
    QString& value = line.entry.birthDate;
    if (value.isEmpty() || isFormulaError(value)) return;
    const QDate date = dateIn(value, table.dayZero);
    const bool possible = date.isValid() && date <= today;
    if (!possible)
        doubt(RosterField::BirthDate,
              text(QT_TRANSLATE_NOOP("RosterCheck", "“%1” is no birth date, so it is left out. "
                                                    "Enter it as in 20040229."))
                  .arg(quoted(value)));
    value = possible ? dateValue(date) : QString();
}

void LineCheck::checkIdentity() {
    QString& value = line.entry.identityNumber;
    if (value.isEmpty() || hasLostDigits(value) || isFormulaError(value)) return;
    const auto number = parseIdentityNumber(value, today);
    if (!number) return refuse(RosterField::IdentityNumber, number.error().sentence());
    value = number->text();
    compareWith(*number);
}

void LineCheck::compareWith(const IdentityNumber& number) {
    const QString born = number.birthDate().isValid() ? dateValue(number.birthDate()) : QString();
    if (!born.isEmpty() && !line.entry.birthDate.isEmpty() && born != line.entry.birthDate)
        doubt(RosterField::BirthDate,
              text(QT_TRANSLATE_NOOP("RosterCheck",
                                     "The list says born on %1, the identity number %2. Compare both with "
                                     "the identity card."))
                  .arg(line.entry.birthDate, born));
    const auto sex = number.sex();
    if (sex && !line.entry.sex.isEmpty() && sexValue(*sex) != line.entry.sex)
        doubt(RosterField::Sex,
              text(QT_TRANSLATE_NOOP("RosterCheck", "The list says %1, the identity number %2. Compare "
                                                    "both with the identity card."))
                  .arg(line.entry.sex, sexValue(*sex)));
}

void LineCheck::check(const RosterTable::Row& row) {
    line.row = row.number;
    if (isHeadingAgain(row))
        return refuse(RosterField::Name,
                      text(QT_TRANSLATE_NOOP("RosterCheck", "The headings stand here again, so the row is "
                                                            "left out.")));
    readCells(row);
    if (checkFlaws(row)) checkPresence(row);
    for (const RosterField field : rosterFields())
        checkValue(field);
    checkSex();
    checkBirthDate();
    checkIdentity();
}

Result<void> checkMapping(const RosterMapping& mapping) {
    const QList<RosterField> fields = missing(mapping);
    if (fields.isEmpty()) return {};
    if (fields.contains(RosterField::Name))
        return fail(ErrorKind::Refused,
                    text(QT_TRANSLATE_NOOP("RosterCheck", "No column of the list is known to hold "
                                                          "the name")),
                    {}, text(QT_TRANSLATE_NOOP("RosterCheck", "Say which column it is.")));
    return fail(
        ErrorKind::Refused,
        text(QT_TRANSLATE_NOOP("RosterCheck",
                               "No column of the list is known to hold a number to know graduates "
                               "by")),
        {},
        text(QT_TRANSLATE_NOOP("RosterCheck", "Say which column is the student, candidate or identity "
                                              "number, or the collection code.")));
}

} // namespace

Result<CheckedRoster> checkRoster(const RosterTable& table, const RosterMapping& mapping,
                                  const RosterProgress& progress, const std::stop_token& stop, QDate today) {
    if (const auto checked = checkMapping(mapping); !checked) return Fail(checked.error());
    CheckedRoster roster;
    Repeats repeats;
    for (qsizetype i = 0; i < table.rows.size(); ++i) {
        if (stop.stop_requested()) return rosterStopped();
        if (progress && i % rowsBetweenReports == 0) progress(i, table.rows.size());
        LineCheck one(table, mapping, today);
        one.check(table.rows.at(i));
        std::optional<RosterProblem> repeat;
        if (!one.isRefused()) repeat = repeats.see(one.line);
        roster.problems += one.problems;
        if (repeat) roster.problems += *repeat;
        const bool refused = one.isRefused() || (repeat && repeat->refused);
        (refused ? roster.leftOut : roster.lines) += one.line;
    }
    return roster;
}

} // namespace mianguan
