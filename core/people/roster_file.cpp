#include "core/people/roster_file.h"

#include "core/people/roster_text.h"
#include "core/people/workbook.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace mianguan {

namespace {

constexpr qint64 mostBytes = 50 * 1024 * 1024;

QString text(const char* source) { return QCoreApplication::translate("Roster", source); }

/// Old Excel files, and new ones under a password, are compound files.
bool isCompoundFile(const QByteArray& bytes) { return bytes.startsWith("\xd0\xcf\x11\xe0"); }

bool isZip(const QByteArray& bytes) { return bytes.startsWith("PK\x03\x04"); }

Fail oldExcel() {
    return fail(
        ErrorKind::Unsupported,
        text(QT_TRANSLATE_NOOP("Roster", "This is a file of old Excel (.xls), or one under a password")), {},
        text(QT_TRANSLATE_NOOP("Roster",
                               "Open it in Excel or WPS and save it as .xlsx, without a password.")));
}

Fail tooLarge() {
    return fail(
        ErrorKind::TooLarge,
        text(QT_TRANSLATE_NOOP("Roster", "The file is larger than %1 MB")).arg(mostBytes / (1024 * 1024)), {},
        text(QT_TRANSLATE_NOOP("Roster", "Copy the roster's cells alone into a new workbook.")));
}

Result<RosterTable> readAny(const QByteArray& bytes, const RosterProgress& progress,
                            const std::stop_token& stop) {
    if (bytes.size() > mostBytes) return tooLarge();
    if (isCompoundFile(bytes)) return oldExcel();
    return isZip(bytes) ? readWorkbook(bytes, progress, stop) : readRosterText(bytes, progress, stop);
}

Result<RosterTable> withRows(RosterTable table) {
    if (!table.rows.isEmpty()) return table;
    return fail(
        ErrorKind::Unreadable, text(QT_TRANSLATE_NOOP("Roster", "There is no graduate in this list")), {},
        text(QT_TRANSLATE_NOOP("Roster", "One row of headings is needed, and a row for each graduate.")));
}

} // namespace

Result<RosterTable> readRosterBytes(const QByteArray& bytes, const QString& fileName,
                                    const RosterProgress& progress, const std::stop_token& stop) {
    return readAny(bytes, progress, stop).and_then(withRows).map_error([&](Error error) {
        error.where = fileName;
        return error;
    });
}

Result<RosterTable> readRoster(const QString& path, const RosterProgress& progress,
                               const std::stop_token& stop) {
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, text(QT_TRANSLATE_NOOP("Roster", "The list cannot be opened")), name,
                    text(QT_TRANSLATE_NOOP("Roster", "Is it still there, and may you read it?")));
    const QByteArray bytes = file.read(mostBytes + 1);
    if (file.error() != QFile::NoError)
        return fail(ErrorKind::System,
                    text(QT_TRANSLATE_NOOP("Roster", "The list cannot be read to its end")), name,
                    text(QT_TRANSLATE_NOOP("Roster", "Copy it to this machine and try again.")));
    return readRosterBytes(bytes, name, progress, stop);
}

} // namespace mianguan
