#pragma once

#include "core/keys/key.h"

#include <QByteArray>
#include <QString>

namespace mianguan {

/// What Argon2id may spend (RFC 9106).
struct PasswordCost {
    quint64 operations = 3;
    quint64 memory = 256ull << 20;                ///< bytes
    static PasswordCost moderate() { return {}; } ///< libsodium's "moderate", about a third of a second
    static PasswordCost cheap();                  ///< libsodium's least; for the practice store and tests
    /// Neither less than Argon2id can do nor more than anyone would wait for: 20 operations, 1 GB.
    bool isReasonable() const;

    bool operator==(const PasswordCost&) const = default;
};

constexpr int passwordSaltSize = 16; ///< bytes

/// Argon2id of the password in NFC (the same characters give the same bytes from every keyboard) and UTF-8.
/// Errors: System (not enough memory), Refused (an unreasonable cost).
Result<Key> passwordKey(const QString& password, const QByteArray& salt, const PasswordCost& cost);

} // namespace mianguan
