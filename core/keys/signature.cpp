#include "core/keys/signature.h"

#include "core/base/hash.h"
#include "core/keys/arena.h"
#include "core/keys/sodium_bytes.h"

#include <algorithm>
#include <cstring>
#include <sodium.h>

namespace mianguan {

std::optional<PublicKey> PublicKey::fromBytes(QByteArrayView bytes) {
    PublicKey open;
    if (bytes.size() != qsizetype(open.key.size())) return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), open.key.begin());
    return open;
}

QByteArray PublicKey::bytes() const {
    return QByteArray(reinterpret_cast<const char*>(key.data()), qsizetype(key.size()));
}

Id PublicKey::id() const { return *Id::fromBytes(QByteArrayView(Hash::of(bytes()).bytes()).first(16)); }

bool PublicKey::verifies(QByteArrayView message, QByteArrayView signature) const {
    arena::readySodium();
    return !isNull() && signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(raw(signature), raw(message), quint64(message.size()), key.data()) ==
               0;
}

SigningKey SigningKey::random() { return fromSeed(Key::random()); }

SigningKey SigningKey::fromSeed(Key seed) {
    if (seed.isNull()) return {};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> pair;
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open;
    crypto_sign_seed_keypair(open.data(), pair.data(), seed.data());
    sodium_memzero(pair.data(), pair.size());

    SigningKey key;
    key.secret = std::move(seed);
    key.open = *PublicKey::fromBytes(QByteArrayView(open.data(), qsizetype(open.size())));
    return key;
}

QByteArray SigningKey::sign(QByteArrayView message) const {
    if (isNull()) qFatal("signing without a key would write what nobody can verify");
    // libsodium's secret key is the seed and the public key side by side: no need to make the latter anew.
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> pair;
    std::memcpy(pair.data(), secret.data(), Key::size);
    std::memcpy(pair.data() + Key::size, open.bytes().constData(), crypto_sign_PUBLICKEYBYTES);
    QByteArray signature(crypto_sign_BYTES, Qt::Uninitialized);
    crypto_sign_detached(raw(signature), nullptr, raw(message), quint64(message.size()), pair.data());
    sodium_memzero(pair.data(), pair.size());
    return signature;
}

} // namespace mianguan
