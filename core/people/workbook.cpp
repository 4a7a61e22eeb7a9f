#include "core/people/workbook.h"

#include "core/people/roster_rows.h"
#include "core/people/zip_part.h"

#include <QCoreApplication>
#include <QDir>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <optional>
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

struct Cell {
    QString value;
    std::optional<RosterTable::Flaw> flaw;
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
    Workbook(const QByteArray& bytes, const RosterProgress& progress, const std::stop_token& stop,
             const QString& asked)
        : bytes(bytes), progress(progress), stop(stop), asked(asked) {}

    Result<RosterTable> read();

private:
    template <class Take>
    Result<void> readPart(const QString& part, Take take);
    Result<QList<Relation>> relations(const QString& part);
    Result<void> readSheets(const QString& part);
    Result<void> readForms(const QString& part);
    Result<void> readSharedTexts(const QString& part);
    Result<RosterRows> readSheet(const QString& part);
    Result<void> readRows(QXmlStreamReader& xml, const ZipPart& part, RosterRows& rows);
    Result<RosterTable::Row> readRow(QXmlStreamReader& xml, int number);
    Cell readCell(QXmlStreamReader& xml);
    Cell cellOf(const QString& stored, const QString& type, const NumberForm& form) const;
    Result<QString> partOf(const Sheet& sheet, const QList<Relation>& parts) const;
    Result<void> checkSheets() const;
    Result<RosterTable> askedRoster(const QList<Relation>& parts);
    Result<RosterTable> firstRoster(const QList<Relation>& parts);
    RosterTable tableOf(RosterRows rows, const QString& sheet) const;

    const QByteArray& bytes;
    const RosterProgress& progress;
    const std::stop_token& stop;
    const QString& asked; ///< sheet; empty: the first that is a roster
    QList<Sheet> sheets;
    QList<NumberForm> forms; ///< by cell style
    QStringList sharedTexts;
    QDate dayZero{1899, 12, 30};
};

