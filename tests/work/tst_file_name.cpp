#include "core/base/csv.h"
#include "core/work/file_name.h"

#include <QTest>

using namespace mianguan;

namespace {

QString named(const QString& stem) { return safeFileName(stem, QStringLiteral(".jpg")); }
QString text(const char8_t* utf8) { return QString::fromUtf8(utf8); }

} // namespace

class FileNameTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void safe_data() {
        QTest::addColumn<QString>("stem");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* what, const QString& stem, const QString& name) {
            QTest::newRow(what) << stem << name;
        };
        row("plain", text(u8"王小明"), text(u8"王小明.jpg"));
        row("forbidden", text(u8"a<b>c:d\"e/f\\g|h?i*j"), text(u8"a_b_c_d_e_f_g_h_i_j.jpg"));
        row("controls", QStringLiteral("a\nb\tc\x7f"), QStringLiteral("a_b_c_.jpg"));
        row("no way out", QStringLiteral("../../etc/passwd"), QStringLiteral("_._.._etc_passwd.jpg"));
        row("hidden", QStringLiteral(".hidden"), QStringLiteral("_hidden.jpg"));
        row("end", QStringLiteral("name. . "), QStringLiteral("name.jpg"));
        row("nothing", QString(), QStringLiteral("_.jpg"));
        row("only dots", QStringLiteral("..."), QStringLiteral("_.jpg"));
        row("reserved", QStringLiteral("con"), QStringLiteral("con_.jpg"));
        row("reserved with ending", QStringLiteral("NUL.txt"), QStringLiteral("NUL_.txt.jpg"));
        row("reserved port", QStringLiteral("Com1"), QStringLiteral("Com1_.jpg"));
        row("not reserved", QStringLiteral("console"), QStringLiteral("console.jpg"));
        row("composed", text(u8"e\u0301"), text(u8"\u00e9.jpg"));
        row("turned writing", text(u8"gpj.\u202egnp"), text(u8"gpj._gnp.jpg"));
        row("half a character", QString(QChar(0xd800)) + QLatin1Char('a'), QStringLiteral("_a.jpg"));
    }
    void safe() {
        QFETCH(QString, stem);
        QFETCH(QString, name);
        QCOMPARE(named(stem), name);
    }

    void longNamesAreCutBetweenCharacters() {
        for (const QString& part :
             {QStringLiteral("x"), text(u8"王"), text(u8"👩‍🎓"), text(u8"e\u0323\u0302")}) {
            const QString name = named(part.repeated(300));
            QVERIFY(name.toUtf8().size() <= 200);
            QVERIFY(name.toUtf8().size() > 170);
            const QString stem = name.chopped(4);
            const QString whole = part.normalized(QString::NormalizationForm_C);
            QCOMPARE(stem.size() % whole.size(), 0);
        }
    }

    void keys() {
        QCOMPARE(nameKey(QStringLiteral("A.JPG")), nameKey(QStringLiteral("a.jpg")));
        QCOMPARE(nameKey(text(u8"E\u0301.jpg")), nameKey(text(u8"\u00e9.jpg")));
        QVERIFY(nameKey(QStringLiteral("a.jpg")) != nameKey(QStringLiteral("b.jpg")));
    }

    void patterns_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("filled");
        QTest::newRow("file") << QStringLiteral("{file}") << QStringLiteral("wang");
        QTest::newRow("number") << QStringLiteral("{number}") << QStringLiteral("42");
        QTest::newRow("wide number") << QStringLiteral("n{number:4}-{file}") << QStringLiteral("n0042-wang");
        QTest::newRow("date") << QStringLiteral("{date}_{number:2}") << QStringLiteral("20260630_42");
        QTest::newRow("no field") << QStringLiteral("photo") << QStringLiteral("photo");
        QTest::newRow("unknown") << QStringLiteral("{name}") << QString();
        QTest::newRow("width of a text") << QStringLiteral("{file:4}") << QString();
        QTest::newRow("empty field") << QStringLiteral("{}") << QString();
    }
    void patterns() {
        QFETCH(QString, pattern);
        QFETCH(QString, filled);
        const auto result = fillPattern(pattern, {QStringLiteral("wang"), 42, QDate(2026, 6, 30)});
        QCOMPARE(result.value_or(QString()), filled);
        QCOMPARE(result.has_value(), !filled.isEmpty());
    }

    void fieldsAreNotFilledTwice() {
        QCOMPARE(fillPattern(QStringLiteral("{file}"), {QStringLiteral("{number}"), 1, {}}).value(),
                 QStringLiteral("{number}"));
    }

    void csv_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("written");
        const auto row = [](const char* what, const char* cell, const char* written) {
            QTest::newRow(what) << QString::fromUtf8(cell) << QString::fromUtf8(written);
        };
        row("plain", "王小明", "王小明");
        row("comma", "a,b", "\"a,b\"");
        row("quote", "a\"b", "\"a\"\"b\"");
        row("two lines", "a\r\nb", "a  b");
        row("equals", "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0");
        row("plus", "+1", "'+1");
        row("minus", "-1", "'-1");
        row("at", "@SUM(A1,A2)", "\"'@SUM(A1,A2)\"");
        row("tab", "\t=1", "'\t=1");
        row("return", "\r=1", "' =1");
    }
    void csv() {
        QFETCH(QString, cell);
        QFETCH(QString, written);
        const QString row = csvRow({cell, QStringLiteral("last")});
        QCOMPARE(row, written + QStringLiteral(",last\r\n"));
        QCOMPARE(csvRow({csvCells(row).first(), QStringLiteral("last")}), row);
    }
};

QTEST_GUILESS_MAIN(FileNameTest)
#include "tst_file_name.moc"
