#include "core/people/roster_mapping.h"
#include "core/people/roster_template.h"
#include "core/people/workbook.h"
#include "core/people/zip_part.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mianguan;

namespace {

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class RosterTemplateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itReadsBackClean() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("空名单.xlsx"));
        QVERIFY(writeRosterTemplate(path));
        const auto table = readWorkbook(bytesOf(path), {}, {});
        QVERIFY(table);
        QCOMPARE(table->headers.size(), rosterFields().size());
        QVERIFY(table->rows.isEmpty());
        const RosterMapping mapping = guessMapping(table->headers);
        for (const RosterField field : rosterFields())
            QCOMPARE(mapping.columns.value(field, -1), int(field));
    }

    void numbersStayText() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.xlsx"));
        QVERIFY(writeRosterTemplate(path));
        const QByteArray bytes = bytesOf(path);
        ZipPart sheet(bytes, QStringLiteral("xl/worksheets/sheet1.xml"), 1'000'000);
        QVERIFY(sheet.isOpen());
        const QByteArray xml = sheet.readAll();
        QCOMPARE(xml.count("<col "), rosterFields().size());
        QCOMPARE(xml.count("style="), rosterFields().size());
        QVERIFY(xml.contains("state=\"frozen\""));
        ZipPart styles(bytes, QStringLiteral("xl/styles.xml"), 1'000'000);
        QVERIFY(styles.isOpen());
        QVERIFY(styles.readAll().contains("numFmtId=\"49\"")); // "@", as ECMA-376 counts formats
    }

    void aFolderThatIsNot() {
        const auto written = writeRosterTemplate(QStringLiteral("/nowhere/a.xlsx"));
        QVERIFY(!written);
        QVERIFY(!written.error().remedy.isEmpty());
    }
};

QTEST_APPLESS_MAIN(RosterTemplateTest)
#include "tst_roster_template.moc"
