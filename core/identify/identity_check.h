#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace mianguan {

enum class PrintedSex { Unknown, Male, Female };

/// What a GB 11643 number of 18 characters says.
struct IdentityFacts {
    QDate birth;
    PrintedSex sex = PrintedSex::Unknown;
};

/// Nothing unless the number's check character, its birth date and its province are right.
std::optional<IdentityFacts> identityFacts(const QString& number);

} // namespace mianguan