template <class Take>
Result<void> Workbook::readPart(const QString& part, Take take) {
    ZipPart file(bytes, part, mostUnpacked, stop);
    if (!file.isOpen()) return damaged();
    QXmlStreamReader xml(&file);
    Result<void> taken = xml.readNextStartElement() ? take(xml, file) : damaged();
    while (taken && !xml.atEnd()) // to the end: only there the checksum is known
        xml.readNext();
    if (stop.stop_requested()) return rosterStopped();
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

Result<void> Workbook::readForms(const QString& part) {
    if (part.isEmpty()) return {};
    return readPart(part, [this](QXmlStreamReader& xml, const ZipPart&) -> Result<void> {
        forms = readNumberForms(xml);
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

Cell Workbook::cellOf(const QString& stored, const QString& type, const NumberForm& form) const {
    if (type.isEmpty() || type == QLatin1String("n")) return {sheetNumber(stored, form), {}};
    if (type != QLatin1String("s")) return {stored, {}};
    bool isNumber = false;
    const int place = stored.toInt(&isNumber);
    if (isNumber && place >= 0 && place < sharedTexts.size()) return {sharedTexts.at(place), {}};
    return {{}, RosterTable::Flaw::NoText};
}

/// A text that a formula makes may be empty, a number may not.
Cell Workbook::readCell(QXmlStreamReader& xml) {
    const QXmlStreamAttributes all = xml.attributes();
    const QString type = all.value(QLatin1String("t")).toString();
    const NumberForm form = forms.value(all.value(QLatin1String("s")).toInt());
    Cell cell;
    bool formula = false, worked = false;
    while (xml.readNextStartElement())
        if (xml.name() == QLatin1String("v")) {
            const QString stored = xml.readElementText(QXmlStreamReader::SkipChildElements);
            worked = !stored.isEmpty() || type == QLatin1String("str");
            if (worked) cell = cellOf(stored, type, form);
        } else if (xml.name() == QLatin1String("is")) {
            cell.value = richText(xml);
        } else {
            formula = formula || xml.name() == QLatin1String("f");
            xml.skipCurrentElement();
        }
    if (formula && !worked) cell.flaw = RosterTable::Flaw::NoValue;
    return cell;
}

Result<RosterTable::Row> Workbook::readRow(QXmlStreamReader& xml, int number) {
    RosterTable::Row row{number, {}, {}};
    int next = 0;
    while (xml.readNextStartElement()) {
        const int at = columnIn(xml.attributes().value(QLatin1String("r")));
        const int column = at < 0 ? next : at;
        next = column + 1;
        const Cell cell = readCell(xml);
        if (cell.value.isEmpty() && !cell.flaw) continue;
        if (column >= rosterColumns) return tooManyColumns();
        if (cell.flaw) row.flaws.insert(column, *cell.flaw);
        while (row.cells.size() <= column)
            row.cells += QString();
        row.cells[column] = cell.value;
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
        if (const auto added = rows.add(std::move(*row)); !added) return added;
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
    for (const Sheet& one : sheets)
        table.sheets += one.name;
    return table;
}

Result<void> Workbook::checkSheets() const {
    if (sheets.size() <= mostSheets) return {};
    return fail(ErrorKind::TooLarge,
                text(QT_TRANSLATE_NOOP("Roster", "This workbook has more than %1 sheets")).arg(mostSheets),
                {}, text(saveAlone()));
}

/// Empty for a sheet that is a chart.
Result<QString> Workbook::partOf(const Sheet& sheet, const QList<Relation>& parts) const {
    const auto found = std::find_if(parts.begin(), parts.end(),
                                    [&](const Relation& part) { return part.id == sheet.relation; });
    if (found == parts.end()) return damaged();
    return found->kind == QLatin1String("worksheet") ? found->part : QString();
}

Result<RosterTable> Workbook::askedRoster(const QList<Relation>& parts) {
    for (const Sheet& sheet : sheets) {
        if (sheet.name != asked) continue;
        const auto part = partOf(sheet, parts);
        if (!part) return Fail(part.error());
        if (part->isEmpty()) break;
        auto rows = readSheet(*part);
        if (!rows) return Fail(rows.error());
        return tableOf(std::move(*rows), sheet.name);
    }
    return fail(ErrorKind::NotFound,
                text(QT_TRANSLATE_NOOP("Roster", "This workbook has no sheet \"%1\"")).arg(asked), {},
                text(QT_TRANSLATE_NOOP("Roster", "Choose another sheet.")));
}

Result<RosterTable> Workbook::firstRoster(const QList<Relation>& parts) {
    RosterRows notEmpty;
    QString notEmptyName;
    for (const Sheet& sheet : sheets) {
        const auto part = partOf(sheet, parts);
        if (!part) return Fail(part.error());
        if (part->isEmpty()) continue;
        auto rows = readSheet(*part);
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
    if (stop.stop_requested()) return rosterStopped();
    const QString main = roots ? ofKind(*roots, "officeDocument") : QString();
    if (main.endsWith(QLatin1String(".bin")))
        return fail(ErrorKind::Unsupported,
                    text(QT_TRANSLATE_NOOP("Roster", "This is a binary Excel workbook (.xlsb)")), {},
                    text(saveAnew()));
    if (main.isEmpty())
        return fail(ErrorKind::Unsupported, text(QT_TRANSLATE_NOOP("Roster", "This is no Excel workbook")),
                    {}, text(saveAnew()));
    const auto parts = relations(main);
    if (!parts) return Fail(parts.error());
    if (const auto read = readSheets(main); !read) return Fail(read.error());
    if (const auto few = checkSheets(); !few) return Fail(few.error());
    if (const auto read = readForms(ofKind(*parts, "styles")); !read) return Fail(read.error());
    const QString texts = ofKind(*parts, "sharedStrings");
    if (!texts.isEmpty())
        if (const auto read = readSharedTexts(texts); !read) return Fail(read.error());
    return asked.isEmpty() ? firstRoster(*parts) : askedRoster(*parts);
}

} // namespace

QString sheetNumber(const QString& stored, const NumberForm& form) {
    bool isNumber = false;
    const double value = stored.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value)) return stored;
    if (value != std::floor(value)) return QString::number(value, 'g', 15);
    if (std::abs(value) >= exactBelow) return QString::number(value, 'E', 14);
    const QString digits = QString::number(qint64(value));
    return value < 0 ? digits : form.before + digits.rightJustified(form.digits, QLatin1Char('0'));
}

Result<RosterTable> readWorkbook(const QByteArray& bytes, const RosterProgress& progress,
                                 const std::stop_token& stop, const QString& sheet) {
    return Workbook(bytes, progress, stop, sheet).read();
}

} // namespace mianguan
