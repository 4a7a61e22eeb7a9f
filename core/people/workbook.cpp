#include "core/people/workbook.h"

#include "core/people/roster_rows.h"
#include "core/people/zip_part.h"

#include <QCoreApplication>
#include <QDir>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <utility>

namespace mianguan {

namespace {

constexpr qint64 mostUnpacked = 256 * 1024 * 1024; // bytes of a part
constexpr qsizetype mostSheets = 200;
constexpr int mostSharedTexts = 10'000'000;
constexpr double exactBelow = 1e15; // a spreadsheet keeps 15 digits
constexpr int rowsBetweenReports = 1000;

QString text(const char* source) { return QCoreApplication::translate("Roster", source); }

const char* saveAnew() {
    return QT_TRANSLATE_NOOP("Roster", "Open it in Excel or WPS and save it as .xlsx anew.");
}

const char* saveAlone() {
    return QT_TRANSLATE_NOOP("Roster", "Copy the roster's cells alone into a new workbook.");
}

Fail damaged() {
    return fail(ErrorKind::Unreadable, text(QT_TRANSLATE_NOOP("Roster", "This Excel workbook is damaged")),
                {}, text(saveAnew()));
}

struct Relation {
    QString id, kind, part; ///< kind is the last word of its type, as in "worksheet"
};

struct Sheet {
    QString name, relation;
};

/// What a part's target means, seen from the folder of the part that names it.
QString partAt(const QString& folder, const QString& target) {
    if (target.startsWith(QLatin1Char('/'))) return QDir::cleanPath(target).mid(1);
    return QDir::cleanPath(folder.isEmpty() ? target : folder + QLatin1Char('/') + target);
}

QString folderOf(const QString& part) {
    const qsizetype slash = part.lastIndexOf(QLatin1Char('/'));
    return slash < 0 ? QString() : part.left(slash);
}

QString relationsOf(const QString& part) {
    const QString folder = folderOf(part);
    const QString name = part.mid(folder.isEmpty() ? 0 : folder.size() + 1);
    return partAt(folder, QStringLiteral("_rels/%1.rels").arg(name));
}

/// 0 for A; -1 when a cell does not say where it is.
int columnIn(QStringView reference) {
    int column = 0;
    for (const QChar c : reference) {
        if (c < QLatin1Char('A') || c > QLatin1Char('Z') || column > rosterColumns * 100) break;
        column = column * 26 + (c.unicode() - u'A' + 1);
    }
    return column - 1;
}

/// The text of a shared or inline string: its runs, without the readings above Chinese characters.
QString richText(QXmlStreamReader& xml) {
    QString text;
    bool inRun = false;
    while (xml.readNextStartElement() || std::exchange(inRun, false))
        if (!xml.isStartElement())
            continue; // the run has ended
        else if (xml.name() == QLatin1String("t"))
            text += xml.readElementText(QXmlStreamReader::SkipChildElements);
        else if (!inRun && xml.name() == QLatin1String("r"))
            inRun = true;
        else
            xml.skipCurrentElement();
    return text;
}

/// One workbook while it is read. Each function that reads a part returns its error.
class Workbook {
public:
    Workbook(const QByteArray& bytes, const RosterProgress& progress, const std::stop_token& stop)
        : bytes(bytes), progress(progress), stop(stop) {}

    Result<RosterTable> read();

private:
    template <class Take>
    Result<void> readPart(const QString& part, Take take);
    Result<QList<Relation>> relations(const QString& part);
    Result<void> readSheets(const QString& part);
    Result<void> readSharedTexts(const QString& part);
    Result<RosterRows> readSheet(const QString& part);
    Result<void> readRows(QXmlStreamReader& xml, const ZipPart& part, RosterRows& rows);
    Result<RosterTable::Row> readRow(QXmlStreamReader& xml, int number);
    QString readCell(QXmlStreamReader& xml);
    QString valueOf(const QString& stored, const QString& type) const;
    Result<RosterTable> firstRoster(const QList<Relation>& parts);
    RosterTable tableOf(RosterRows rows, const QString& sheet) const;

