#include "core/work/csv.h"

namespace mianguan {

namespace {

bool isFormula(const QString& cell) {
    static const QString marks = QStringLiteral("=+-@\t\r");
    return !cell.isEmpty() && marks.contains(cell.at(0));
}

QString csvCell(const QString& text) {
    QString cell = text;
    cell.replace(QLatin1Char('\n'), QLatin1Char(' ')).replace(QLatin1Char('\r'), QLatin1Char(' '));
    if (isFormula(text)) cell.prepend(QLatin1Char('\''));
    if (!cell.contains(QLatin1Char(',')) && !cell.contains(QLatin1Char('"'))) return cell;
    return QLatin1Char('"') + cell.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

} // namespace

QString csvRow(const QStringList& cells) {
    QStringList written;
    for (const QString& cell : cells)
        written += csvCell(cell);
    return written.join(QLatin1Char(',')) + QStringLiteral("\r\n");
}

QString firstCsvCell(const QString& row) {
    const bool quoted = row.startsWith(QLatin1Char('"'));
    const qsizetype end = quoted ? row.indexOf(QStringLiteral("\","), 1) + 1 : row.indexOf(QLatin1Char(','));
    return row.left(end);
}

} // namespace mianguan
