#include "core/base/csv.h"
#include "tests/bench/portrait/bench.h"

#include <QFile>

#include <algorithm>

namespace mianguan::bench {

QList<Row> rowsOf(const QString& csv) {
    QFile file(csv);
    if (!file.open(QIODevice::ReadOnly)) qFatal("%s cannot be read", qPrintable(csv));
    const auto cells = [&] { return csvCells(QString::fromUtf8(file.readLine()).trimmed()); };
    const QStringList names = cells();
    QList<Row> rows;
    while (!file.atEnd()) {
        const QStringList values = cells();
        Row row;
        for (qsizetype i = 0; i < std::min(names.size(), values.size()); ++i)
            row.insert(names.at(i), values.at(i));
        rows << row;
    }
    return rows;
}

double quantile(QList<double> values, double share) {
    if (values.isEmpty()) return 0;
    std::sort(values.begin(), values.end());
    return values.at(qsizetype(share * double(values.size() - 1)));
}

} // namespace mianguan::bench
