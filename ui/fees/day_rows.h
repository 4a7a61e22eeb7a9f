#pragma once

#include "core/work/fee.h"

#include <QStringList>

namespace mianguan {

/// A daily closing as a table, the same on the screen, on paper and in a file.
struct DayRow {
    enum class Kind {
        Plain,
        Heading,
        Total,
        Note, ///< a sentence in the first cell, across all
    };
    Kind kind = Kind::Plain;
    QStringList cells; ///< whom or what, how, how many, yuan

    bool isAcross() const {
        return cells.value(1).isEmpty() && (kind == Kind::Heading || kind == Kind::Note);
    }
    bool isBold() const { return kind == Kind::Heading || kind == Kind::Total; }
};

/// With what is known since of what it counted; of a day still open the closing has no time. Translated.
QList<DayRow> dayRows(const FeeClosing& closing);
QStringList dayColumns();             ///< translated
QString dayPeriod(const FeeDay& day); ///< from when until when

/// With the cash expected, counted and the difference, as a file for a spreadsheet.
QByteArray dayFile(const FeeClosing& closing);

} // namespace mianguan
