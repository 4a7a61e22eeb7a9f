#pragma once

#include "core/people/number_forms.h"
#include "core/people/roster_file.h"

namespace mianguan {

/// The roster in an Excel workbook (ECMA-376, .xlsx).
Result<RosterTable> readWorkbook(const QByteArray& bytes, const RosterProgress& progress,
                                 const std::stop_token& stop, const QString& sheet = {});

/// A number as a spreadsheet stored it: whole ones of up to 15 digits in full, longer ones, whose last digits
/// a spreadsheet does not keep, as in 1.10105194912310E+17.
/// Shown with leading zeros, as in the format 00000000, it has them.
QString sheetNumber(const QString& stored, const NumberForm& form = {});

} // namespace mianguan
