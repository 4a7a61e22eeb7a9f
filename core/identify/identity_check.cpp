#include "core/identify/identity_check.h"

#include <QRegularExpression>

#include <array>

namespace mianguan {

namespace {

bool checkCharacterFits(const QString& number) {
    constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (size_t i = 0; i < weights.size(); ++i)
        sum += weights[i] * number[qsizetype(i)].digitValue();
    return number.back() == QLatin1Char("10X98765432"[sum % 11]);
}

} // namespace

std::optional<IdentityFacts> identityFacts(const QString& number) {
    static const QRegularExpression form(
        QStringLiteral("\\A(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[0-9])"
                       "[0-9]{4}(?:19|20)[0-9]{9}[0-9X]\\z"));
    if (!form.match(number).hasMatch() || !checkCharacterFits(number)) return std::nullopt;
    const QDate birth(number.mid(6, 4).toInt(), number.mid(10, 2).toInt(), number.mid(12, 2).toInt());
    if (!birth.isValid()) return std::nullopt;
    return IdentityFacts{birth, number[16].digitValue() % 2 ? PrintedSex::Male : PrintedSex::Female};
}

} // namespace mianguan
