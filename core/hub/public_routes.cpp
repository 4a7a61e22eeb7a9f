#include "core/base/clock.h"
#include "core/hub/answers.h"
#include "core/hub/routes.h"
#include "core/wire/hub_info.h"
#include "core/wire/limits.h"
#include "core/wire/versions.h"

#include <QStorageInfo>

namespace mianguan::hub {

using namespace Qt::StringLiterals;
using wire::Endpoint;

namespace {

constexpr qint64 leastRoom = 256 * 1024 * 1024; // bytes: less is no room for pictures

/// Announced, and not in use yet.
QList<Hash> successors(const Hub& hub) {
    constexpr int most = 10;
    const QList<Hash> inUse = hub.pins();
    QList<Hash> others;
    for (const Hash& pin : hub.store.announcedPins().value_or(QList<Hash>()))
        if (!inUse.contains(pin) && others.size() < most) others += pin;
    return others;
}

http::Response told(const Hub& hub) {
    const wire::HubInfo info{hub.store.hub(),  hub.settings.name, u"mianguan-hub " MIANGUAN_VERSION ""_s,
                             wire::versions(), nowMs(),           hub.store.hubKey(),
                             hub.pins(),       successors(hub),   hub.store.epoch()};
    return cbor(toBytes(info));
}

http::Response nonce(const Hub& hub) {
    const wire::NonceAnswer answer{hub.reception->freshNonce(), int(wire::limit::nonce.count())};
    return cbor(toBytes(answer));
}

http::Response plain(const QByteArray& text) { return http::answer(200, "text/plain; charset=utf-8", text); }

http::Response ready(const Hub& hub, const http::Request& request) {
    if (const auto head = hub.store.head(); !head) return trouble(head.error(), request.id);
    const QStorageInfo disk(hub.settings.folder);
    return disk.bytesAvailable() < leastRoom ? refused(wire::Refusal::HubUnready) : plain("ready\n");
}

http::Route open(Endpoint endpoint, http::Handler handler) {
    http::Route route;
    route.pattern = wire::factsOf(endpoint).path;
    route.handler = std::move(handler);
    return route;
}

} // namespace

void addPublicRoutes(http::RouteTable& table, Hub& hub) {
    table.add(open(Endpoint::Hub,
                   [&hub](const http::Request&, const http::Reply& reply) { reply.answer(told(hub)); }));
    table.add(open(Endpoint::Nonce,
                   [&hub](const http::Request&, const http::Reply& reply) { reply.answer(nonce(hub)); }));
    table.add(open(Endpoint::Alive,
                   [](const http::Request&, const http::Reply& reply) { reply.answer(plain("alive\n")); }));
    table.add(open(Endpoint::Ready, [&hub](const http::Request& request, const http::Reply& reply) {
        reply.answer(ready(hub, request));
    }));
}

} // namespace mianguan::hub
