#include "core/people/roster_field.h"

#include <QSet>
#include <QTest>

using namespace mianguan;

class RosterFieldTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFieldHasAValueOfItsOwn() {
        RosterEntry entry;
        for (const RosterField field : rosterFields())
            valueOf(entry, field) = fieldId(field);
        QSet<QString> seen;
        for (const RosterField field : rosterFields()) {
            QCOMPARE(valueOf(std::as_const(entry), field), fieldId(field));
            QCOMPARE(fieldFromId(fieldId(field)), std::optional(field));
            QCOMPARE(rosterFields().at(int(field)), field);
            QVERIFY(!fieldText(field).isEmpty());
            QVERIFY(longest(field) > 0);
            seen += fieldId(field);
        }
        QCOMPARE(seen.size(), rosterFields().size());
        QCOMPARE(sizeof(RosterEntry), size_t(rosterFields().size()) * sizeof(QString)); // none is forgotten
        QVERIFY(!fieldFromId(QStringLiteral("shoe_size")));
    }

    /// The empty roster is handed out under these.
    void ourOwnChineseHeadingsAreKnown() {
        const QStringList ours =
            QStringLiteral("姓名 性别 学号 考生号 身份证件号 出生日期 学院 学院代码 专业 班级 层次 "
                           "采集码 拍摄序号 缴费 手机 备注")
                .split(QLatin1Char(' '));
        QCOMPARE(ours.size(), rosterFields().size());
        for (const RosterField field : rosterFields())
            QCOMPARE(fieldOf(ours.at(int(field))), std::optional(field));
    }

    void headingsAsSchoolsWriteThem_data() {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* header, const char* field) {
            QTest::newRow(header) << QString::fromUtf8(header) << QString::fromLatin1(field);
        };
        row("姓名", "name");
        row(" 姓　名 *", "name");
        row("学生姓名（必填）", "name");
        row("ＸＭ", "name");
        row("Full name", "name");
        row("XB", "sex");
        row("学号", "student_number");
        row("Student Number", "student_number");
        row("student_no.", "student_number");
        row("KSH", "candidate_number");
        row("身份证件号码", "identity_number");
        row("证件号码【18位】", "identity_number");
        row("SFZH", "identity_number");
        row("出生日期(YYYYMMDD)", "birth_date");
        row("学院名称", "college");
        row("FY", "college");
        row("院系代码", "college_code");
        row("ZYMC", "major");
        row("BH", "class_name");
        row("学历层次", "level");
        row("采集码", "code");
        row("拍摄序号", "shooting_number");
        row("是否缴费", "fee");
        row("联系电话", "phone");
        row("备注", "note");
        row("签字", "");
        row("照片", "");
        row("父亲姓名", "");
        row("", "");
        row("(姓名)", "");
    }
    void headingsAsSchoolsWriteThem() {
        QFETCH(QString, header);
        QFETCH(QString, field);
        const auto found = fieldOf(header);
        QCOMPARE(found ? fieldId(*found) : QString(), field);
    }
};

QTEST_APPLESS_MAIN(RosterFieldTest)
#include "tst_roster_field.moc"
