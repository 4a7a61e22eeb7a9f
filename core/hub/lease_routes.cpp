#include "core/hub/answers.h"
#include "core/hub/routes.h"

namespace mianguan::hub {

using wire::Endpoint;
using wire::Refusal;

namespace {

std::optional<Id> leaseIn(const VisitPtr& visit) {
    const auto id = Id::fromHex(QString::fromLatin1(visit->request.parameter("id")));
    if (!id) visit->refuse(Refusal::LeaseUnknown);
    return id;
}

void lease(HubStore& store, const VisitPtr& visit) {
    const auto asked = wire::leaseRequestFrom(visit->request.body);
    if (!asked) return visit->answer(malformed(asked.error()));
    visit->answer(
        answerTo(store.lease(visit->storeCaller(), *asked), visit->request.id,
                 [](const QList<wire::Lease>& leases) { return cbor(toBytes(wire::Leases{leases})); }));
}

void renew(HubStore& store, const VisitPtr& visit) {
    const auto id = leaseIn(visit);
    if (!id) return;
    const auto asked = wire::leaseRenewalFrom(visit->request.body);
    if (!asked) return visit->answer(malformed(asked.error()));
    visit->answer(answerTo(store.renew(visit->storeCaller(), *id, asked->duration), visit->request.id,
                           [](const wire::Lease& one) { return cbor(toBytes(wire::Leases{{one}})); }));
}

void end(HubStore& store, const VisitPtr& visit) {
    const auto id = leaseIn(visit);
    if (!id) return;
    visit->answer(answerTo(store.release(visit->storeCaller(), *id), visit->request.id,
                           [](bool) { return http::noContent(); }));
}

} // namespace

void addLeaseRoutes(http::RouteTable& table, Hub& hub) {
    const auto add = [&](Endpoint endpoint, void (*answer)(HubStore&, const VisitPtr&)) {
        table.add(hub.reception->route(
            endpoint, [&store = hub.store, answer](const VisitPtr& visit) { answer(store, visit); }));
    };
    add(Endpoint::Lease, lease);
    add(Endpoint::RenewLease, renew);
    add(Endpoint::EndLease, end);
}

} // namespace mianguan::hub
