#include "core/wire/hub_info.h"

#include "core/base/cbor.h"
#include "core/wire/fields.h"
#include "core/wire/limits.h"

namespace mianguan::wire {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostPins = 10, mostVersions = 100;

QCborArray arrayOf(const QList<Hash>& pins) {
    QCborArray all;
    for (const Hash& pin : pins)
        all << pin.bytes();
    return all;
}

QCborArray arrayOf(const QList<int>& numbers) {
    QCborArray all;
    for (const int number : numbers)
        all << number;
    return all;
}

} // namespace

QByteArray toBytes(const HubInfo& info) {
    QCborMap map{{"hub"_L1, info.hub.bytes()},    {"name"_L1, info.name},
                 {"software"_L1, info.software},  {"versions"_L1, arrayOf(info.versions)},
                 {"time"_L1, info.timeMs},        {"key"_L1, info.key.bytes()},
                 {"pins"_L1, arrayOf(info.pins)}, {"successors"_L1, arrayOf(info.successors)}};
    if (!info.epoch.isNull()) map.insert("epoch"_L1, info.epoch.bytes());
    return toCanonicalCbor(map);
}

QByteArray toBytes(const NonceAnswer& answer) {
    return toCanonicalCbor(
        QCborMap{{"nonce"_L1, QString::fromLatin1(answer.nonce)}, {"seconds"_L1, answer.seconds}});
}

Result<HubInfo> hubInfoFrom(const QByteArray& bytes) {
    return readFields(bytes, [](Fields& fields) {
        return HubInfo{fields.id("hub"_L1),
                       fields.text("name"_L1, limit::textLength),
                       fields.text("software"_L1, limit::textLength),
                       fields.numbers("versions"_L1, mostVersions, 1'000'000),
                       fields.number("time"_L1),
                       fields.key("key"_L1),
                       fields.names<Hash>("pins"_L1, 0, mostPins),
                       fields.names<Hash>("successors"_L1, 0, mostPins),
                       fields.has("epoch"_L1) ? fields.id("epoch"_L1) : Id()};
    });
}

Result<NonceAnswer> nonceAnswerFrom(const QByteArray& bytes) {
    return readFields(bytes, [](Fields& fields) {
        return NonceAnswer{fields.text("nonce"_L1, limit::textLength).toLatin1(),
                           int(fields.number("seconds"_L1, 1, limit::nonce.count()))};
    });
}

} // namespace mianguan::wire
