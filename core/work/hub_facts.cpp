#include "core/work/hub_facts.h"

#include "core/base/cbor.h"

#include <QCborArray>

namespace mianguan {

using namespace Qt::StringLiterals;

namespace {

template <class Name>
Name nameAt(const QCborMap& map, QLatin1StringView key) {
    return Name::fromBytes(map.value(key).toByteArray()).value_or(Name());
}

QStringList textsAt(const QCborMap& map, QLatin1StringView key) {
    QStringList all;
    for (const auto& text : map.value(key).toArray())
        all += text.toString();
    return all;
}

} // namespace

QCborMap HubFacts::toMap() const {
    QCborArray pinList;
    for (const Hash& pin : pins)
        pinList += pin.bytes();
    return {{"enrolled"_L1, enrolled},
            {"address"_L1, address},
            {"pins"_L1, pinList},
            {"hub"_L1, hub.bytes()},
            {"name"_L1, name},
            {"software"_L1, software},
            {"key"_L1, key.bytes()},
            {"station"_L1, station.bytes()},
            {"station_name"_L1, stationName},
            {"schools"_L1, QCborArray::fromStringList(schools)},
            {"ceiling"_L1, QCborArray::fromStringList(ceiling)},
            {"enrolled_ms"_L1, enrolledMs},
            {"epoch"_L1, epoch.bytes()},
            {"metered"_L1, metered},
            {"bytes_per_second"_L1, mostBytesPerSecond},
            {"proxy"_L1, proxyChoice},
            {"proxy_address"_L1, proxyAddress},
            {"proxy_user"_L1, proxyUser},
            {"proxy_password"_L1, proxyPassword}};
}

HubFacts HubFacts::fromMap(const QCborMap& map) {
    HubFacts facts;
    facts.enrolled = map.value("enrolled"_L1).toBool();
    facts.address = map.value("address"_L1).toString();
    for (const auto& pin : map.value("pins"_L1).toArray())
        if (const auto hash = Hash::fromBytes(pin.toByteArray())) facts.pins += *hash;
    facts.hub = nameAt<Id>(map, "hub"_L1);
    facts.name = map.value("name"_L1).toString();
    facts.software = map.value("software"_L1).toString();
    facts.key = nameAt<PublicKey>(map, "key"_L1);
    facts.station = nameAt<Id>(map, "station"_L1);
    facts.stationName = map.value("station_name"_L1).toString();
    facts.schools = textsAt(map, "schools"_L1);
    facts.ceiling = textsAt(map, "ceiling"_L1);
    facts.enrolledMs = integerIn(map.value("enrolled_ms"_L1));
    facts.epoch = nameAt<Id>(map, "epoch"_L1);
    facts.metered = map.value("metered"_L1).toBool();
    facts.mostBytesPerSecond = integerIn(map.value("bytes_per_second"_L1));
    facts.proxyChoice = int(integerIn(map.value("proxy"_L1)));
    facts.proxyAddress = map.value("proxy_address"_L1).toString();
    facts.proxyUser = map.value("proxy_user"_L1).toString();
    facts.proxyPassword = map.value("proxy_password"_L1).toString();
    return facts;
}

HubFacts HubFacts::wayAlone() const {
    HubFacts way;
    way.metered = metered;
    way.mostBytesPerSecond = mostBytesPerSecond;
    way.proxyChoice = proxyChoice;
    way.proxyAddress = proxyAddress;
    way.proxyUser = proxyUser;
    way.proxyPassword = proxyPassword;
    return way;
}

} // namespace mianguan
