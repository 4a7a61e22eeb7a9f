#include "core/keys/slot.h"

#include "core/base/cbor.h"
#include "core/keys/seal.h"
#include "core/keys/sodium_bytes.h"

#include <QCoreApplication>

#include <sodium.h>

namespace mianguan {

/// What the password seals: a key for signatures (none in the recovery slot) and one the data key is sealed
/// to.
struct Slot::Secrets {
    Key seed;
    Key box;
};

namespace {

const int hashSize = 32;
const int tagSize = 16;

QByteArray randomBytes(int count) {
    QByteArray bytes(count, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(count));
    return bytes;
}

QByteArray keyedHash(QByteArrayView key, QByteArrayView of, int size) {
    QByteArray hash(size, Qt::Uninitialized);
    crypto_generichash(raw(hash), size_t(size), raw(of), quint64(of.size()), raw(key), size_t(key.size()));
    return hash;
}

bool sameBytes(const QByteArray& a, const QByteArray& b) {
    return a.size() == b.size() && sodium_memcmp(a.constData(), b.constData(), size_t(a.size())) == 0;
}

QByteArray hashOfName(const QString& name, const QByteArray& salt) {
    const QString folded = name.trimmed()
                               .normalized(QString::NormalizationForm_C)
                               .toCaseFolded()
                               .normalized(QString::NormalizationForm_C);
    return keyedHash(salt, folded.toUtf8(), hashSize);
}

QByteArray tagOfDevice(const Key& device) {
    if (device.isNull()) return {};
    return device.derived("mianguan slot 1: device").view().first(tagSize).toByteArray();
}

PublicKey publicBox(const Key& secret) {
    QByteArray open(crypto_box_PUBLICKEYBYTES, Qt::Uninitialized);
    crypto_scalarmult_base(raw(open), secret.data());
    return *PublicKey::fromBytes(open);
}

Key recoveryWrap(const RecoveryCode& code) { return code.key().derived("mianguan slot 1: recovery"); }

Fail wrongPassword() {
    return fail(ErrorKind::Refused, QCoreApplication::translate("Keys", "This is not the password"), {},
                QCoreApplication::translate("Keys", "Try again; mind capital letters and the input method."));
}

Fail wrongCode() {
    return fail(
        ErrorKind::Refused,
        QCoreApplication::translate("Keys", "This recovery code is of another store, or was replaced"), {},
        QCoreApplication::translate("Keys", "Look for the code that was printed last."));
}

Fail wrongMachine() {
    return fail(
        ErrorKind::Refused,
        QCoreApplication::translate("Keys", "This machine's keyring does not hold the key of this store"), {},
        QCoreApplication::translate("Keys", "Use the recovery code."));
}

Fail changedSlot() {
    return fail(
        ErrorKind::Corrupt,
        QCoreApplication::translate("Keys", "Someone without the right changed how this user signs in"), {},
        QCoreApplication::translate("Keys", "Tell your administrator; the recovery code opens the store."));
}

} // namespace

Slot Slot::around(const Secrets& secrets) {
    Slot slot;
    if (!secrets.seed.isNull()) slot.signing = SigningKey::fromSeed(secrets.seed.copy()).publicKey();
    slot.box = publicBox(secrets.box);
    return slot;
}

Result<Slot> Slot::forUser(const Id& user, const QString& name, const QString& password, const Key& device,
                           const PasswordCost& cost, const Key& dataKey) {
    const Secrets secrets{Key::random(), Key::random()};
    Slot slot = around(secrets);
    slot.user = user;
    slot.nameSalt = randomBytes(tagSize);
    slot.nameHash = hashOfName(name, slot.nameSalt);
    if (const auto sealed = slot.sealUnder(password, device, cost, secrets); !sealed)
        return Fail(sealed.error());
    slot.hold(dataKey);
    return slot;
}

Slot Slot::forRecovery(const RecoveryCode& code, const Key& dataKey) {
    const Secrets secrets{Key(), Key::random()};
    Slot slot = around(secrets);
    slot.sealUnder(recoveryWrap(code), secrets);
    slot.hold(dataKey);
    return slot;
}

Result<Unlocked> Slot::open(const QString& password, const Key& device) const {
    const auto wrapping = wrappingKey(password, device);
    if (!wrapping) return Fail(wrapping.error());
    const auto secrets = secretsUnder(*wrapping);
    if (!secrets) return wrongPassword();
    return openedBy(*secrets);
}

Result<Unlocked> Slot::open(const RecoveryCode& code) const {
    if (!isRecovery()) return wrongCode();
    const auto secrets = secretsUnder(recoveryWrap(code));
    if (!secrets) return wrongCode();
    return openedBy(*secrets);
}

Result<Slot> Slot::withPassword(const QString& old, const QString& fresh, const Key& device,
                                const PasswordCost& newCost, const Key& dataKey) const {
    const auto wrapping = wrappingKey(old, device);
    if (!wrapping) return Fail(wrapping.error());
    const auto secrets = secretsUnder(*wrapping);
    if (!secrets) return wrongPassword();
    Slot changed = *this;
    if (const auto sealed = changed.sealUnder(fresh, device, newCost, *secrets); !sealed)
        return Fail(sealed.error());
    changed.hold(dataKey);
    return changed;
}

Slot Slot::withDataKey(const Key& fresh) const {
    Slot changed = *this;
    changed.hold(fresh);
    return changed;
}

bool Slot::takesDevice(const Key& device) const {
    return !wantsDevice() || sameBytes(tagOfDevice(device), deviceTag);
}

bool Slot::answersTo(const QString& name) const {
    return !isRecovery() && sameBytes(hashOfName(name, nameSalt), nameHash);
}

QByteArray Slot::fingerprint() const { return keyedHash({}, toCanonicalCbor(identity()), hashSize); }

bool Slot::untouched(const Key& dataKey) const {
    return !dataKey.isNull() && sameBytes(macUnder(dataKey), mac);
}

Result<Key> Slot::wrappingKey(const QString& password, const Key& device) const {
    if (isRecovery()) return wrongPassword();
    if (!takesDevice(device)) return wrongMachine();
    const auto key = passwordKey(password, salt, cost);
    if (!key) return Fail(key.error());
    const Key mixed = wantsDevice() ? device.derived(key->view()) : key->copy();
    return mixed.derived("mianguan slot 1: password");
}

Result<Slot::Secrets> Slot::secretsUnder(const Key& wrapping) const {
    const QByteArray about = toCanonicalCbor(identity());
    Secrets secrets;
    auto opened = unsealKey(wrapping, sealedBox, about + "box");
    if (!opened) return Fail(opened.error());
    secrets.box = std::move(*opened);
    if (isRecovery()) return secrets;
    opened = unsealKey(wrapping, sealedSeed, about + "seed");
    if (!opened) return Fail(opened.error());
    secrets.seed = std::move(*opened);
    return secrets;
}

Result<Unlocked> Slot::openedBy(const Secrets& secrets) const {
    Unlocked unlocked;
    unlocked.user = user;
    unlocked.dataKey = Key::filledBy([&](unsigned char* out) {
        return crypto_box_seal_open(out, raw(sealedDataKey), quint64(sealedDataKey.size()), raw(box.bytes()),
                                    secrets.box.data()) == 0;
    });
    if (!untouched(unlocked.dataKey)) return changedSlot();
    if (!isRecovery())
        unlocked.signing = std::make_shared<const SigningKey>(SigningKey::fromSeed(secrets.seed.copy()));
    return unlocked;
}

Result<void> Slot::sealUnder(const QString& password, const Key& device, const PasswordCost& newCost,
                             const Secrets& secrets) {
    cost = newCost;
    salt = randomBytes(passwordSaltSize);
    deviceTag = tagOfDevice(device);
    const auto wrapping = wrappingKey(password, device);
    if (!wrapping) return Fail(wrapping.error());
    sealUnder(*wrapping, secrets);
    return {};
}

void Slot::sealUnder(const Key& wrapping, const Secrets& secrets) {
    const QByteArray about = toCanonicalCbor(identity());
    sealedBox = sealKey(wrapping, secrets.box, about + "box");
    if (!secrets.seed.isNull()) sealedSeed = sealKey(wrapping, secrets.seed, about + "seed");
}

void Slot::hold(const Key& dataKey) {
    if (dataKey.isNull()) qFatal("a slot without a data key would open nothing");
    sealedDataKey.resize(Key::size + crypto_box_SEALBYTES);
    crypto_box_seal(raw(sealedDataKey), dataKey.data(), Key::size, raw(box.bytes()));
    mac = macUnder(dataKey);
}

QByteArray Slot::macUnder(const Key& dataKey) const {
    return keyedHash(dataKey.derived("mianguan slot 1: mac").view(), toCanonicalCbor(contents()), hashSize);
}

} // namespace mianguan
