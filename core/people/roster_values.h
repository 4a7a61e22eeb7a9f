#pragma once

#include "core/people/identity_number.h"
#include "core/people/roster_field.h"

#include <optional>

namespace mianguan {

/// A cell as it was meant: full-width letters, digits and blanks made plain, invisible characters and blanks
/// at the ends dropped, and those within a number or between Chinese characters; without the marks (' and
/// ="…") that keep a spreadsheet from taking text for a number.
QString cellValue(const QString& cell, RosterField field);

/// As in 1.1E+17: what is left of a long number that a spreadsheet took for one.
bool hasLostDigits(const QString& value);
bool isFormulaError(const QString& value); ///< as in #N/A

/// By year, month and day however they are parted, or a spreadsheet's number of days since dayZero.
QDate dateIn(const QString& value, QDate dayZero);
std::optional<Sex> sexIn(const QString& value); ///< 男, 女, 1, 2, M, F, male, female
QString sexValue(Sex sex);                      ///< as the roster keeps it: 男, 女
QString dateValue(QDate date);                  ///< as the roster keeps it: 20040229

} // namespace mianguan
