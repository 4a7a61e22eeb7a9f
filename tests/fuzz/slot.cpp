#include "core/keys/slot.h"

#include "core/base/cbor.h"
#include "tests/fuzz/fuzz.h"

#include <sodium.h>

// A key slot: as it stands, and with the plain check that whoever changes one can put right again.

namespace mianguan::fuzz {

namespace {

QByteArray checkOf(const QCborMap& map) {
    const QByteArray bytes = toCanonicalCbor(map);
    QByteArray check(crypto_generichash_BYTES_MIN, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(check.data()), size_t(check.size()),
                       reinterpret_cast<const unsigned char*>(bytes.constData()), quint64(bytes.size()),
                       nullptr, 0);
    return check;
}

QByteArray checked(const QByteArray& input) {
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(input, &error);
    if (error.error != QCborError::NoError) return {};
    QCborMap map = value.toMap();
    map.remove(QLatin1String("check"));
    map.insert(QLatin1String("check"), checkOf(map));
    return toCanonicalCbor(map);
}

void read(const QByteArray& bytes) {
    const Key key = Key::fromBytes(QByteArray(Key::size, 'k'));
    const Result<Slot> slot = Slot::fromBytes(bytes);
    if (!slot) return;
    promise(slot->bytes() == bytes, "one slot has one form");
    promise(slot->isRecovery() == slot->userId().isNull(), "only the recovery slot is nobody's");
    (void)slot->answersTo(QStringLiteral("Wang Li"));
    (void)slot->takesDevice(key);
    (void)slot->untouched(key);
    const Slot fresh = slot->withDataKey(key);
    promise(fresh.untouched(key), "a slot written anew is whole");
    const Result<Slot> again = Slot::fromBytes(fresh.bytes());
    promise(again && again->bytes() == fresh.bytes(), "a slot comes back as it was written");
}

} // namespace

void feed(const QByteArray& input) {
    read(input);
    read(checked(input));
}

} // namespace mianguan::fuzz
