#pragma once

#include "core/work/fee.h"

#include <QStringList>

namespace mianguan {

/// A daily closing as a table, the same on the screen, on paper and in a file.
struct DayRow {
    bool heading = false, total = false;
    QStringList cells; ///< whom or what, how, how many, yuan
};

QList<DayRow> dayRows(const FeeDay& day); ///< translated
QStringList dayColumns();                 ///< translated
QString dayPeriod(const FeeDay& day);     ///< from when until when

/// With the cash expected, counted and the difference, as a file for a spreadsheet.
QByteArray dayFile(const FeeClosing& closing);

} // namespace mianguan
