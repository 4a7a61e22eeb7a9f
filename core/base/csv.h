#pragma once

#include <QStringList>

namespace mianguan {

/// The cells of one line of comma-separated values; quoted cells may hold commas and doubled quotes (RFC
/// 4180).
QStringList csvCells(const QString& line);

} // namespace mianguan
