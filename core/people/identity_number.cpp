#include "core/people/identity_number.h"

#include "core/base/masking.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace mianguan {

namespace {

constexpr qsizetype nationalLength = 18, oldLength = 15; // characters
constexpr qsizetype shortest = 5;
constexpr qsizetype fewestDigitsOfCard = 11; // so many digits and nothing else were meant for a card
constexpr int earliestBirthYear = 1900;

QString text(const char* source) { return QCoreApplication::translate("Identity", source); }

Fail refused(const QString& what, const char* remedy) {
    return fail(ErrorKind::Refused, what, {}, text(remedy));
}

constexpr const char* compareIt =
    QT_TRANSLATE_NOOP("Identity", "Compare it with the document, character by character.");

bool isFiller(QChar c) {
    return c.isSpace() || c.category() == QChar::Punctuation_Dash ||
           c.category() == QChar::Punctuation_Open || c.category() == QChar::Punctuation_Close ||
           c.category() == QChar::Other_Format || c.category() == QChar::Other_Control;
}

/// Spreadsheets put an apostrophe in front of numbers that are to stay text.
QString putRight(const QString& typed) {
    QString number = typed.normalized(QString::NormalizationForm_KC).toUpper();
    number.removeIf(isFiller);
    if (number.startsWith(QLatin1Char('\''))) number.remove(0, 1);
    return number;
}

bool isDigit(QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); }
bool isLetter(QChar c) { return c >= QLatin1Char('A') && c <= QLatin1Char('Z'); }
bool isDigits(QStringView number) { return std::all_of(number.begin(), number.end(), isDigit); }

bool isMeantForCard(const QString& number) {
    const QStringView front = QStringView(number).chopped(number.endsWith(QLatin1Char('X')) ? 1 : 0);
    return number.size() >= nationalLength || (isDigits(front) && number.size() >= fewestDigitsOfCard);
}

/// ISO 7064 MOD 11-2, as GB 11643 has it.
QChar checkCharacterOf(const QString& number) {
    static constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (qsizetype i = 0; i < nationalLength - 1; ++i)
        sum += weights[i] * number.at(i).digitValue();
    return QLatin1Char("10X98765432"[sum % 11]);
}

QDate birthDateIn(const QString& number) {
    return QDate::fromString(number.mid(6, 8), QStringLiteral("yyyyMMdd"));
}

Result<void> checkLength(const QString& number) {
    if (number.size() == oldLength)
        return refused(text(QT_TRANSLATE_NOOP("Identity", "This is a first-generation number of 15 digits")),
                       QT_TRANSLATE_NOOP("Identity", "Enter the 18 characters of the present card."));
    if (number.size() != nationalLength)
        return refused(
            text(QT_TRANSLATE_NOOP("Identity", "A resident identity number has 18 characters, this has %1"))
                .arg(number.size()),
            compareIt);
    return {};
}

Result<void> checkCharacters(const QString& number) {
    for (qsizetype i = 0; i < number.size(); ++i) {
        const bool last = i == nationalLength - 1;
        if (isDigit(number.at(i)) || (last && number.at(i) == QLatin1Char('X'))) continue;
        const QString what =
            last ? text(QT_TRANSLATE_NOOP("Identity", "Character %1 is “%2”: the last one is a digit or X"))
                 : text(QT_TRANSLATE_NOOP("Identity",
                                          "Character %1 is “%2”: only the last one may be no digit"));
        return refused(what.arg(i + 1).arg(number.at(i)), compareIt);
    }
    return {};
}

Result<void> checkBirth(const QString& number, QDate today) {
    const QDate birth = birthDateIn(number);
    if (!birth.isValid() || birth.year() < earliestBirthYear)
        return refused(
            text(QT_TRANSLATE_NOOP("Identity", "There is no such birth date: %1 in characters 7 to 14"))
                .arg(number.mid(6, 8)),
            compareIt);
    if (birth > today)
        return refused(
            text(QT_TRANSLATE_NOOP("Identity", "The birth date %1 in characters 7 to 14 is yet to come"))
                .arg(number.mid(6, 8)),
            QT_TRANSLATE_NOOP("Identity", "Compare it with the document, and check this machine's date."));
    return {};
}

