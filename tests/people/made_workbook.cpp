#include "tests/people/made_workbook.h"

#include <archive.h>
#include <archive_entry.h>

namespace mianguan {

namespace {

const QByteArray office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

la_ssize_t append(archive*, void* made, const void* bytes, size_t size) {
    static_cast<QByteArray*>(made)->append(static_cast<const char*>(bytes), qsizetype(size));
    return la_ssize_t(size);
}

QByteArray relation(int id, const QByteArray& kind, const QByteArray& target) {
    return "<Relationship Id=\"r" + QByteArray::number(id) + "\" Type=\"" + office + "/" + kind +
           "\" Target=\"" + target + "\"/>";
}

QByteArray relations(const QByteArray& all) { return "<Relationships>" + all + "</Relationships>"; }

} // namespace

QByteArray zipOf(const QList<MadePart>& parts) {
    QByteArray made;
    archive* zip = archive_write_new();
    archive_write_set_format_zip(zip);
    archive_write_open(zip, &made, nullptr, append, nullptr);
    for (const MadePart& part : parts) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, part.name.constData());
        archive_entry_set_size(entry, part.bytes.size());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_write_header(zip, entry);
        archive_write_data(zip, part.bytes.constData(), size_t(part.bytes.size()));
        archive_entry_free(entry);
    }
    archive_write_free(zip);
    return made;
}

QByteArray rowOf(int number, const QList<QByteArray>& texts) {
    QByteArray cells;
    for (int i = 0; i < texts.size(); ++i)
        if (!texts.at(i).isEmpty())
            cells += "<c r=\"" + QByteArray(1, char('A' + i)) + QByteArray::number(number) +
                     "\" t=\"inlineStr\"><is><t>" + texts.at(i) + "</t></is></c>";
    return "<row r=\"" + QByteArray::number(number) + "\">" + cells + "</row>";
}

QByteArray workbookOf(const QList<MadePart>& sheets, const QByteArray& sharedTexts,
                      const QByteArray& workbookProperties, const QByteArray& styles) {
    QByteArray list, targets = relation(0, "sharedStrings", "sharedStrings.xml");
    QList<MadePart> parts;
    for (int i = 1; i <= sheets.size(); ++i) {
        const QByteArray number = QByteArray::number(i);
        list += "<sheet name=\"" + sheets.at(i - 1).name + "\" sheetId=\"" + number + "\" r:id=\"r" + number +
                "\"/>";
        targets += relation(i, "worksheet", "/xl/worksheets/sheet" + number + ".xml");
        parts +=
            MadePart{"xl/worksheets/sheet" + number + ".xml",
                     "<worksheet><cols/><sheetData>" + sheets.at(i - 1).bytes + "</sheetData></worksheet>"};
    }
    if (!styles.isEmpty()) {
        targets += relation(int(sheets.size()) + 1, "styles", "styles.xml");
        parts += MadePart{"xl/styles.xml", styles};
    }
    parts += MadePart{"_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml"))};
    parts += MadePart{"xl/_rels/workbook.xml.rels", relations(targets)};
    parts += MadePart{"xl/workbook.xml", "<workbook xmlns:r=\"" + office + "\">" + workbookProperties +
                                             "<sheets>" + list + "</sheets></workbook>"};
    parts += MadePart{"xl/sharedStrings.xml", "<sst>" + sharedTexts + "</sst>"};
    return zipOf(parts);
}

} // namespace mianguan
