#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QString>

#include <array>
#include <compare>
#include <optional>

namespace mianguan {

/// SHA-256 of some bytes.
class Hash {
public:
    Hash() = default;
    static Hash of(QByteArrayView bytes);
    static std::optional<Hash> fromHex(QStringView text);
    static std::optional<Hash> fromBytes(QByteArrayView bytes);

    bool isNull() const { return *this == Hash(); }
    QString hex() const;
    QByteArray bytes() const;

    auto operator<=>(const Hash&) const = default;
    friend size_t qHash(const Hash& hash, size_t seed = 0) {
        return qHashBits(hash.digest.data(), hash.digest.size(), seed);
    }

private:
    std::array<unsigned char, 32> digest{};
};

} // namespace mianguan
