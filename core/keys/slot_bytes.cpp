#include "core/base/cbor.h"
#include "core/keys/seal.h"
#include "core/keys/slot.h"
#include "core/keys/sodium_bytes.h"

#include <QCoreApplication>

#include <array>
#include <sodium.h>

namespace mianguan {

namespace {

const int version = 1;
const int checkSize = 16;
const int macSize = 32;
const qsizetype mostBytes = 1024; // a slot has some 600

/// Tells a damaged slot from a wrong password, which look alike otherwise. Anyone can make it; the MAC is
/// what nobody can make.
QByteArray checkOf(const QCborMap& map) {
    const QByteArray bytes = toCanonicalCbor(map);
    QByteArray check(checkSize, Qt::Uninitialized);
    crypto_generichash(raw(check), checkSize, raw(bytes), quint64(bytes.size()), nullptr, 0);
    return check;
}

QByteArray bytesAt(const QCborMap& map, QLatin1String key) { return map.value(key).toByteArray(); }
quint64 numberAt(const QCborMap& map, QLatin1String key) { return quint64(integerIn(map.value(key))); }

QCborMap read(const QByteArray& bytes) {
    return bytes.size() > mostBytes ? QCborMap() : readCbor(bytes).toMap();
}

/// False for the few points that would make a key anyone knows.
bool usableForBoxes(const PublicKey& key) {
    std::array<unsigned char, crypto_scalarmult_BYTES> shared;
    return crypto_scalarmult(shared.data(), Key::random().data(), raw(key.bytes())) == 0;
}

Fail damaged() {
    return fail(ErrorKind::Corrupt, QCoreApplication::translate("Keys", "A key slot of the store is damaged"),
                {},
                QCoreApplication::translate("Keys", "Sign in as another user, or use the recovery code."));
}

} // namespace

QCborMap Slot::identity() const {
    return {{QLatin1String("version"), version},
            {QLatin1String("user"), user.bytes()},
            {QLatin1String("signing"), signing.bytes()},
            {QLatin1String("box"), box.bytes()},
            {QLatin1String("operations"), qint64(cost.operations)},
            {QLatin1String("memory"), qint64(cost.memory)},
            {QLatin1String("salt"), salt},
            {QLatin1String("device"), deviceTag}};
}

QCborMap Slot::contents() const {
    QCborMap map = identity();
    map.insert(QLatin1String("sealed-seed"), sealedSeed);
    map.insert(QLatin1String("sealed-box"), sealedBox);
    map.insert(QLatin1String("sealed-data-key"), sealedDataKey);
    map.insert(QLatin1String("name-salt"), nameSalt);
    map.insert(QLatin1String("name"), nameHash);
    return map;
}

QByteArray Slot::bytes() const {
    QCborMap map = contents();
    map.insert(QLatin1String("mac"), mac);
    map.insert(QLatin1String("check"), checkOf(map));
    return toCanonicalCbor(map);
}

Result<Slot> Slot::fromBytes(const QByteArray& bytes) {
    const QCborMap map = read(bytes);
    const auto user = Id::fromBytes(bytesAt(map, QLatin1String("user")));
    const auto signing = PublicKey::fromBytes(bytesAt(map, QLatin1String("signing")));
    const auto box = PublicKey::fromBytes(bytesAt(map, QLatin1String("box")));
    if (!user || !signing || !box) return damaged();

    Slot slot;
    slot.user = *user;
    slot.signing = *signing;
    slot.box = *box;
    slot.cost = {numberAt(map, QLatin1String("operations")), numberAt(map, QLatin1String("memory"))};
    slot.salt = bytesAt(map, QLatin1String("salt"));
    slot.deviceTag = bytesAt(map, QLatin1String("device"));
    slot.sealedSeed = bytesAt(map, QLatin1String("sealed-seed"));
    slot.sealedBox = bytesAt(map, QLatin1String("sealed-box"));
    slot.sealedDataKey = bytesAt(map, QLatin1String("sealed-data-key"));
    slot.nameSalt = bytesAt(map, QLatin1String("name-salt"));
    slot.nameHash = bytesAt(map, QLatin1String("name"));
    slot.mac = bytesAt(map, QLatin1String("mac"));
    if (!slot.wellFormed() || slot.bytes() != bytes) return damaged(); // also what is not ours in the map
    return slot;
}

bool Slot::wellFormed() const {
    const qsizetype sealedKey = Key::size + sealOverhead;
    const bool common = sealedBox.size() == sealedKey && mac.size() == macSize &&
                        sealedDataKey.size() == Key::size + crypto_box_SEALBYTES && usableForBoxes(box);
    if (isRecovery())
        return common && signing.isNull() && cost == PasswordCost{0, 0} && salt.isEmpty() &&
               deviceTag.isEmpty() && sealedSeed.isEmpty() && nameSalt.isEmpty() && nameHash.isEmpty();
    return common && !signing.isNull() && cost.isReasonable() && salt.size() == passwordSaltSize &&
           (deviceTag.isEmpty() || deviceTag.size() == 16) && sealedSeed.size() == sealedKey &&
           nameSalt.size() == 16 && nameHash.size() == 32;
}

} // namespace mianguan
