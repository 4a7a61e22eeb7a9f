#pragma once

#include "core/keys/key.h"

#include <QByteArray>
#include <QtEndian>

#include <sodium.h>

namespace mianguan::fuzz {

/// Pieces as a snapshot seals them (core/ledger/snapshot.cpp), whatever they say: for what lies behind a
/// seal.
class SealedStream {
public:
    explicit SealedStream(const Key& key) : bytes("MGSNAP01") {
        QByteArray header(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
        crypto_secretstream_xchacha20poly1305_init_push(&state, raw(header), key.data());
        bytes += header;
    }
    void add(const QByteArray& plain, bool last) {
        QByteArray sealed(plain.size() + qsizetype(crypto_secretstream_xchacha20poly1305_ABYTES), '\0');
        crypto_secretstream_xchacha20poly1305_push(
            &state, raw(sealed), nullptr, reinterpret_cast<const unsigned char*>(plain.constData()),
            quint64(plain.size()), nullptr, 0, last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
        QByteArray length(4, '\0');
        qToLittleEndian(quint32(sealed.size()), length.data());
        bytes += length + sealed;
    }
    QByteArray bytes;

private:
    static unsigned char* raw(QByteArray& into) { return reinterpret_cast<unsigned char*>(into.data()); }
    crypto_secretstream_xchacha20poly1305_state state{};
};

} // namespace mianguan::fuzz
