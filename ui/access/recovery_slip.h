#pragma once

#include <QDate>
#include <QString>
#include <QStringList>

class QPagedPaintDevice;

namespace mianguan {

/// What is printed of a recovery code, and what is shown of it.
struct RecoverySlip {
    QString school;
    QString code; ///< "XXXXX-XXXXX-…"
    QDate date;

    QStringList groups() const { return code.split(QLatin1Char('-')); }
    /// Whether this is the last group, as a person types it: case does not matter, O is 0, I and L are 1.
    bool endsWith(const QString& typed) const;
};

/// One page: school, date, the code in large groups, what it is for and where to keep it.
void printSlip(QPagedPaintDevice& paper, const RecoverySlip& slip);

} // namespace mianguan
