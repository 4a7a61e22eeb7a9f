#include "core/base/csv.h"

#include "tests/fuzz/fuzz.h"

// A line of a manifest that lies in a folder of others.

namespace mianguan::fuzz {

namespace {

QStringList cellsOf(QString row) {
    promise(row.endsWith(QStringLiteral("\r\n")), "a row is a whole line");
    row.chop(2);
    promise(!row.contains(QLatin1Char('\n')) && !row.contains(QLatin1Char('\r')), "a row is one line");
    return csvCells(row);
}

} // namespace

void feed(const QByteArray& input) {
    const QStringList cells = csvCells(QString::fromUtf8(input));
    const QStringList written = cellsOf(csvRow(cells));
    promise(written.size() == cells.size(), "no cell is lost and none comes to it");
    for (const QString& cell : written) {
        const bool formula = !cell.isEmpty() && QStringLiteral("=+-@\t\r").contains(cell[0]);
        promise(!formula, "no cell is a formula");
    }
    promise(cellsOf(csvRow(written)) == written, "a row comes back as it was written");
}

} // namespace mianguan::fuzz
