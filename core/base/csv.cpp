#include "core/base/csv.h"

namespace mianguan {

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
