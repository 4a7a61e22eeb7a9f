#include "core/people/roster_field.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QStringList>

namespace mianguan {

namespace {

struct FieldWords {
    RosterField field;
    QString RosterEntry::*value;
    QLatin1String id;
    int longest;
    const char* text;
    const char16_t* headers; ///< as schools write them, folded, with blanks between
};

constexpr FieldWords words[] = {
    {RosterField::Name, &RosterEntry::name, QLatin1String("name"), 40,
     QT_TRANSLATE_NOOP("RosterField", "name"),
     u"姓名 学生姓名 考生姓名 毕业生姓名 学员姓名 中文姓名 名字 xm xsxm name fullname studentname"},
    {RosterField::Sex, &RosterEntry::sex, QLatin1String("sex"), 2, QT_TRANSLATE_NOOP("RosterField", "sex"),
     u"性别 学生性别 xb xbmc sex gender"},
    {RosterField::StudentNumber, &RosterEntry::studentNumber, QLatin1String("student_number"), 15,
     QT_TRANSLATE_NOOP("RosterField", "student number"),
     u"学号 学生学号 学生号 学籍号 学员号 xh xsxh studentnumber studentno studentid"},
    {RosterField::CandidateNumber, &RosterEntry::candidateNumber, QLatin1String("candidate_number"), 18,
     QT_TRANSLATE_NOOP("RosterField", "candidate number"),
     u"考生号 考号 准考证号 高考考生号 考生编号 ksh zkzh candidatenumber candidateno examnumber"},
    {RosterField::IdentityNumber, &RosterEntry::identityNumber, QLatin1String("identity_number"), 18,
     QT_TRANSLATE_NOOP("RosterField", "identity number"),
     u"身份证号 身份证 身份证号码 身份证件号 身份证件号码 证件号 证件号码 居民身份证号 居民身份证号码 "
     u"公民身份号码 身份号码 "
     u"sfzh sfzjh sfzhm zjhm idnumber identitynumber idcard idcardnumber idno"},
    {RosterField::BirthDate, &RosterEntry::birthDate, QLatin1String("birth_date"), 8,
     QT_TRANSLATE_NOOP("RosterField", "birth date"),
     u"出生日期 出生年月日 出生年月 生日 csrq birthdate dateofbirth birthday"},
    {RosterField::College, &RosterEntry::college, QLatin1String("college"), 60,
     QT_TRANSLATE_NOOP("RosterField", "college"),
     u"学院 院系 学院名称 院系名称 所在学院 所在院系 系所 系部 分院 院 系 二级学院 所属学院 所属院系 fy xsh "
     u"xymc yxmc yxsmc "
     u"college school faculty department"},
    {RosterField::CollegeCode, &RosterEntry::collegeCode, QLatin1String("college_code"), 20,
     QT_TRANSLATE_NOOP("RosterField", "college code"),
     u"学院代码 院系代码 学院编号 院系编号 学院代号 xydm yxdm yxsdm collegecode departmentcode"},
    {RosterField::Major, &RosterEntry::major, QLatin1String("major"), 50,
     QT_TRANSLATE_NOOP("RosterField", "major"),
     u"专业 专业名称 所学专业 就读专业 所在专业 毕业专业 zymc zy major majorname programme program"},
    {RosterField::ClassName, &RosterEntry::className, QLatin1String("class_name"), 60,
     QT_TRANSLATE_NOOP("RosterField", "class"),
     u"班级 班号 班级名称 行政班 行政班级 所在班级 班 bh bj bjmc class classname"},
    {RosterField::Level, &RosterEntry::level, QLatin1String("level"), 12,
     QT_TRANSLATE_NOOP("RosterField", "level"),
     u"层次 学历层次 培养层次 学历 学历类别 学生类别 cc ccmc xlcc pycc level degreelevel"},
    {RosterField::Code, &RosterEntry::code, QLatin1String("code"), 500,
     QT_TRANSLATE_NOOP("RosterField", "collection code"),
     u"采集码 图像采集码 学信网采集码 学信采集码 cjm txcjm collectioncode code"},
    {RosterField::ShootingNumber, &RosterEntry::shootingNumber, QLatin1String("shooting_number"), 20,
     QT_TRANSLATE_NOOP("RosterField", "shooting number"),
     u"拍摄序号 拍照序号 拍摄号 拍照号 照相序号 采集序号 拍摄顺序 拍照顺序 psxh pzxh shootingnumber "
     u"shootingno"},
    {RosterField::Fee, &RosterEntry::fee, QLatin1String("fee"), 40, QT_TRANSLATE_NOOP("RosterField", "fee"),
     u"缴费 是否缴费 缴费情况 缴费状态 缴费标注 缴费标记 已缴费 交费 是否交费 收费 费用 sfjf jf fee paid"},
    {RosterField::Phone, &RosterEntry::phone, QLatin1String("phone"), 30,
     QT_TRANSLATE_NOOP("RosterField", "phone"),
     u"手机 电话 手机号 手机号码 联系电话 联系方式 电话号码 联系手机 本人电话 移动电话 sjh sjhm lxdh dh "
     u"phone mobile telephone "
     u"phonenumber mobilephone"},
    {RosterField::Note, &RosterEntry::note, QLatin1String("note"), 200,
     QT_TRANSLATE_NOOP("RosterField", "note"), u"备注 说明 附注 bz note notes remark remarks comment"},
};

const FieldWords& wordsOf(RosterField field) { return words[int(field)]; }

QHash<QString, RosterField> allHeaders() {
    QHash<QString, RosterField> headers;
    for (const FieldWords& known : words)
        for (const QString& header : QString::fromUtf16(known.headers).split(QLatin1Char(' ')))
            headers.insert(header, known.field);
    return headers;
}

} // namespace

const QList<RosterField>& rosterFields() {
    static const QList<RosterField> fields = [] {
        QList<RosterField> all;
        for (const FieldWords& known : words)
            all += known.field;
        return all;
    }();
    return fields;
}

QString fieldText(RosterField field) {
    return QCoreApplication::translate("RosterField", wordsOf(field).text);
}

QString fieldId(RosterField field) { return wordsOf(field).id; }

std::optional<RosterField> fieldFromId(const QString& id) {
    for (const FieldWords& known : words)
        if (known.id == id) return known.field;
    return std::nullopt;
}

QString& valueOf(RosterEntry& entry, RosterField field) { return entry.*wordsOf(field).value; }

const QString& valueOf(const RosterEntry& entry, RosterField field) { return entry.*wordsOf(field).value; }

int longest(RosterField field) { return wordsOf(field).longest; }

QString foldedHeader(const QString& header) {
    static const QRegularExpression brackets(QStringLiteral("[(\\[【<{][^)\\]】>}]*[)\\]】>}]"));
    QString folded = header.normalized(QString::NormalizationForm_KC).toCaseFolded();
    folded.remove(brackets);
    folded.removeIf([](QChar c) { return !c.isLetterOrNumber() && !c.isSurrogate(); });
    return folded;
}

std::optional<RosterField> fieldOf(const QString& header) {
    static const QHash<QString, RosterField> headers = allHeaders();
    const auto found = headers.constFind(foldedHeader(header));
    return found == headers.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace mianguan
