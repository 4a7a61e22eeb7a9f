#pragma once

#include "core/base/id.h"
#include "core/keys/key.h"

#include <QByteArray>

#include <array>
#include <optional>

namespace mianguan {

/// An Ed25519 public key (RFC 8032).
class PublicKey {
public:
    PublicKey() = default;                                           ///< none: verifies nothing
    static std::optional<PublicKey> fromBytes(QByteArrayView bytes); ///< 32 bytes
    QByteArray bytes() const;
    bool isNull() const { return *this == PublicKey(); }
    Id id() const; ///< the first 16 bytes of its SHA-256: names a station for which no other key can speak
    bool verifies(QByteArrayView message, QByteArrayView signature) const;
    auto operator<=>(const PublicKey&) const = default;

private:
    std::array<unsigned char, 32> key{};
};

/// The secret half. Signatures are 64 bytes.
class SigningKey {
public:
    SigningKey() = default; ///< none
    static SigningKey random();
    static SigningKey fromSeed(Key seed);
    const Key& seed() const { return secret; } ///< what is sealed and kept
    const PublicKey& publicKey() const { return open; }
    bool isNull() const { return secret.isNull(); }
    QByteArray sign(QByteArrayView message) const;

private:
    Key secret;
    PublicKey open;
};

} // namespace mianguan
