#include "core/base/id.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cstring>

namespace mianguan {

Id Id::random() {
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    Id id;
    std::memcpy(id.bits.data(), words.data(), id.bits.size());
    return id;
}

std::optional<Id> Id::fromBytes(QByteArrayView bytes) {
    Id id;
    if (bytes.size() != qsizetype(id.bits.size())) return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), id.bits.begin());
    return id;
}

std::optional<Id> Id::fromHex(QStringView text) {
    const QByteArray bytes = QByteArray::fromHex(text.toLatin1());
    if (text.size() != 32 || QString::fromLatin1(bytes.toHex()) != text) return std::nullopt;
    return fromBytes(bytes);
}

QByteArray Id::bytes() const {
    return QByteArray(reinterpret_cast<const char*>(bits.data()), qsizetype(bits.size()));
}

QString Id::hex() const { return QString::fromLatin1(bytes().toHex()); }

} // namespace mianguan
