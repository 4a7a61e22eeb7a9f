#pragma once

#include "core/keys/key.h"

#include <QString>

namespace mianguan {

/// The code printed once that opens a store when every password is lost: 128 random bits and a check, as six
/// groups of five capital letters and digits that cannot be mistaken for one another (Crockford's base 32).
class RecoveryCode {
public:
    static RecoveryCode random();
    /// Spaces, hyphens and case do not matter; O is 0, I and L are 1. Error: Refused, saying that it was
    /// mistyped.
    static Result<RecoveryCode> parse(const QString& text);
    QString text() const;                     ///< "XXXXX-XXXXX-…"
    const Key& key() const { return secret; } ///< made of the bits by BLAKE2b

private:
    explicit RecoveryCode(Key bits);
    Key printed; ///< the 128 bits, then zeros
    Key secret;
};

} // namespace mianguan
