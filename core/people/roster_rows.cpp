#include "core/people/roster_rows.h"

#include "core/people/roster_field.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace mianguan {

namespace {

constexpr int mostRows = 200'000;
constexpr qint64 mostCells = 10'000'000;
constexpr int headingRows = 20; // titles and notes may stand above the headings
constexpr int fewestKnown = 2;  // a title may happen to be one known word

QString text(const char* source) { return QCoreApplication::translate("Roster", source); }

Fail tooLarge(const QString& what) {
    return fail(
        ErrorKind::TooLarge, what, {},
        text(QT_TRANSLATE_NOOP("Roster", "Split the list, for example by college, and import the parts.")));
}

int knownIn(const QStringList& cells) {
    QSet<RosterField> fields;
    for (const QString& cell : cells)
        if (const auto field = fieldOf(cell)) fields += *field;
    return int(fields.size());
}

void dropEmptyEnd(QStringList& cells) {
    while (!cells.isEmpty() && cells.last().trimmed().isEmpty())
        cells.removeLast();
}

/// What the lower row says counts, where it says something.
void fill(QStringList& headers, const QStringList& below) {
    for (qsizetype column = 0; column < below.size(); ++column) {
        if (below.at(column).trimmed().isEmpty()) continue;
        while (headers.size() <= column)
            headers += QString();
        headers[column] = below.at(column);
    }
}

} // namespace

Result<void> RosterRows::add(RosterTable::Row row) {
    dropEmptyEnd(row.cells);
    if (row.cells.isEmpty() && row.flaws.isEmpty()) return {};
    if (row.cells.size() > rosterColumns) return tooManyColumns();
    if (rows.size() == mostRows)
        return tooLarge(text(QT_TRANSLATE_NOOP("Roster", "The list has more than %1 rows")).arg(mostRows));
    cells += row.cells.size();
    if (cells > mostCells)
        return tooLarge(text(QT_TRANSLATE_NOOP("Roster", "The list has more than %1 cells")).arg(mostCells));
    rows.append(std::move(row));
    return {};
}

qsizetype RosterRows::headingAt() const {
    const qsizetype end = std::min<qsizetype>(rows.size(), headingRows);
    for (qsizetype i = 0; i < end && rows.at(i).number <= headingRows; ++i)
        if (knownIn(rows.at(i).cells) >= fewestKnown) return i;
    return -1;
}

/// Cells merged over two rows: the second fills what the first leaves open or says it more closely.
bool RosterRows::headingGoesOn(qsizetype at) const {
    if (at + 1 >= rows.size() || rows.at(at + 1).number != rows.at(at).number + 1) return false;
    const QStringList &above = rows.at(at).cells, &below = rows.at(at + 1).cells;
    for (qsizetype column = 0; column < below.size(); ++column)
        if (!below.at(column).trimmed().isEmpty() && fieldOf(above.value(column)) &&
            !fieldOf(below.at(column)))
            return false;
    return knownIn(below) > 0;
}

int RosterRows::knownColumns() const {
    const qsizetype at = headingAt();
    return at < 0 ? 0 : knownIn(rows.at(at).cells);
}

RosterTable RosterRows::table() && {
    RosterTable table;
    if (rows.isEmpty()) return table;
    const qsizetype heading = std::max<qsizetype>(headingAt(), 0);
    table.headers = rows.at(heading).cells;
    for (const RosterTable::Row& above : rows.mid(0, heading))
        table.title += above.cells.join(QString()).simplified();
    const bool two = headingAt() >= 0 && headingGoesOn(heading);
    if (two) fill(table.headers, rows.at(heading + 1).cells);
    rows.remove(0, heading + (two ? 2 : 1));
    table.rows = std::move(rows);
    return table;
}

Fail tooManyColumns() {
    return fail(ErrorKind::TooLarge,
                text(QT_TRANSLATE_NOOP("Roster", "The list has more than %1 columns")).arg(rosterColumns), {},
                text(QT_TRANSLATE_NOOP("Roster", "Delete the columns that are not needed.")));
}

Fail rosterStopped() {
    return fail(ErrorKind::Cancelled,
                text(QT_TRANSLATE_NOOP("Roster", "The reading of the list was stopped")), {},
                text(QT_TRANSLATE_NOOP("Roster", "Nothing was changed.")));
}

} // namespace mianguan
