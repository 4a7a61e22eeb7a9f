#include "core/people/roster_file.h"
#include "core/people/workbook.h"
#include "tests/people/made_workbook.h"

#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace mianguan;

namespace {

const QString list = QStringLiteral("姓名,学号,备注\r\n张三,001,\r\n\r\n李四,002,\"说,\n\"\"好\"\"\"\r\n");

Result<RosterTable> read(const QByteArray& bytes) { return readRosterBytes(bytes, QStringLiteral("名单")); }
Result<RosterTable> read(const QString& text) { return read(text.toUtf8()); }

Error errorOf(const QByteArray& bytes) {
    const auto table = read(bytes);
    return table ? Error{} : table.error();
}

QByteArray utf16(const QString& text, QStringConverter::Encoding encoding) {
    return QStringEncoder(encoding, QStringConverter::Flag::WriteBom)(text);
}

/// "张三" and "李四" are bytes a hand wrote down from the code chart.
const QByteArray gb18030 = "\xd0\xd5\xc3\xfb,\xd1\xa7\xba\xc5\n\xd5\xc5\xc8\xfd,001\n\xc0\xee\xcb\xc4,002\n"
                           "\x81\x30\x89\x38,003\n"; // of four bytes

const QByteArray heading =
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>";
const QByteArray words =
    "<si><t>姓名</t></si><si><t>学号</t></si>"
    "<si><r><t>张</t></r><r><rPr/><t>三</t></r><rPh sb=\"0\" eb=\"1\"><t>zhang</t></rPh></si>";

} // namespace

class RosterFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textInEveryCoding_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        QTest::newRow("utf-8") << list.toUtf8() << QStringLiteral("UTF-8");
        QTest::newRow("utf-8 marked") << utf16(list, QStringConverter::Utf8) << QStringLiteral("UTF-8");
        QTest::newRow("utf-16 le") << utf16(list, QStringConverter::Utf16LE) << QStringLiteral("UTF-16LE");
        QTest::newRow("utf-16 be") << utf16(list, QStringConverter::Utf16BE) << QStringLiteral("UTF-16BE");
        QString tabs = list, semicolons = list;
        QTest::newRow("tabs") << tabs.replace(u',', u'\t').toUtf8() << QStringLiteral("UTF-8");
        QTest::newRow("semicolons") << semicolons.replace(u',', u';').toUtf8() << QStringLiteral("UTF-8");
    }
    void textInEveryCoding() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, encoding);
        const auto table = read(bytes);
        QVERIFY(table);
        QCOMPARE(table->encoding, encoding);
        QCOMPARE(table->headers.size(), 3);
        QCOMPARE(table->headers.first(), QStringLiteral("姓名"));
        QCOMPARE(table->rows.size(), 2);
        QCOMPARE(table->rows.at(0).number, 2);
        QCOMPARE(table->rows.at(0).cells, QStringList({QStringLiteral("张三"), QStringLiteral("001")}));
        QCOMPARE(table->rows.at(1).number, 4);
        QVERIFY(table->rows.at(1).cells.at(2).endsWith(QStringLiteral("\n\"好\"")));
    }

    void textInGb18030() {
        const auto table = read(gb18030);
        QVERIFY(table);
        QCOMPARE(table->encoding, QStringLiteral("GB18030"));
        QCOMPARE(table->headers, QStringList({QStringLiteral("姓名"), QStringLiteral("学号")}));
        QCOMPARE(table->rows.at(0).cells.at(0), QStringLiteral("张三"));
        QCOMPARE(table->rows.at(1).cells.at(0), QStringLiteral("李四"));
        QCOMPARE(table->rows.at(2).cells.at(0).size(), 1);
    }

    /// One lost byte must not turn every name into another.
    void damagedUtf8IsSaidAndNotReadAsSomethingElse() {
        QByteArray bytes = QStringLiteral("姓名,学号\n张三丰,2023001\n李四光,2023002\n").toUtf8();
        bytes.remove(bytes.indexOf(QStringLiteral("张").toUtf8()), 1);
        const auto table = readRosterBytes(bytes, QStringLiteral("list.csv"));
        QVERIFY(!table && table.error().kind == ErrorKind::Unreadable && !table.error().remedy.isEmpty());
    }

    void titlesAboveTheHeadingAreSkipped() {
        const auto table = read(QStringLiteral("2026届毕业生名单\n,,制表：教务处\nXM,XH,BH\n张三,001,1班\n"));
        QVERIFY(table);
        QCOMPARE(table->headers.first(), QStringLiteral("XM"));
        QCOMPARE(table->rows.size(), 1);
        QCOMPARE(table->rows.first().number, 4);
    }

    void unknownHeadingsAreTheFirstRow() {
        const auto table = read(QStringLiteral("\nwho;which\n张三;001\n"));
        QVERIFY(table);
        QCOMPARE(table->headers, QStringList({QStringLiteral("who"), QStringLiteral("which")}));
        QCOMPARE(table->rows.first().number, 3);
    }

    void whatIsNoListIsRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QByteArray& bytes, ErrorKind kind, const char* says) {
            QTest::newRow(name) << bytes << int(kind) << QString::fromLatin1(says);
        };
        row("nothing", {}, ErrorKind::Unreadable, "no graduate");
        row("headings alone", "name,XH\n", ErrorKind::Unreadable, "no graduate");
        row("zeros", QByteArray(100, '\0'), ErrorKind::Unreadable, "neither an Excel workbook");
        row("no coding", "name,XH\n\xff\xff\xff,1\n", ErrorKind::Unreadable, "neither an Excel workbook");
        row("half a character", gb18030.chopped(7), ErrorKind::Unreadable, "neither an Excel workbook");
        row("old Excel", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ErrorKind::Unsupported, "old Excel");
        row("open quote", "name,XH\na,1\n\"b,2\nc,3\n", ErrorKind::Unreadable, "opened in row 3");
        row("columns", "name,XH\n" + QByteArray(256, ',') + "x\n", ErrorKind::TooLarge, "256 columns");
        row("commas", "name,XH\n" + QByteArray(20000, ','), ErrorKind::TooLarge, "256 columns");
        row("rows", "name,XH\n" + QByteArray("a,1\n").repeated(200'000), ErrorKind::TooLarge, "200000 rows");
        row("cells", "name,XH\n" + (QByteArray(255, ',') + "x\n").repeated(40'000), ErrorKind::TooLarge,
            "10000000 cells");
        row("bytes", QByteArray(50 * 1024 * 1024 + 1, ' '), ErrorKind::TooLarge, "50 MB");
        row("cut zip", workbookOf({{"a", heading}}, words).left(60), ErrorKind::Unsupported,
            "no Excel workbook");
        row("other zip", zipOf({{"a.txt", "text"}}), ErrorKind::Unsupported, "no Excel workbook");
        row("cut sheet", workbookOf({{"a", heading + "<row><c>"}}, words), ErrorKind::Unreadable, "damaged");
        row("empty sheet", workbookOf({{"a", {}}}), ErrorKind::Unreadable, "no graduate");
        row("bomb", workbookOf({{"a", heading + QByteArray("<row/>").repeated(43 * 1024 * 1024)}}, words),
            ErrorKind::TooLarge, "256 MB");
        row("far column", workbookOf({{"a", "<row><c r=\"ZZZ1\"><v>1</v></c></row>"}}), ErrorKind::TooLarge,
            "256 columns");
        row("nested runs",
            workbookOf({{"a", heading}}, QByteArray("<si>") + QByteArray("<r>").repeated(1'000'000)),
            ErrorKind::Unreadable, "damaged");
        row("nested texts", workbookOf({{"a", heading}}, QByteArray("<t>").repeated(1'000'000)),
            ErrorKind::Unreadable, "damaged");
    }
    void whatIsNoListIsRefused() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        QFETCH(QString, says);
        const Error error = errorOf(bytes);
        QVERIFY2(error.what.contains(says), qPrintable(error.sentence()));
        QCOMPARE(int(error.kind), kind);
        QCOMPARE(error.where, QStringLiteral("名单"));
        QVERIFY(!error.remedy.isEmpty());
    }

    void aChangedByteIsNoticedOrChangesNothing() {
        const QByteArray bytes = workbookOf({{"a", heading + "<row><c><v>12345</v></c></row>"}}, words);
        const QList<RosterTable::Row> rows = read(bytes)->rows;
        int noticed = 0;
        for (qsizetype at = 0; at < bytes.size(); ++at) {
            QByteArray changed = bytes;
            changed[at] = char(changed[at] ^ 0x20);
            const auto table = read(changed);
            if (table) QCOMPARE(table->rows.first().cells, rows.first().cells);
            noticed += table ? 0 : 1;
        }
        QVERIFY(noticed > 100);
    }

    void aWorkbook() {
        const QByteArray rows =
            heading +
            "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"B3\"><v>2022001</v></c></row>"
            "<row><c t=\"inlineStr\"><is><t>李四</t></is></c><c t=\"str\"><f>A1</f><v>007</v></c></row>"
            "<row/><row r=\"6\"><c r=\"B6\"><v>1.1010519491231002E+17</v></c></row>";
        const auto table =
            read(workbookOf({{"notes", "<row><c t=\"inlineStr\"><is><t>hello</t></is></c></row>"},
                             {"roster", rows},
                             {"more", heading}},
                            words));
        QVERIFY2(table, table ? "" : qPrintable(table.error().sentence()));
        QCOMPARE(table->sheet, QStringLiteral("roster"));
        QCOMPARE(table->sheets.size(), 3);
        QCOMPARE(table->headers, QStringList({QStringLiteral("姓名"), QStringLiteral("学号")}));
        QCOMPARE(table->rows.size(), 3);
        QCOMPARE(table->rows.at(0).number, 3);
        QCOMPARE(table->rows.at(0).cells, QStringList({QStringLiteral("张三"), QStringLiteral("2022001")}));
        QCOMPARE(table->rows.at(1).number, 4);
        QCOMPARE(table->rows.at(1).cells, QStringList({QStringLiteral("李四"), QStringLiteral("007")}));
        QCOMPARE(table->rows.at(2).number, 6);
        QCOMPARE(table->rows.at(2).cells, QStringList({QString(), QStringLiteral("1.10105194912310E+17")}));
        QCOMPARE(table->dayZero, QDate(1899, 12, 30));
    }

    void daysMayCountFrom1904() {
        const auto table = read(workbookOf({{"a", heading + "<row><c><v>1</v></c></row>"}}, words,
                                           "<workbookPr date1904=\"1\"/>"));
        QVERIFY(table);
        QCOMPARE(table->dayZero, QDate(1904, 1, 1));
    }

    void numbersKeepTheirDigitsOrShowThatTheyLostSome() {
        QCOMPARE(sheetNumber(QStringLiteral("123456789012345")), QStringLiteral("123456789012345"));
        QCOMPARE(sheetNumber(QStringLiteral("110105194912310000")), QStringLiteral("1.10105194912310E+17"));
        QCOMPARE(sheetNumber(QStringLiteral("1.3800138E10")), QStringLiteral("13800138000"));
        QCOMPARE(sheetNumber(QStringLiteral("2022001.0")), QStringLiteral("2022001"));
        QCOMPARE(sheetNumber(QStringLiteral("0.1")), QStringLiteral("0.1"));
        QCOMPARE(sheetNumber(QStringLiteral("-1")), QStringLiteral("-1"));
        QCOMPARE(sheetNumber(QStringLiteral("1e999")), QStringLiteral("1e999"));
        QCOMPARE(sheetNumber(QStringLiteral("x")), QStringLiteral("x"));
    }

    void aFile() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("名单.csv"));
        QVERIFY(!readRoster(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(list.toUtf8());
        file.close();
        qint64 total = 0;
        const auto table = readRoster(path, [&](qint64, qint64 all) { total = all; });
        QVERIFY(table);
        QCOMPARE(table->rows.size(), 2);
        QVERIFY(total > 0);
    }

    void readingCanBeStopped() {
        std::stop_source stop;
        stop.request_stop();
        for (const QByteArray& bytes : {list.toUtf8(), workbookOf({{"a", heading}}, words)}) {
            const auto table = readRosterBytes(bytes, QStringLiteral("名单"), {}, stop.get_token());
            QVERIFY(!table);
            QCOMPARE(table.error().kind, ErrorKind::Cancelled);
        }
    }
};

QTEST_APPLESS_MAIN(RosterFileTest)
#include "tst_roster_file.moc"
