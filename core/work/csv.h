#pragma once

#include <QString>
#include <QStringList>

namespace mianguan {

/// A row for a spreadsheet: quoted where needed, and a cell that would be taken for a formula kept from being
/// one by an apostrophe in front. Ends with CR LF.
QString csvRow(const QStringList& cells);

/// The first cell of such a row, as it is written there.
QString firstCsvCell(const QString& row);

} // namespace mianguan