Result<void> checkNational(const QString& number, QDate today) {
    if (auto length = checkLength(number); !length) return length;
    if (auto characters = checkCharacters(number); !characters) return characters;
    if (number.startsWith(QLatin1Char('0')))
        return refused(text(QT_TRANSLATE_NOOP("Identity", "No resident identity number begins with 0")),
                       compareIt);
    if (auto birth = checkBirth(number, today); !birth) return birth;
    if (number.back() != checkCharacterOf(number))
        return refused(
            text(QT_TRANSLATE_NOOP("Identity", "The check character does not fit: a character is wrong, "
                                               "or two have changed places")),
            compareIt);
    return {};
}

Result<void> checkOther(const QString& number) {
    for (const QChar c : number)
        if (!isDigit(c) && !isLetter(c))
            return refused(
                text(QT_TRANSLATE_NOOP("Identity", "“%1” is in no identity, permit or passport number"))
                    .arg(c),
                compareIt);
    if (number.size() < shortest)
        return refused(
            text(QT_TRANSLATE_NOOP("Identity", "A passport number has at least 5 characters, this has %1"))
                .arg(number.size()),
            compareIt);
    return {};
}

IdentityNumber::Kind nationalKindOf(const QString& number) {
    static const QRegularExpression permit(QStringLiteral("^8[123]0000"));
    return permit.match(number).hasMatch() ? IdentityNumber::Kind::ResidencePermit
                                           : IdentityNumber::Kind::ResidentCard;
}

IdentityNumber::Kind otherKindOf(const QString& number) {
    static const QRegularExpression hongKongMacau(QStringLiteral("^[HM][0-9]{8}([0-9]{2})?$"));
    static const QRegularExpression taiwan(QStringLiteral("^[0-9]{8}([0-9]{2})?$"));
    if (hongKongMacau.match(number).hasMatch()) return IdentityNumber::Kind::HongKongMacau;
    if (taiwan.match(number).hasMatch()) return IdentityNumber::Kind::Taiwan;
    return IdentityNumber::Kind::Passport;
}

} // namespace

QDate IdentityNumber::birthDate() const { return isNational() ? birthDateIn(number) : QDate(); }

std::optional<Sex> IdentityNumber::sex() const {
    if (!isNational()) return std::nullopt;
    return number.at(nationalLength - 2).digitValue() % 2 == 1 ? Sex::Male : Sex::Female;
}

std::optional<int> IdentityNumber::ageOn(QDate day) const {
    const QDate birth = birthDate();
    if (!birth.isValid()) return std::nullopt;
    const bool yetToCome = birth.addYears(day.year() - birth.year()) > day;
    return day.year() - birth.year() - (yetToCome ? 1 : 0);
}

QString IdentityNumber::masked() const {
    if (isNational()) return maskIdentityNumbers(number);
    const qsizetype shown = number.size() < 8 ? 2 : 4;
    return number.left(1) + QString(number.size() - 1 - shown, QLatin1Char('*')) + number.right(shown);
}

Result<IdentityNumber> parseIdentityNumber(const QString& typed, QDate today) {
    const QString number = putRight(typed);
    if (number.isEmpty())
        return refused(
            text(QT_TRANSLATE_NOOP("Identity", "There is no identity number")),
            QT_TRANSLATE_NOOP("Identity", "Enter the number of the identity card, permit or passport."));
    const bool card = isMeantForCard(number);
    if (const auto checked = card ? checkNational(number, today) : checkOther(number); !checked)
        return Fail(checked.error());
    return IdentityNumber(number, card ? nationalKindOf(number) : otherKindOf(number));
}

bool hasLastFour(const QString& number, const QString& typed) {
    const QString four = putRight(typed);
    return four.size() == 4 && putRight(number).right(4) == four;
}

QString identityKindName(IdentityNumber::Kind kind) {
    switch (kind) {
    case IdentityNumber::Kind::ResidentCard:
        return text(QT_TRANSLATE_NOOP("Identity", "resident identity card"));
    case IdentityNumber::Kind::ResidencePermit:
        return text(QT_TRANSLATE_NOOP("Identity", "residence permit"));
    case IdentityNumber::Kind::HongKongMacau:
        return text(QT_TRANSLATE_NOOP("Identity", "Hong Kong and Macau permit"));
    case IdentityNumber::Kind::Taiwan:
        return text(QT_TRANSLATE_NOOP("Identity", "Taiwan permit"));
    case IdentityNumber::Kind::Passport:
        return text(QT_TRANSLATE_NOOP("Identity", "passport"));
    }
    return {};
}

} // namespace mianguan
