#pragma once

#include "core/base/result.h"

#include <QDate>
#include <QString>

#include <optional>

namespace mianguan {

enum class Sex { Male, Female };

/// The number that proves who someone is: a resident identity number (GB 11643), or that of a permit or
/// passport. Only parseIdentityNumber makes one, so whoever holds one holds a number that passed every check.
class IdentityNumber {
public:
    enum class Kind {
        ResidentCard,    ///< 居民身份证: 18 characters
        ResidencePermit, ///< 港澳台居民居住证: 18 characters, region 810000, 820000 or 830000
        HongKongMacau,   ///< 港澳居民来往内地通行证: H or M and 8 or 10 digits
        Taiwan,          ///< 台湾居民来往大陆通行证: 8 or 10 digits
        Passport,        ///< or another document: 5 to 17 letters and digits
    };

    QString text() const { return number; } ///< as it is stored: capitals, without blanks and brackets
    Kind kind() const { return documentKind; }
    QDate birthDate() const;                   ///< null unless it is in the number
    std::optional<Sex> sex() const;            ///< none unless it is in the number
    std::optional<int> ageOn(QDate day) const; ///< whole years; none without a birth date
    QString masked() const;                    ///< as in `110***********002X`
    QString lastFour() const { return number.right(4); }

    bool operator==(const IdentityNumber&) const = default;

private:
    friend Result<IdentityNumber> parseIdentityNumber(const QString& typed, QDate today);
    IdentityNumber(QString text, Kind kind) : number(std::move(text)), documentKind(kind) {}
    bool isNational() const {
        return documentKind == Kind::ResidentCard || documentKind == Kind::ResidencePermit;
    }

    QString number;
    Kind documentKind;
};

/// What was typed, scanned or pasted: full-width characters, blanks, brackets, dashes and a small x are put
/// right. Error: Refused, saying what is wrong with it and never repeating the number.
Result<IdentityNumber> parseIdentityNumber(const QString& typed, QDate today = QDate::currentDate());

/// Whether the four characters someone typed end this number, with the same put right.
bool hasLastFour(const QString& number, const QString& typed);

QString identityKindName(IdentityNumber::Kind kind); ///< translated, as in "resident identity card"

} // namespace mianguan
