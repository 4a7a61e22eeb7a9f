#include "core/people/roster_check.h"
#include "core/people/workbook.h"
#include "tests/people/made_workbook.h"

#include <QElapsedTimer>
#include <QTest>

using namespace mianguan;

namespace {

QByteArray cell(const QByteArray& place, const QByteArray& text) {
    return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}
Result<RosterTable> read(const QByteArray& bytes, const QString& sheet = {}) {
    return readRosterBytes(bytes, QStringLiteral("名单.xlsx"), {}, {}, sheet);
}
CheckedRoster checked(const RosterTable& table) {
    return checkRoster(table, guessMapping(table.headers)).value();
}
QString problemOf(const CheckedRoster& roster, int row) {
    for (const RosterProblem& problem : roster.problems)
        if (problem.row == row) return problem.sentence;
    return {};
}

} // namespace

/// Lists as schools keep them: titles, merged headings, formats, notes, formulas.
class SchoolListsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTitleAMergedHeadingBlankRowsAndNotes() {
        const auto table = read(workbookOf(
            {{"名单",
              rowOf(1, {"云河大学2027届毕业生名单"}) + rowOf(2, {"序号", "姓名", "学号", "联系方式"}) +
                  rowOf(3, {"", "", "", "电话", "备注"}) + rowOf(5, {"1", "张三", "20230001", "138"}) +
                  rowOf(6, {"序号", "姓名", "学号", "联系方式"}) +
                  rowOf(8, {"2", "李四 ", "２０２３０００２"}) + rowOf(9, {"合计：2人"}) +
                  rowOf(10, {"", "", "", "制表：教务处"})}}));
        QVERIFY(table);
        QCOMPARE(table->title, QStringLiteral("云河大学2027届毕业生名单"));
        QCOMPARE(table->headers.mid(1), QStringList({QStringLiteral("姓名"), QStringLiteral("学号"),
                                                     QStringLiteral("电话"), QStringLiteral("备注")}));
        const CheckedRoster roster = checked(*table);
        QCOMPARE(roster.lines.size(), 2);
        QCOMPARE(roster.lines.at(0).entry.phone, QStringLiteral("138"));
        QCOMPARE(roster.lines.at(1).entry.name, QStringLiteral("李四"));
        QCOMPARE(roster.lines.at(1).entry.studentNumber, QStringLiteral("20230002"));
        QVERIFY(problemOf(roster, 6).contains(QStringLiteral("headings")));
        QVERIFY(problemOf(roster, 9).contains(QStringLiteral("合计")));
        QVERIFY(problemOf(roster, 10).contains(QStringLiteral("制表")));
    }

    /// The first graduate is no second row of headings.
    void aGraduateUnderTheHeadingIsNone() {
        const auto table =
            read(workbookOf({{"a", rowOf(1, {"姓名", "学号", "备注"}) + rowOf(2, {"", "2023", "姓名"}) +
                                       rowOf(3, {"张三", "1"})}}));
        QVERIFY(table);
        QCOMPARE(table->rows.size(), 2);
    }

    void theSheetIsChosen() {
        const QByteArray book = workbookOf({{"说明", rowOf(1, {"请按要求填写"})},
                                            {"本科", rowOf(1, {"姓名", "学号"}) + rowOf(2, {"张三", "1"})},
                                            {"硕士", rowOf(1, {"姓名", "学号"}) + rowOf(2, {"李四", "2"})}});
        const auto first = read(book);
        QVERIFY(first);
        QCOMPARE(first->sheet, QStringLiteral("本科"));
        QCOMPARE(first->sheets.size(), 3);
        const auto other = read(book, QStringLiteral("硕士"));
        QVERIFY(other);
        QCOMPARE(other->rows.first().cells.first(), QStringLiteral("李四"));
        QCOMPARE(read(book, QStringLiteral("博士")).error().kind, ErrorKind::NotFound);
    }

    void leadingZerosAreThoseTheSheetShows_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("shown");
        QTest::newRow("zeros") << QStringLiteral("00000000") << QStringLiteral("00012345");
        QTest::newRow("by sign") << QStringLiteral("00000000;-00000000") << QStringLiteral("00012345");
        QTest::newRow("a prefix") << QStringLiteral("\"2023\"000000") << QStringLiteral("2023012345");
        QTest::newRow("one zero") << QStringLiteral("0") << QStringLiteral("12345");
        QTest::newRow("general") << QStringLiteral("General") << QStringLiteral("12345");
        QTest::newRow("money") << QStringLiteral("#,##0.00") << QStringLiteral("12345");
        QTest::newRow("text") << QStringLiteral("@") << QStringLiteral("12345");
    }
    void leadingZerosAreThoseTheSheetShows() {
        QFETCH(QString, format);
        QFETCH(QString, shown);
        QCOMPARE(sheetNumber(QStringLiteral("12345"), numberFormIn(format)), shown);
    }

    void leadingZerosInAWorkbook() {
        const QByteArray styles =
            "<styleSheet><numFmts><numFmt numFmtId=\"176\" formatCode=\"00000000\"/></numFmts>"
            "<cellStyleXfs><xf numFmtId=\"0\"/></cellStyleXfs>"
            "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/></cellXfs></styleSheet>";
        const QByteArray rows = rowOf(1, {"姓名", "学号"}) + "<row r=\"2\">" + cell("A2", "张三") +
                                "<c r=\"B2\" s=\"1\"><v>1234</v></c></row>";
        const auto table = read(workbookOf({{"a", rows}}, {}, {}, styles));
        QVERIFY2(table, table ? "" : qPrintable(table.error().sentence()));
        QCOMPARE(table->rows.first().cells.at(1), QStringLiteral("00001234"));
    }

    void valuesThatAreNotInTheFileAreTold() {
        const QByteArray rows =
            rowOf(1, {"姓名", "学号", "电话"}) + "<row r=\"2\">" + cell("A2", "张三") +
            "<c r=\"B2\" t=\"s\"><v>99</v></c></row><row r=\"3\">" + cell("A3", "李四") +
            "<c r=\"B3\"><f>A1</f><v></v></c></row><row r=\"4\">" + cell("A4", "王五") + cell("B4", "4") +
            "<c r=\"C4\"><f>A1</f></c></row><row r=\"5\">" + cell("A5", "赵六") +
            "<c r=\"B5\" t=\"str\"><f>A1</f><v>55</v></c><c r=\"C5\" t=\"str\"><f>A1</f><v></v></c></row>"
            "<row r=\"6\"><c r=\"A6\" t=\"s\"><v>-1</v></c></row>";
        const auto table = read(workbookOf({{"a", rows}}));
        QVERIFY(table);
        const CheckedRoster roster = checked(*table);
        QVERIFY(problemOf(roster, 2).contains(QStringLiteral("damaged")));
        QVERIFY(problemOf(roster, 3).contains(QStringLiteral("formula")));
        QVERIFY(problemOf(roster, 4).contains(QStringLiteral("formula")));
        QVERIFY(problemOf(roster, 5).isEmpty());
        QVERIFY(problemOf(roster, 6).contains(QStringLiteral("damaged")));
        QCOMPARE(roster.lines.size(), 2); // 4 and 5
        QCOMPARE(roster.leftOut.size(), 3);
    }

    void numbersThatLostTheirDigitsAreTold() {
        const auto table = read(workbookOf(
            {{"a", rowOf(1, {"姓名", "身份证号"}) + rowOf(2, {"张三", "1.10105E+17"}) + "<row r=\"3\">" +
                       cell("A3", "李四") + "<c r=\"B3\"><v>1.1010519491231002E+17</v></c></row>"}}));
        QVERIFY(table);
        const CheckedRoster roster = checked(*table);
        QCOMPARE(roster.lines.size(), 0);
        for (const int at : {2, 3})
            QVERIFY(problemOf(roster, at).contains(QStringLiteral("lost its last digits")));
    }

    void otherKindsOfFileAreNamed_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("xls") << QByteArray("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") << QStringLiteral(".xls");
        QTest::newRow("ods") << QByteArray("PK\x03\x04") + QByteArray(26, '\0') +
                                    "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
                             << QStringLiteral(".ods");
        QTest::newRow("html") << QByteArray("\xef\xbb\xbf\r\n<html><table><tr><td>姓名</td></tr></table>")
                              << QStringLiteral("web page");
        QTest::newRow("2003") << QByteArray("<?xml version=\"1.0\"?><Workbook "
                                            "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">")
                              << QStringLiteral("2003");
        QTest::newRow("xlsb") << zipOf({{"_rels/.rels",
                                         "<Relationships><Relationship Id=\"r1\" Type=\"x/officeDocument\" "
                                         "Target=\"xl/workbook.bin\"/></Relationships>"}})
                              << QStringLiteral(".xlsb");
    }
    void otherKindsOfFileAreNamed() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const auto table = read(bytes);
        QVERIFY(!table);
        QCOMPARE(table.error().kind, ErrorKind::Unsupported);
        QVERIFY2(table.error().what.contains(says), qPrintable(table.error().what));
        QVERIFY(table.error().remedy.contains(QStringLiteral(".xlsx")));
    }

    /// Each attribute is compared with each: 100,000 of them took 12 s.
    void aTagWithoutEndIsRefused() {
        QByteArray attributes;
        for (int i = 0; i < 100'000; ++i)
            attributes += " a" + QByteArray::number(i) + "=\"\"";
        const auto table = read(workbookOf({{"a", rowOf(1, {"姓名", "学号"}) + "<row" + attributes + "/>"}}));
        QVERIFY(!table);
        QCOMPARE(table.error().kind, ErrorKind::Unreadable);
    }

    void aLongTextIsNotATagWithoutEnd() {
        const QByteArray note = QByteArray("注").repeated(32'767);
        const auto table =
            read(workbookOf({{"a", rowOf(1, {"姓名", "学号", "备注"}) + rowOf(2, {"张三", "1", note})}}));
        QVERIFY2(table, table ? "" : qPrintable(table.error().sentence()));
    }
};

QTEST_GUILESS_MAIN(SchoolListsTest)
#include "tst_school_lists.moc"
