#pragma once

#include "core/base/hash.h"
#include "core/keys/signature.h"

namespace mianguan::fuzz {

/// The one station of all inputs, so that what stands behind a signature is reached too.
inline const SigningKey& station() {
    static const SigningKey key = SigningKey::fromSeed(Key::fromBytes(QByteArray(Key::size, 's')));
    return key;
}

/// A backup's list that ends as it should.
inline QByteArray signedList(const QByteArray& lines) {
    const QByteArray list = lines + "station " + station().publicKey().bytes().toHex() + '\n';
    const QByteArray signature = station().sign("mianguan backup list" + Hash::of(list).bytes());
    return list + "signature " + signature.toHex() + '\n';
}

} // namespace mianguan::fuzz
