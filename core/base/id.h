#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QString>

#include <array>
#include <compare>
#include <optional>

namespace mianguan {

/// 128 random bits naming a subject, event, station or user; never made from anything in life.
class Id {
public:
    Id() = default;
    static Id random();
    static std::optional<Id> fromHex(QStringView text);
    static std::optional<Id> fromBytes(QByteArrayView bytes);

    bool isNull() const { return *this == Id(); }
    QString hex() const;
    QByteArray bytes() const;

    auto operator<=>(const Id&) const = default;
    friend size_t qHash(const Id& id, size_t seed = 0) {
        return qHashBits(id.bits.data(), id.bits.size(), seed);
    }

private:
    std::array<unsigned char, 16> bits{};
};

} // namespace mianguan
