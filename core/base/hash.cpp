#include "core/base/hash.h"

#include "core/base/hasher.h"

#include <algorithm>

namespace mianguan {

Hash Hash::of(QByteArrayView bytes) {
    Hasher hasher; // libsodium's takes half the time of Qt's
    hasher.add(bytes);
    return hasher.result();
}

std::optional<Hash> Hash::fromBytes(QByteArrayView bytes) {
    Hash hash;
    if (bytes.size() != qsizetype(hash.digest.size())) return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), hash.digest.begin());
    return hash;
}

std::optional<Hash> Hash::fromHex(QStringView text) {
    const QByteArray bytes = QByteArray::fromHex(text.toLatin1());
    if (text.size() != 64 || QString::fromLatin1(bytes.toHex()) != text) return std::nullopt;
    return fromBytes(bytes);
}

QByteArray Hash::bytes() const {
    return QByteArray(reinterpret_cast<const char*>(digest.data()), qsizetype(digest.size()));
}

QString Hash::hex() const { return QString::fromLatin1(bytes().toHex()); }

} // namespace mianguan
