#pragma once

#include "core/portrait/standardize.h"
#include "core/vision/vision.h"

#include <QHash>
#include <QMap>
#include <QStringList>

namespace mianguan::bench {

/// What is measured, and with what.
struct Bench {
    std::shared_ptr<Vision> vision;
    Specification specification;
    QString photos; ///< the labelled folder
    QString scenes; ///< made desk scenes with exact mattes; may be empty
    QString keep;   ///< where mattes and made pictures go; may be empty
    int rounds = 1; ///< of the times
};

using Row = QHash<QString, QString>;
QList<Row> rowsOf(const QString& csv); ///< by the names in the first line; stops the program when absent

double quantile(QList<double> values, double share); ///< 0 of none

// Each prints its own section.
void printMatte(const Bench& bench);
void printGeometry(const Bench& bench);
void printChecks(const Bench& bench);
void printVerification(const Bench& bench);
void printTimes(const Bench& bench);

} // namespace mianguan::bench
