#include "core/people/roster_check.h"
#include "core/people/roster_values.h"

#include <QTest>

using namespace mianguan;

namespace {

const QDate today(2026, 6, 1);
const QString woman = QStringLiteral("11010519491231002X");
const QStringList headers{QStringLiteral("姓名"),     QStringLiteral("学号"),     QStringLiteral("考生号"),
                          QStringLiteral("身份证号"), QStringLiteral("出生日期"), QStringLiteral("性别"),
                          QStringLiteral("采集码"),   QStringLiteral("专业"),     QStringLiteral("手机")};

/// Rows as in "name,student,candidate,identity,born,sex,code,major,phone"; the first is row 2.
RosterTable tableOf(const QStringList& rows) {
    RosterTable table;
    table.headers = headers;
    int number = 1;
    for (const QString& row : rows)
        table.rows.append({++number, row.split(QLatin1Char(','))});
    return table;
}

CheckedRoster checked(const QStringList& rows) {
    return checkRoster(tableOf(rows), guessMapping(headers), {}, {}, today).value();
}

} // namespace

class RosterCheckTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mappingIsGuessedFromTheHeadings() {
        const QStringList twice{QStringLiteral("序号"), QStringLiteral("XM"), QStringLiteral("姓名"),
                                QStringLiteral("学号")};
        const RosterMapping mapping = guessMapping(twice);
        QCOMPARE(mapping.columns.size(), 2);
        QCOMPARE(mapping.columns.value(RosterField::Name), 1);
        QCOMPARE(mapping.columns.value(RosterField::StudentNumber), 3);
    }

    void mappingIsRememberedByTheHeadings() {
        const QStringList first{QStringLiteral("编号"), QStringLiteral("姓名"), QStringLiteral("专业")};
        RosterMapping chosen = guessMapping(first);
        chosen.columns.insert(RosterField::StudentNumber, 0);
        chosen.columns.remove(RosterField::Major);
        const QJsonObject json = toJson(chosen, first);
        QCOMPARE(mappingFrom(json, first), chosen);

        const QStringList next{QStringLiteral("姓名"), QStringLiteral("手机"), QStringLiteral("专业"),
                               QStringLiteral("编 号")};
        RosterMapping expected;
        expected.columns = {{RosterField::Name, 0}, {RosterField::Phone, 1}, {RosterField::StudentNumber, 3}};
        QCOMPARE(mappingFrom(json, next), expected);
    }

    void aColumnHasOneMeaning() {
        const QStringList all{QStringLiteral("姓名"), QStringLiteral("学号")};
        const QJsonObject json{{QStringLiteral("candidate_number"), QStringLiteral("学号")}};
        RosterMapping expected;
        expected.columns = {{RosterField::Name, 0}, {RosterField::CandidateNumber, 1}};
        QCOMPARE(mappingFrom(json, all), expected);
    }

    void whatNoListCanDoWithout() {
        RosterMapping mapping;
        QCOMPARE(missing(mapping).size(), 5);
        mapping.columns.insert(RosterField::Name, 0);
        QCOMPARE(missing(mapping).size(), 4);
        QVERIFY(!checkRoster(tableOf({}), mapping));
        mapping.columns.insert(RosterField::Code, 1);
        QVERIFY(missing(mapping).isEmpty());
        mapping.columns.remove(RosterField::Name);
        QCOMPARE(missing(mapping), QList<RosterField>{RosterField::Name});
        const auto refused = checkRoster(tableOf({}), mapping);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Refused);
    }

    void aGoodRowIsPutRight() {
        const CheckedRoster roster = checked(
            {QStringLiteral(" 张　三 ,２０２２００１ ,'22110105,11010519491231002x,1949/12/31,女性,Ab "
                            "1,计算机 科学,138 0013 8000"),
             QStringLiteral("Ann  Lee,=\"007\",,H12345678,,F")});
        QCOMPARE(roster.problems, QList<RosterProblem>());
        QCOMPARE(roster.lines.size(), 2);
        const RosterEntry& entry = roster.lines.first().entry;
        QCOMPARE(roster.lines.first().row, 2);
        QCOMPARE(entry.name, QStringLiteral("张三"));
        QCOMPARE(entry.studentNumber, QStringLiteral("2022001"));
        QCOMPARE(entry.candidateNumber, QStringLiteral("22110105"));
        QCOMPARE(entry.identityNumber, woman);
        QCOMPARE(entry.birthDate, QStringLiteral("19491231"));
        QCOMPARE(entry.sex, QStringLiteral("女"));
        QCOMPARE(entry.code, QStringLiteral("Ab1"));
        QCOMPARE(entry.major, QStringLiteral("计算机 科学"));
        QCOMPARE(entry.phone, QStringLiteral("13800138000"));
        QCOMPARE(roster.lines.at(1).entry.name, QStringLiteral("Ann Lee"));
        QCOMPARE(roster.lines.at(1).entry.studentNumber, QStringLiteral("007"));
    }

    void oneRowIsWrong_data() {
        QTest::addColumn<QString>("row");
        QTest::addColumn<int>("field");
        QTest::addColumn<bool>("refused");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QString& cells, RosterField field, bool refused,
                            const char* says) {
            QTest::newRow(name) << cells << int(field) << refused << QString::fromUtf8(says);
        };
        row("no name", QStringLiteral(",1"), RosterField::Name, true, "no name");
        row("no number", QStringLiteral("张三,,,,,男,,计算机"), RosterField::StudentNumber, true,
            "no number");
        row("identity", QStringLiteral("张三,1,,110105194912310021"), RosterField::IdentityNumber, true,
            "check character");
        row("lost identity", QStringLiteral("张三,1,,1.10105194912310E+17"), RosterField::IdentityNumber,
            true, "lost its last digits");
        row("lost student number", QStringLiteral("张三,2E+15"), RosterField::StudentNumber, true,
            "lost its last digits");
        row("long name", QString(41, u'张') + QStringLiteral(",1"), RosterField::Name, true,
            "41 characters, at most 40");
        row("long student number", QStringLiteral("张三,1234567890123456"), RosterField::StudentNumber, true,
            "16 characters, at most 15");
        row("long major", QStringLiteral("张三,1,,,,,,") + QString(51, u'学'), RosterField::Major, true,
            "at most 50");
        row("failed formula", QStringLiteral("张三,#N/A"), RosterField::StudentNumber, true, "#N/A");
        row("birth date", QStringLiteral("张三,1,,11010519491231002X,19491230"), RosterField::BirthDate,
            false, "born on 19491230, the identity number 19491231");
        row("sex", QStringLiteral("张三,1,,11010519491231002X,,男"), RosterField::Sex, false,
            "says 男, the identity number 女");
        row("no sex", QStringLiteral("张三,1,,,,未知"), RosterField::Sex, false, "“未知” is no sex");
        row("no date", QStringLiteral("张三,1,,,2004-02-30"), RosterField::BirthDate, false, "no birth date");
        row("future", QStringLiteral("张三,1,,,20260602"), RosterField::BirthDate, false, "no birth date");
        row("wrong column", QStringLiteral("张三,1,,,11010519491231002X"), RosterField::BirthDate, false,
            "“110***********002X” is no birth date");
    }
    void oneRowIsWrong() {
        QFETCH(QString, row);
        QFETCH(int, field);
        QFETCH(bool, refused);
        QFETCH(QString, says);
        const CheckedRoster roster = checked({QStringLiteral("李四,100"), row});
        QCOMPARE(roster.problems.size(), 1);
        const RosterProblem& problem = roster.problems.first();
        QCOMPARE(problem.row, 3);
        QCOMPARE(int(problem.field), field);
        QCOMPARE(problem.refused, refused);
        QVERIFY2(problem.sentence.contains(says), qPrintable(problem.sentence));
        QCOMPARE(roster.lines.size(), refused ? 1 : 2);
        QCOMPARE(roster.leftOut.size(), refused ? 1 : 0);
    }

    void aRareCharacterIsOne() {
        const QString rare = QString::fromUcs4(U"\U0002A6A5").repeated(40);
        QCOMPARE(checked({rare + QStringLiteral(",1")}).lines.size(), 1);
        QCOMPARE(checked({rare + QStringLiteral("张,1")}).lines.size(), 0);
    }

    void whatCannotBeReadIsLeftOut() {
        const CheckedRoster roster = checked({QStringLiteral("张三,1,,,soon,maybe")});
        QCOMPARE(roster.problems.size(), 2);
        QCOMPARE(roster.lines.first().entry.birthDate, QString());
        QCOMPARE(roster.lines.first().entry.sex, QString());
    }

    void repeats_data() {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<int>("problems");
        QTest::addColumn<int>("lines");
        const auto row = [](const char* name, const char* first, const char* second, int problems,
                            int lines) {
            QTest::newRow(name) << QString::fromUtf8(first) << QString::fromUtf8(second) << problems << lines;
        };
        row("student number", "张三,1", "李四,1", 1, 1);
        row("student number, wide", "张三,1", "李四,１", 1, 1);
        row("candidate number", "张三,1,9", "李四,2,9", 1, 1);
        row("code", "张三,1,,,,,c", "李四,2,,,,,c", 1, 1);
        row("identity alone", "张三,,,11010519491231002X", "张三,,,11010519491231002x", 1, 1);
        row("identity, one student number", "张三,1,,11010519491231002X", "张三,,,11010519491231002X", 1, 1);
        row("identity, two enrolments", "张三,1,,11010519491231002X", "张三,2,,11010519491231002X", 1, 2);
        row("after a refused row", "张三,1,,bad", "张三,1,,11010519491231002X", 1, 1);
        row("namesakes", "张三,1", "张三,2", 0, 2);
        row("empty numbers", "张三,1,,,,,", "李四,2,,,,,", 0, 2);
    }
    void repeats() {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(int, problems);
        QFETCH(int, lines);
        const CheckedRoster roster = checked({first, second});
        QCOMPARE(roster.problems.size(), problems);
        QCOMPARE(roster.lines.size(), lines);
        for (const RosterProblem& problem : roster.problems)
            QCOMPARE(problem.refused, lines == 1);
    }

    void theFirstOfTwoIsNamed() {
        const CheckedRoster roster =
            checked({QStringLiteral("王五,9"), QStringLiteral("张三,1"), QStringLiteral("李四,1")});
        QCOMPARE(roster.problems.size(), 1);
        QCOMPARE(roster.problems.first().row, 4);
        QVERIFY(roster.problems.first().sentence.contains(QStringLiteral("row 3")));
    }

    void datesInEveryForm() {
        const QDate leap(2004, 2, 29), zero(1899, 12, 30);
        for (const char* form :
             {"20040229", "2004-02-29", "2004/2/29", "2004.2.29", "2004年2月29日", "2004年02月29",
              "2004-02-29 00:00:00", "2004-02-29T00:00:00", "38046", "38046.0"})
            QVERIFY2(dateIn(QString::fromUtf8(form), zero) == leap, form);
        QCOMPARE(dateIn(QStringLiteral("36584"), QDate(1904, 1, 1)), leap);
        for (const char* form : {"", "200402", "2003-02-29", "29.02.2004", "380460", "x"})
            QVERIFY2(!dateIn(QString::fromUtf8(form), zero).isValid(), form);
    }

    void checkingCanBeStopped() {
        std::stop_source stop;
        stop.request_stop();
        const auto roster = checkRoster(tableOf({QStringLiteral("张三,1")}), guessMapping(headers), {},
                                        stop.get_token(), today);
        QVERIFY(!roster);
        QCOMPARE(roster.error().kind, ErrorKind::Cancelled);
    }
};

QTEST_APPLESS_MAIN(RosterCheckTest)
#include "tst_roster_check.moc"
