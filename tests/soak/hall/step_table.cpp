#include "tests/soak/hall/step_table.h"

#include <algorithm>

namespace mianguan::soak {

namespace {

qint64 within(const QList<qint64>& sorted, int percent) {
    return sorted[(sorted.size() - 1) * percent / 100];
}

} // namespace

QString stepTable(const QMap<QString, QList<qint64>>& milliseconds) {
    QString table = QStringLiteral("%1 %2 %3 %4 %5\n")
                        .arg(QStringLiteral("step, ms"), -18)
                        .arg(QStringLiteral("times"), 6)
                        .arg(QStringLiteral("median"), 7)
                        .arg(QStringLiteral("p90"), 7)
                        .arg(QStringLiteral("max"), 7);
    for (auto step = milliseconds.begin(); step != milliseconds.end(); ++step) {
        QList<qint64> sorted = step.value();
        std::sort(sorted.begin(), sorted.end());
        table += QStringLiteral("%1 %2 %3 %4 %5\n")
                     .arg(step.key(), -18)
                     .arg(sorted.size(), 6)
                     .arg(within(sorted, 50), 7)
                     .arg(within(sorted, 90), 7)
                     .arg(sorted.last(), 7);
    }
    return table;
}

} // namespace mianguan::soak
