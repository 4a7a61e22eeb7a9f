#pragma once

#include "core/base/result.h"

namespace mianguan {

/// Writes an empty roster as an Excel workbook for a school to fill in: a heading for every field in the
/// language in force, frozen, and the columns of numbers and dates as text, so that no digit is lost.
Result<void> writeRosterTemplate(const QString& path);

} // namespace mianguan
