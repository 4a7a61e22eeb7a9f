#include "core/people/roster_text.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <iconv.h>

namespace mianguan {

namespace {

constexpr int rowsToJudgeBy = 20;
constexpr int rowsBetweenReports = 1000;
constexpr int widestSheet = 16384; // columns, empty ones with it

QString text(const char* source) { return QCoreApplication::translate("Roster", source); }

std::optional<QString> decoded(const QByteArray& bytes, QStringConverter::Encoding encoding) {
    QStringDecoder decode(encoding, QStringConverter::Flag::Stateless);
    const QString text = decode(bytes);
    return decode.hasError() ? std::nullopt : std::optional(text);
}

/// By the C library, to the last byte or not at all.
std::optional<QString> decodedGb18030(QByteArray bytes) {
    const iconv_t converter = iconv_open("UTF-16LE", "GB18030");
    if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
    QString text(bytes.size(), Qt::Uninitialized); // no sequence makes more characters than it has bytes
    char* from = bytes.data();
    char* to = reinterpret_cast<char*>(text.data());
    size_t left = size_t(bytes.size()), room = left * sizeof(QChar);
    const bool whole = iconv(converter, &from, &left, &to, &room) != size_t(-1) && left == 0;
    iconv_close(converter);
    text.truncate(text.size() - qsizetype(room / sizeof(QChar)));
    return whole ? std::optional(text) : std::nullopt;
}

/// Mostly UTF-8, and somewhere not: by GB 18030 it would be read as other characters, and none would be told.
bool isDamagedUtf8(const QByteArray& bytes) {
    const QString text = QString::fromUtf8(bytes);
    const auto damaged = text.count(QChar::ReplacementCharacter);
    const auto sound = std::count_if(text.begin(), text.end(), [](QChar c) {
        return c.unicode() > 0x7f && c != QChar::ReplacementCharacter;
    });
    return damaged > 0 && sound >= 3 * damaged;
}

struct Mark {
    QByteArrayView bytes;
    QStringConverter::Encoding encoding;
    const char* name;
};
constexpr Mark marks[] = {{"\xef\xbb\xbf", QStringConverter::Utf8, "UTF-8"},
                          {"\xff\xfe", QStringConverter::Utf16LE, "UTF-16LE"},
                          {"\xfe\xff", QStringConverter::Utf16BE, "UTF-16BE"}};

std::optional<RosterText> decodedAsItIs(const QByteArray& bytes) {
    for (const Mark& mark : marks)
        if (bytes.startsWith(mark.bytes)) {
            const auto text = decoded(bytes.mid(mark.bytes.size()), mark.encoding);
            return text ? std::optional(RosterText{*text, QString::fromLatin1(mark.name)}) : std::nullopt;
        }
    if (const auto utf8 = decoded(bytes, QStringConverter::Utf8))
        return RosterText{*utf8, QStringLiteral("UTF-8")};
    if (const auto chinese = decodedGb18030(bytes)) return RosterText{*chinese, QStringLiteral("GB18030")};
    return std::nullopt;
}

bool isLineBreak(QChar c) { return c == QLatin1Char('\n') || c == QLatin1Char('\r'); }

RosterRows firstRows(QStringView text, QChar delimiter) {
    RosterRows rows;
    DelimitedRows records(text, delimiter);
    for (int i = 0; i < rowsToJudgeBy && !records.atEnd(); ++i) {
        auto row = records.next();
        if (!row || !rows.add(std::move(*row))) break;
    }
    return rows;
}

/// The one that makes the most known headings; without any, the one met most in the first line.
QChar delimiterOf(QStringView text) {
    static constexpr std::array delimiters{QLatin1Char(','), QLatin1Char('\t'), QLatin1Char(';')};
    const QStringView trimmed = text.trimmed();
    const auto end = std::find_if(trimmed.begin(), trimmed.end(), isLineBreak);
    const QStringView line = trimmed.first(end - trimmed.begin());
    const auto worth = [&](QLatin1Char delimiter) {
        return std::pair(firstRows(text, delimiter).knownColumns(), line.count(delimiter));
    };
    return *std::max_element(delimiters.begin(), delimiters.end(),
                             [&](QLatin1Char a, QLatin1Char b) { return worth(a) < worth(b); });
}

} // namespace

Result<RosterText> decodeRosterText(const QByteArray& bytes) {
    if (isDamagedUtf8(bytes))
        return fail(
            ErrorKind::Unreadable,
            text(QT_TRANSLATE_NOOP("Roster", "The list is text in UTF-8 that is damaged: some characters "
                                             "cannot be read")),
            {}, text(QT_TRANSLATE_NOOP("Roster", "Have it sent again, or save it as .xlsx.")));
    const auto found = decodedAsItIs(bytes);
    if (found && !found->text.contains(QChar(0))) return *found;
    return fail(
        ErrorKind::Unreadable,
        text(QT_TRANSLATE_NOOP("Roster", "This is no list: neither an Excel workbook (.xlsx) nor text in "
                                         "UTF-8, UTF-16 or GB18030")),
        {}, text(QT_TRANSLATE_NOOP("Roster", "Open it in Excel or WPS and save it as .xlsx.")));
}

bool DelimitedRows::takeDelimiter() {
    if (!rest.startsWith(delimiter)) return false;
    rest = rest.sliced(1);
    return true;
}

void DelimitedRows::takeLineBreak() {
    if (rest.startsWith(QLatin1String("\r\n")))
        rest = rest.sliced(2);
    else if (!rest.isEmpty())
        rest = rest.sliced(1);
}

std::optional<QString> DelimitedRows::quotedCell() {
    QString cell;
    QStringView left = rest.sliced(1);
    for (qsizetype end = left.indexOf(QLatin1Char('"')); end >= 0; end = left.indexOf(QLatin1Char('"'))) {
        cell += left.first(end);
        left = left.sliced(end + 1);
        if (!left.startsWith(QLatin1Char('"'))) {
            rest = left;
            return cell;
        }
        cell += QLatin1Char('"');
        left = left.sliced(1);
    }
    return std::nullopt;
}

QString DelimitedRows::cell() {
    const auto end =
        std::find_if(rest.begin(), rest.end(), [this](QChar c) { return c == delimiter || isLineBreak(c); });
    const QStringView cell = rest.first(end - rest.begin());
    rest = rest.sliced(cell.size());
    return cell.toString();
}

Result<RosterTable::Row> DelimitedRows::next() {
    RosterTable::Row row{++number, {}, {}};
    do {
        if (row.cells.size() == widestSheet) return tooManyColumns();
        QString quoted;
        if (rest.startsWith(QLatin1Char('"'))) {
            const auto found = quotedCell();
            if (!found)
                return fail(
                    ErrorKind::Unreadable,
                    text(QT_TRANSLATE_NOOP("Roster", "A quotation mark opened in row %1 is never closed"))
                        .arg(number),
                    {},
                    text(QT_TRANSLATE_NOOP("Roster", "Open the list in Excel or WPS and save it as .xlsx.")));
            quoted = *found;
        }
        row.cells += quoted + cell();
    } while (takeDelimiter());
    takeLineBreak();
    return row;
}

Result<RosterTable> readRosterText(const QByteArray& bytes, const RosterProgress& progress,
                                   const std::stop_token& stop) {
    const auto decoded = decodeRosterText(bytes);
    if (!decoded) return Fail(decoded.error());
    DelimitedRows records(decoded->text, delimiterOf(decoded->text));
    RosterRows rows;
    for (int count = 0; !records.atEnd(); ++count) {
        if (stop.stop_requested()) return rosterStopped();
        auto row = records.next();
        if (!row) return Fail(row.error());
        if (const auto added = rows.add(std::move(*row)); !added) return Fail(added.error());
        if (progress && count % rowsBetweenReports == 0) progress(records.done(), decoded->text.size());
    }
    RosterTable table = std::move(rows).table();
    table.encoding = decoded->encoding;
    return table;
}

} // namespace mianguan
