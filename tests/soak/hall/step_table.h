#pragma once

#include <QList>
#include <QMap>
#include <QString>

namespace mianguan::soak {

/// Median, nine tenths and longest of each step in milliseconds, as lines.
QString stepTable(const QMap<QString, QList<qint64>>& milliseconds);

} // namespace mianguan::soak
