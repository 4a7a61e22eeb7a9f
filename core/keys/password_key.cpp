#include "core/keys/password_key.h"

#include "core/keys/sodium_bytes.h"

#include <QCoreApplication>

#include <sodium.h>

namespace mianguan {

namespace {

const quint64 mostOperations = 20;
const quint64 mostMemory = 1ull << 30;

static_assert(passwordSaltSize == crypto_pwhash_SALTBYTES);

QByteArray normalized(const QString& password) {
    QString composed = password.normalized(QString::NormalizationForm_C);
    QByteArray bytes = composed.toUtf8();
    wipe(composed);
    return bytes;
}

Fail noMemory(quint64 bytes) {
    return fail(ErrorKind::System,
                QCoreApplication::translate(
                    "Keys", "There is not enough memory to check a password: %1 MB are needed")
                    .arg(bytes >> 20),
                {}, QCoreApplication::translate("Keys", "Close other programs and try again."));
}

} // namespace

PasswordCost PasswordCost::cheap() { return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN}; }

bool PasswordCost::isReasonable() const {
    return operations >= crypto_pwhash_OPSLIMIT_MIN && operations <= mostOperations &&
           memory >= crypto_pwhash_MEMLIMIT_MIN && memory <= mostMemory;
}

Result<Key> passwordKey(const QString& password, const QByteArray& salt, const PasswordCost& cost) {
    if (!cost.isReasonable() || salt.size() != passwordSaltSize)
        return fail(ErrorKind::Refused,
                    QCoreApplication::translate("Keys", "No password can be kept at this cost"));
    QByteArray bytes = normalized(password);
    Key key = Key::filledBy([&](unsigned char* out) {
        return crypto_pwhash(out, Key::size, bytes.constData(), quint64(bytes.size()), raw(salt),
                             cost.operations, size_t(cost.memory), crypto_pwhash_ALG_ARGON2ID13) == 0;
    });
    wipe(bytes);
    if (key.isNull()) return noMemory(cost.memory);
    return key;
}

} // namespace mianguan
