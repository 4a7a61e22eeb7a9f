#include "core/hub/rules/station_events.h"

#include "core/work/event_contents.h"
#include "core/work/event_types.h"

#include <QCborArray>

namespace mianguan::hub {

namespace {

QCborMap contentOf(const Station& station) {
    QCborMap content{{QStringLiteral("station"), station.id.bytes()},
                     {QStringLiteral("key"), station.key.bytes()},
                     {QStringLiteral("name"), station.name},
                     {QStringLiteral("roles"), QCborArray::fromStringList(roleIds(station.ceiling))},
                     {QStringLiteral("replaces"), station.replaces.bytes()}};
    sayScope(content, station.scope);
    return content;
}

} // namespace

void sayScope(QCborMap& content, const Scope& scope) {
    content.insert(QStringLiteral("every_school"), scope.all);
    content.insert(QStringLiteral("schools"), QCborArray::fromStringList(scope.schools));
}

Scope scopeIn(const QCborMap& content) {
    Scope scope;
    scope.all = content.value(QLatin1String("every_school")).toBool();
    for (const auto& school : content.value(QLatin1String("schools")).toArray())
        scope.schools += school.toString();
    return scope;
}

Draft enrolling(const Station& station) { return {EventType::stationEnrolled, {}, contentOf(station)}; }

Draft changing(const Station& station) { return {EventType::stationChanged, {}, contentOf(station)}; }

Draft revoking(const Station& station, const QString& reason) {
    return {EventType::stationRevoked,
            {},
            {{QStringLiteral("station"), station.id.bytes()},
             {QStringLiteral("name"), station.name},
             {QStringLiteral("reason"), reason}}};
}

Draft announcing(const Hash& pin) {
    return {EventType::pinAnnounced, {}, {{QStringLiteral("pin"), pin.bytes()}}};
}

Station stationIn(const QCborMap& content, qint64 position) {
    Station station;
    station.id = idIn(content, QLatin1String("station"));
    station.key = keyIn(content);
    station.name = textIn(content, QLatin1String("name"));
    station.scope = scopeIn(content);
    station.ceiling = rolesIn(content);
    station.replaces = idIn(content, QLatin1String("replaces"));
    station.lineage = station.id;
    station.enrolledAt = position;
    return station;
}

} // namespace mianguan::hub
