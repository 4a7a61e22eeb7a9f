#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace mianguan {

/// How hard a password is to guess, by zxcvbn's estimate.
struct PasswordStrength {
    double bits = 0;
    bool enough = false; ///< at least 10 characters and 40 bits
};
PasswordStrength passwordStrength(const QString& password, const QStringList& personal);

/// Whether a password may be taken; `personal` is what guessers try first: user name, display name, school.
/// Error: Refused, saying what is wrong with it and how to do better.
Result<void> checkPassword(const QString& password, const QStringList& personal);

} // namespace mianguan
