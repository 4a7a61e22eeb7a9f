#include "core/base/csv.h"

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

QByteArray csvFile(const QString& rows) { return QByteArrayLiteral("\xef\xbb\xbf") + rows.toUtf8(); }

QStringList csvCells(const QString& line) {
    QStringList cells{QString()};
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        const bool doubled = quoted && c == QLatin1Char('"') && i + 1 < line.size() && line.at(i + 1) == c;
        if (doubled)
            cells.last() += line.at(i++);
        else if (c == QLatin1Char('"'))
            quoted = !quoted;
        else if (c == QLatin1Char(',') && !quoted)
            cells << QString();
        else
            cells.last() += c;
    }
    return cells;
}

} // namespace mianguan