    const QByteArray& bytes;
    const RosterProgress& progress;
    const std::stop_token& stop;
    QList<Sheet> sheets;
    QStringList sharedTexts;
    QDate dayZero{1899, 12, 30};
};

template <class Take>
Result<void> Workbook::readPart(const QString& part, Take take) {
    ZipPart file(bytes, part, mostUnpacked);
    if (!file.isOpen()) return damaged();
    QXmlStreamReader xml(&file);
    Result<void> taken = xml.readNextStartElement() ? take(xml, file) : damaged();
    while (taken && !xml.atEnd()) // to the end: only there the checksum is known
        xml.readNext();
    if (file.isTooLarge())
        return fail(ErrorKind::TooLarge,
                    text(QT_TRANSLATE_NOOP("Roster", "Unpacked, this workbook is larger than %1 MB"))
                        .arg(mostUnpacked / (1024 * 1024)),
                    {}, text(saveAlone()));
    if (taken && (file.isDamaged() || xml.hasError())) return damaged();
    return taken;
}

Result<QList<Relation>> Workbook::relations(const QString& part) {
    QList<Relation> found;
    const auto read = readPart(relationsOf(part), [&](QXmlStreamReader& xml, const ZipPart&) -> Result<void> {
        for (; xml.readNextStartElement(); xml.skipCurrentElement()) {
            const QXmlStreamAttributes all = xml.attributes();
            const QString type = all.value(QLatin1String("Type")).toString();
            found += Relation{all.value(QLatin1String("Id")).toString(),
                              type.mid(type.lastIndexOf(QLatin1Char('/')) + 1),
                              partAt(folderOf(part), all.value(QLatin1String("Target")).toString())};
        }
        return {};
    });
    if (!read) return Fail(read.error());
    return found;
}

Result<void> Workbook::readSheets(const QString& part) {
    return readPart(part, [this](QXmlStreamReader& xml, const ZipPart&) -> Result<void> {
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) continue;
            const QXmlStreamAttributes all = xml.attributes();
            if (xml.name() == QLatin1String("sheet"))
                for (const QXmlStreamAttribute& one : all)
                    if (one.name() == QLatin1String("id"))
                        sheets += Sheet{all.value(QLatin1String("name")).toString(), one.value().toString()};
            const auto since1904 = all.value(QLatin1String("date1904"));
            if (since1904 == QLatin1String("1") || since1904 == QLatin1String("true"))
                dayZero = QDate(1904, 1, 1);
        }
        return {};
    });
}

Result<void> Workbook::readSharedTexts(const QString& part) {
    return readPart(part, [this](QXmlStreamReader& xml, const ZipPart&) -> Result<void> {
        while (xml.readNextStartElement()) {
            if (stop.stop_requested()) return rosterStopped();
            if (sharedTexts.size() == mostSharedTexts) return damaged();
            sharedTexts += richText(xml);
        }
        return {};
    });
}

QString Workbook::valueOf(const QString& stored, const QString& type) const {
    if (type == QLatin1String("s")) return sharedTexts.value(stored.toInt(), QString());
    if (type.isEmpty() || type == QLatin1String("n")) return sheetNumber(stored);
    return stored;
}

QString Workbook::readCell(QXmlStreamReader& xml) {
    const QString type = xml.attributes().value(QLatin1String("t")).toString();
    QString value;
    while (xml.readNextStartElement())
        if (xml.name() == QLatin1String("v"))
            value = valueOf(xml.readElementText(QXmlStreamReader::SkipChildElements), type);
        else if (xml.name() == QLatin1String("is"))
            value = richText(xml);
        else
            xml.skipCurrentElement();
    return value;
}

Result<RosterTable::Row> Workbook::readRow(QXmlStreamReader& xml, int number) {
    RosterTable::Row row{number, {}};
    int next = 0;
    while (xml.readNextStartElement()) {
        const int at = columnIn(xml.attributes().value(QLatin1String("r")));
        const int column = at < 0 ? next : at;
        next = column + 1;
        const QString value = readCell(xml);
        if (value.isEmpty()) continue;
        if (column >= rosterColumns) return tooManyColumns();
        while (row.cells.size() <= column)
            row.cells += QString();
        row.cells[column] = value;
    }
    return row;
}

