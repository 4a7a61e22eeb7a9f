#include "core/people/roster_values.h"

#include <QRegularExpression>

#include <algorithm>

namespace mianguan {

namespace {

bool isNumberField(RosterField field) {
    switch (field) {
    case RosterField::StudentNumber:
    case RosterField::CandidateNumber:
    case RosterField::IdentityNumber:
    case RosterField::CollegeCode:
    case RosterField::Code:
    case RosterField::ShootingNumber:
    case RosterField::Phone:
        return true;
    default:
        return false;
    }
}

/// Not by Unicode's compatibility forms: those would change rare characters of names.
QChar narrow(QChar c) {
    const char16_t code = c.unicode();
    if (code >= u'\uff01' && code <= u'\uff5e') return QChar(char16_t(code - 0xfee0));
    return c.isSpace() || c.category() == QChar::Other_Control ? QLatin1Char(' ') : c;
}

QString plain(const QString& cell) {
    QString value;
    value.reserve(cell.size());
    for (const QChar c : cell)
        if (c.category() != QChar::Other_Format) value += narrow(c);
    return value.simplified();
}

/// Names are padded with blanks to stand in columns.
bool isChinese(const QString& value) {
    return std::all_of(value.begin(), value.end(), [](QChar c) {
        return c.isSurrogate() || c.script() == QChar::Script_Han || c == QLatin1Char(' ') || c == u'·';
    });
}

QString withoutMarks(QString value) {
    static const QRegularExpression formula(QStringLiteral("^=\"(.*)\"$"));
    if (const auto match = formula.match(value); match.hasMatch()) value = match.captured(1);
    if (value.startsWith(QLatin1Char('\''))) value.remove(0, 1);
    return value;
}

QDate dayOf(const QString& value, QDate dayZero) {
    constexpr int latest = 100'000; // days: the year 2173
    bool isNumber = false;
    const int days = value.section(QLatin1Char('.'), 0, 0).toInt(&isNumber);
    return isNumber && days > 0 && days < latest ? dayZero.addDays(days) : QDate();
}

} // namespace

QString cellValue(const QString& cell, RosterField field) {
    QString value = withoutMarks(plain(cell));
    const bool blanksMeanNothing = isNumberField(field) || (field == RosterField::Name && isChinese(value));
    if (blanksMeanNothing) value.remove(QLatin1Char(' '));
    return value;
}

bool hasLostDigits(const QString& value) {
    static const QRegularExpression scientific(
        QStringLiteral("^[0-9](\\.[0-9]+[Ee]\\+?|[Ee]\\+)[0-9]{1,3}$"));
    return scientific.match(value).hasMatch();
}

bool isFormulaError(const QString& value) {
    static const QRegularExpression error(
        QStringLiteral("^#(N/A|REF!|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!|SPILL!)$"));
    return value.startsWith(QLatin1Char('#')) && error.match(value).hasMatch();
}

QDate dateIn(const QString& value, QDate dayZero) {
    static const QRegularExpression parted(
        QStringLiteral("^([0-9]{4}) ?[-/.年] ?([0-9]{1,2}) ?[-/.月] ?([0-9]{1,2}) ?日?([ T][0-9:.]+)?$"));
    static const QRegularExpression whole(QStringLiteral("^([0-9]{4})([0-9]{2})([0-9]{2})$"));
    for (const QRegularExpression* form : {&parted, &whole})
        if (const auto match = form->match(value); match.hasMatch())
            return QDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    static const QRegularExpression days(QStringLiteral("^[0-9]{5}(\\.[0-9]+)?$"));
    return days.match(value).hasMatch() ? dayOf(value, dayZero) : QDate();
}

std::optional<Sex> sexIn(const QString& value) {
    static const QStringList male{QStringLiteral("男"), QStringLiteral("男性"), QStringLiteral("1"),
                                  QStringLiteral("m"), QStringLiteral("male")};
    static const QStringList female{QStringLiteral("女"), QStringLiteral("女性"), QStringLiteral("2"),
                                    QStringLiteral("f"), QStringLiteral("female")};
    if (male.contains(value, Qt::CaseInsensitive)) return Sex::Male;
    if (female.contains(value, Qt::CaseInsensitive)) return Sex::Female;
    return std::nullopt;
}

QString sexValue(Sex sex) { return sex == Sex::Male ? QStringLiteral("男") : QStringLiteral("女"); }

QString dateValue(QDate date) { return date.toString(QStringLiteral("yyyyMMdd")); }

} // namespace mianguan
