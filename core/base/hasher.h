#pragma once

#include "core/base/hash.h"

#include <QByteArrayView>

#include <array>

namespace mianguan {

/// SHA-256 of bytes that come piece by piece.
class Hasher {
public:
    Hasher();
    void add(QByteArrayView piece);
    Hash result(); ///< once, at the end

private:
    alignas(8) std::array<unsigned char, 104> state; // libsodium's
};

} // namespace mianguan
