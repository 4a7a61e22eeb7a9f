#pragma once

#include <QByteArray>
#include <QList>

namespace mianguan {

struct MadePart {
    QByteArray name, bytes;
};

/// A zip archive of these files, packed.
QByteArray zipOf(const QList<MadePart>& parts);

/// A row with these texts in columns A, B, C …; none in the place of an empty one.
QByteArray rowOf(int number, const QList<QByteArray>& texts);

/// A workbook of sheets with these names and contents (XML of sheetData), shared texts (XML within sst),
/// and a style sheet (whole).
QByteArray workbookOf(const QList<MadePart>& sheets, const QByteArray& sharedTexts = {},
                      const QByteArray& workbookProperties = {}, const QByteArray& styles = {});

} // namespace mianguan
