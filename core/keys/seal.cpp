#include "core/keys/seal.h"

#include "core/keys/sodium_bytes.h"

#include <QCoreApplication>

#include <sodium.h>

namespace mianguan {

namespace {

const int nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static_assert(sealOverhead == nonceSize + crypto_aead_xchacha20poly1305_ietf_ABYTES);

void encrypt(unsigned char* out, const Key& key, QByteArrayView plain, QByteArrayView about) {
    if (key.isNull()) qFatal("sealing without a key would write what nobody can read");
    randombytes_buf(out, nonceSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + nonceSize, nullptr, raw(plain), quint64(plain.size()),
                                               raw(about), quint64(about.size()), nullptr, out, key.data());
}

/// `out` takes `sealed` less the overhead.
bool decrypt(unsigned char* out, const Key& key, QByteArrayView sealed, QByteArrayView about) {
    const unsigned char* nonce = raw(sealed);
    return crypto_aead_xchacha20poly1305_ietf_decrypt(out, nullptr, nullptr, nonce + nonceSize,
                                                      quint64(sealed.size() - nonceSize), raw(about),
                                                      quint64(about.size()), nonce, key.data()) == 0;
}

Fail notAsSealed() {
    return fail(
        ErrorKind::Corrupt,
        QCoreApplication::translate("Keys", "Sealed data was changed or damaged, or belongs elsewhere"), {},
        QCoreApplication::translate("Keys", "Check the store; what is damaged may be in a backup."));
}

} // namespace

QByteArray seal(const Key& key, QByteArrayView plain, QByteArrayView about) {
    QByteArray sealed(plain.size() + sealOverhead, Qt::Uninitialized);
    encrypt(raw(sealed), key, plain, about);
    return sealed;
}

Result<QByteArray> unseal(const Key& key, QByteArrayView sealed, QByteArrayView about) {
    if (key.isNull() || sealed.size() < sealOverhead) return notAsSealed();
    QByteArray plain(sealed.size() - sealOverhead, Qt::Uninitialized);
    if (!decrypt(raw(plain), key, sealed, about)) return notAsSealed();
    return plain;
}

QByteArray sealKey(const Key& with, const Key& key, QByteArrayView about) {
    if (key.isNull()) qFatal("there is no key to seal");
    return seal(with, key.view(), about);
}

Result<Key> unsealKey(const Key& with, QByteArrayView sealed, QByteArrayView about) {
    if (with.isNull() || sealed.size() != Key::size + sealOverhead) return notAsSealed();
    Key key = Key::filledBy([&](unsigned char* out) { return decrypt(out, with, sealed, about); });
    if (key.isNull()) return notAsSealed();
    return key;
}

} // namespace mianguan
