#include "core/wire/nonce.h"

#include "core/base/id.h"
#include "core/keys/sodium_bytes.h"

#include <QtEndian>

#include <sodium.h>

namespace mianguan::wire {

namespace {

constexpr auto base64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype randomBytes = 16, saidBytes = sizeof(qint64) + randomBytes;
constexpr qsizetype proofBytes = crypto_auth_hmacsha256_BYTES;
static_assert(Key::size == crypto_auth_hmacsha256_KEYBYTES);

QByteArray proofOf(const Key& key, QByteArrayView said) {
    QByteArray proof(proofBytes, Qt::Uninitialized);
    crypto_auth_hmacsha256(raw(proof), raw(said), quint64(said.size()), key.data());
    return proof;
}

bool isProof(QByteArrayView proof, const Key& key, QByteArrayView said) {
    return crypto_auth_hmacsha256_verify(raw(proof), raw(said), quint64(said.size()), key.data()) == 0;
}

} // namespace

Nonce Nonce::make(const Key& key, Time expiry, QByteArrayView random) {
    QByteArray said(sizeof(qint64), Qt::Uninitialized);
    qToBigEndian(qint64(expiry.count()), said.data());
    said += random;
    return {expiry, (said + proofOf(key, said)).toBase64(base64)};
}

Nonce Nonce::make(const Key& key, Time expiry) { return make(key, expiry, Id::random().bytes()); }

std::optional<Nonce> Nonce::read(const Key& key, const QByteArray& text) {
    const QByteArray bytes = QByteArray::fromBase64(text, base64);
    const bool oneWay = bytes.size() == saidBytes + proofBytes && bytes.toBase64(base64) == text;
    if (!oneWay) return std::nullopt;
    const QByteArrayView all(bytes), said = all.first(saidBytes);
    if (!isProof(all.sliced(saidBytes), key, said)) return std::nullopt;
    return Nonce(Time(qFromBigEndian<qint64>(bytes.constData())), text);
}

} // namespace mianguan::wire
