#include "core/people/roster_file.h"

#include "core/people/roster_text.h"
#include "core/people/workbook.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace mianguan {

namespace {

constexpr qint64 mostBytes = 50 * 1024 * 1024;

QString text(const char* source) { return QCoreApplication::translate("Roster", source); }

/// Old Excel files, and new ones under a password, are compound files.
bool isCompoundFile(const QByteArray& bytes) { return bytes.startsWith("\xd0\xcf\x11\xe0"); }

bool isZip(const QByteArray& bytes) { return bytes.startsWith("PK\x03\x04"); }

Fail otherKind(const char* what) {
    return fail(ErrorKind::Unsupported, text(what), {},
                text(QT_TRANSLATE_NOOP("Roster",
                                       "Open it in Excel or WPS and save it as .xlsx, without a password.")));
}

/// A zip whose first file says so (OpenDocument 1.2, part 3).
bool isOpenDocument(const QByteArray& bytes) {
    return isZip(bytes) && bytes.mid(30, 200).contains("mimetypeapplication/vnd.oasis.opendocument");
}

bool beginsWithAny(const QByteArray& head, std::initializer_list<const char*> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](const char* one) { return head.startsWith(one); });
}

/// What is no list though its name may end in .xls: schools' systems hand out such files.
const char* otherKindOf(const QByteArray& bytes) {
    if (isCompoundFile(bytes))
        return QT_TRANSLATE_NOOP("Roster", "This is a file of old Excel (.xls) or WPS (.et), or one under a "
                                           "password");
    if (isOpenDocument(bytes))
        return QT_TRANSLATE_NOOP("Roster", "This is an OpenDocument spreadsheet (.ods)");
    QByteArray head = bytes.left(1024).toLower();
    if (head.startsWith("\xef\xbb\xbf")) head.remove(0, 3);
    head = head.trimmed();
    if (beginsWithAny(head, {"<!doctype html", "<html", "<table", "<meta", "<head"}))
        return QT_TRANSLATE_NOOP("Roster", "This is a web page, whatever its name ends in");
    if (head.startsWith("<?xml") && head.contains("urn:schemas-microsoft-com:office:spreadsheet"))
        return QT_TRANSLATE_NOOP("Roster", "This is a spreadsheet of Excel 2003 (XML)");
    return nullptr;
}

Fail tooLarge() {
    return fail(
        ErrorKind::TooLarge,
        text(QT_TRANSLATE_NOOP("Roster", "The file is larger than %1 MB")).arg(mostBytes / (1024 * 1024)), {},
        text(QT_TRANSLATE_NOOP("Roster", "Copy the roster's cells alone into a new workbook.")));
}

Result<RosterTable> readAny(const QByteArray& bytes, const RosterProgress& progress,
                            const std::stop_token& stop, const QString& sheet) {
    if (bytes.size() > mostBytes) return tooLarge();
    if (const char* other = otherKindOf(bytes)) return otherKind(other);
    return isZip(bytes) ? readWorkbook(bytes, progress, stop, sheet) : readRosterText(bytes, progress, stop);
}

Result<RosterTable> withRows(RosterTable table) {
    if (!table.rows.isEmpty()) return table;
    return fail(
        ErrorKind::Unreadable, text(QT_TRANSLATE_NOOP("Roster", "There is no graduate in this list")), {},
        text(QT_TRANSLATE_NOOP("Roster", "One row of headings is needed, and a row for each graduate.")));
}

} // namespace

Result<RosterTable> readRosterBytes(const QByteArray& bytes, const QString& fileName,
                                    const RosterProgress& progress, const std::stop_token& stop,
                                    const QString& sheet) {
    return readAny(bytes, progress, stop, sheet).and_then(withRows).map_error([&](Error error) {
        error.where = fileName;
        return error;
    });
}

Result<RosterTable> readRoster(const QString& path, const RosterProgress& progress,
                               const std::stop_token& stop, const QString& sheet) {
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
    return readRosterBytes(bytes, name, progress, stop, sheet);
}

} // namespace mianguan