Result<void> Workbook::readRows(QXmlStreamReader& xml, const ZipPart& part, RosterRows& rows) {
    int number = 0, count = 0;
    while (xml.readNextStartElement()) {
        if (stop.stop_requested()) return rosterStopped();
        if (progress && count++ % rowsBetweenReports == 0) progress(part.read(), part.unpackedSize());
        const int said = xml.attributes().value(QLatin1String("r")).toInt();
        number = said > 0 ? said : number + 1;
        auto row = readRow(xml, number);
        if (!row) return Fail(row.error());
        if (const auto added = rows.add(row->number, std::move(row->cells)); !added) return added;
    }
    return {};
}

Result<RosterRows> Workbook::readSheet(const QString& part) {
    RosterRows rows;
    const auto read = readPart(part, [&](QXmlStreamReader& xml, const ZipPart& file) -> Result<void> {
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("sheetData")) return readRows(xml, file, rows);
            xml.skipCurrentElement();
        }
        return {};
    });
    if (!read) return Fail(read.error());
    return rows;
}

RosterTable Workbook::tableOf(RosterRows rows, const QString& sheet) const {
    RosterTable table = std::move(rows).table();
    table.sheet = sheet;
    table.dayZero = dayZero;
    for (const Sheet& other : sheets)
        if (other.name != sheet) table.otherSheets += other.name;
    return table;
}

Result<RosterTable> Workbook::firstRoster(const QList<Relation>& parts) {
    RosterRows notEmpty;
    QString notEmptyName;
    if (sheets.size() > mostSheets)
        return fail(
            ErrorKind::TooLarge,
            text(QT_TRANSLATE_NOOP("Roster", "This workbook has more than %1 sheets")).arg(mostSheets), {},
            text(saveAlone()));
    for (const Sheet& sheet : sheets) {
        const auto found = std::find_if(parts.begin(), parts.end(),
                                        [&](const Relation& part) { return part.id == sheet.relation; });
        if (found == parts.end()) return damaged();
        if (found->kind != QLatin1String("worksheet")) continue; // a chart
        auto rows = readSheet(found->part);
        if (!rows) return Fail(rows.error());
        if (rows->hasHeading()) return tableOf(std::move(*rows), sheet.name);
        if (notEmpty.isEmpty() && !rows->isEmpty()) {
            notEmpty = std::move(*rows);
            notEmptyName = sheet.name;
        }
    }
    return tableOf(std::move(notEmpty), notEmptyName);
}

Result<RosterTable> Workbook::read() {
    const auto ofKind = [](const QList<Relation>& all, const char* kind) {
        const auto found = std::find_if(all.begin(), all.end(),
                                        [&](const Relation& one) { return one.kind == QLatin1String(kind); });
        return found == all.end() ? QString() : found->part;
    };
    const auto roots = relations({});
    const QString main = roots ? ofKind(*roots, "officeDocument") : QString();
    if (main.isEmpty())
        return fail(ErrorKind::Unsupported, text(QT_TRANSLATE_NOOP("Roster", "This is no Excel workbook")),
                    {}, text(saveAnew()));
    const auto parts = relations(main);
    if (!parts) return Fail(parts.error());
    if (const auto read = readSheets(main); !read) return Fail(read.error());
    const QString texts = ofKind(*parts, "sharedStrings");
    if (!texts.isEmpty())
        if (const auto read = readSharedTexts(texts); !read) return Fail(read.error());
    return firstRoster(*parts);
}

} // namespace

QString sheetNumber(const QString& stored) {
    bool isNumber = false;
    const double value = stored.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value)) return stored;
    if (value != std::floor(value)) return QString::number(value, 'g', 15);
    return std::abs(value) < exactBelow ? QString::number(qint64(value)) : QString::number(value, 'E', 14);
}

Result<RosterTable> readWorkbook(const QByteArray& bytes, const RosterProgress& progress,
                                 const std::stop_token& stop) {
    return Workbook(bytes, progress, stop).read();
}

} // namespace mianguan
