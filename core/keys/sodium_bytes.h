#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace mianguan {

// libsodium speaks of unsigned char, Qt of char.
inline const unsigned char* raw(QByteArrayView bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
inline unsigned char* raw(QByteArray& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

} // namespace mianguan
