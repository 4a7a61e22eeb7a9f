#include "core/people/roster_template.h"

#include "core/people/roster_field.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>
#include <QTemporaryDir>

#include <xlsxwriter.h>

namespace mianguan {

namespace {

constexpr int textFormat = 49;           // "@" among the built-in formats, ECMA-376 part 1, 18.8.30
constexpr double narrow = 12, wide = 22; // characters

QString text(const char* source) { return QCoreApplication::translate("Roster", source); }

double widthOf(RosterField field) { return longest(field) <= 15 ? narrow : wide; }

void addHeadings(lxw_workbook* book, lxw_worksheet* sheet) {
    lxw_format* heading = workbook_add_format(book);
    format_set_bold(heading);
    lxw_format* asText = workbook_add_format(book);
    format_set_num_format_index(asText, textFormat);
    for (const RosterField field : rosterFields()) {
        const auto column = lxw_col_t(field);
        worksheet_set_column(sheet, column, column, widthOf(field), asText);
        worksheet_write_string(sheet, 0, column, fieldText(field).toUtf8().constData(), heading);
    }
    worksheet_freeze_panes(sheet, 1, 0);
}

/// Empty when it cannot be made. The library writes to a place of its own alone.
QByteArray madeTemplate() {
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("roster.xlsx")));
    lxw_workbook* book = workbook_new(QFile::encodeName(file.fileName()).constData());
    if (!book) return {};
    addHeadings(
        book, workbook_add_worksheet(book, text(QT_TRANSLATE_NOOP("Roster", "Roster")).toUtf8().constData()));
    const bool made = workbook_close(book) == LXW_NO_ERROR && file.open(QIODevice::ReadOnly);
    return made ? file.readAll() : QByteArray();
}

} // namespace

Result<void> writeRosterTemplate(const QString& path) {
    const QByteArray bytes = madeTemplate();
    QSaveFile file(path);
    const bool written =
        !bytes.isEmpty() && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    if (written && file.commit()) return {};
    return fail(ErrorKind::System, text(QT_TRANSLATE_NOOP("Roster", "The empty roster could not be written")),
                path,
                text(QT_TRANSLATE_NOOP("Roster", "Choose another folder, or see whether the disk is full.")));
}

} // namespace mianguan
