#pragma once

#include "core/keys/key.h"

#include <QByteArray>

namespace mianguan {

/// XChaCha20-Poly1305: 24 random bytes of nonce, then the ciphertext, then 16 bytes of tag. `about` says what
/// the bytes are of (an event's id, a slot's user) and is bound to them without being stored, so that sealed
/// bytes cannot be moved to another place.
QByteArray seal(const Key& key, QByteArrayView plain, QByteArrayView about);
Result<QByteArray> unseal(const Key& key, QByteArrayView sealed, QByteArrayView about); ///< error: Corrupt
constexpr int sealOverhead = 24 + 16;                                                   ///< bytes

QByteArray sealKey(const Key& with, const Key& key, QByteArrayView about);
Result<Key> unsealKey(const Key& with, QByteArrayView sealed, QByteArrayView about);

} // namespace mianguan
