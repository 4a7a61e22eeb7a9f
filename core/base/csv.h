#pragma once

#include <QByteArray>
#include <QStringList>

namespace mianguan {

/// A row for a spreadsheet: quoted where needed, and a cell that would be taken for a formula kept from being
/// one by an apostrophe in front. Ends with CR LF.
QString csvRow(const QStringList& cells);

/// The bytes of a file that holds these rows: UTF-8, which Excel takes it for only with a byte order mark.
QByteArray csvFile(const QString& rows);

/// The cells of one line of comma-separated values; quoted cells may hold commas and doubled quotes (RFC
/// 4180).
QStringList csvCells(const QString& line);

} // namespace mianguan
