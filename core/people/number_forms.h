#pragma once

#include <QList>
#include <QString>

class QXmlStreamReader;

namespace mianguan {

/// How a cell shows a whole number, as far as characters are seen that the number itself does not have.
struct NumberForm {
    QString before; ///< as in "2023"0000
    int digits = 0; ///< fewest; leading zeros make them up
};

/// None for a format that shows anything but zeros and what stands before them.
NumberForm numberFormIn(const QString& formatCode);

/// Of each cell style of a workbook's style sheet (ECMA-376 18.8), whose first element was read.
QList<NumberForm> readNumberForms(QXmlStreamReader& xml);

} // namespace mianguan
