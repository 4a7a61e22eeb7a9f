#include "core/hub/hub.h"

#include "core/hub/answers.h"
#include "core/hub/long_polls.h"
#include "core/hub/routes.h"
#include "core/hub/upkeep.h"

namespace mianguan::hub {

Hub::Hub(HubStore& kept, const Settings& chosen, http::Metrics& measured)
    : store(kept), settings(chosen), metrics(measured),
      reception(std::make_unique<Reception>(store, settings.limits)),
      polls(std::make_unique<LongPolls>(store, metrics)), upkeep(std::make_unique<Upkeep>(store)) {
    store.whenSettled([this](qint64 head) { polls->logGrew(head); });
}

Hub::~Hub() { store.whenSettled({}); }

http::RouteTable Hub::routes() {
    http::RouteTable table = publicRoutes();
    addEnrolmentRoutes(table, *this);
    addBlobRoutes(table, *this);
    addEventRoutes(table, *this);
    addLeaseRoutes(table, *this);
    addSubmissionRoutes(table, *this);
    return table;
}

http::RouteTable Hub::publicRoutes() {
    http::RouteTable table;
    addPublicRoutes(table, *this);
    return table;
}

void Hub::prepare(http::Options& options) {
    auto& refusals =
        metrics.counter("hub_refused_total", "Requests refused, by the contract's code.", {"code"});
    options.metrics = &metrics;
    options.requestIdHeader = wire::header::requestId;
    options.firstLook = barByVersion;
    options.lastTouch = [&refusals](const http::Request& request, http::Response& response) {
        inCodesOfTheContract(request, response);
        if (response.problem) refusals.with({response.problem->code}).add();
    };
    options.wording = inWordsOfTheContract;
}

void Hub::setPins(const QList<Hash>& pins) {
    const std::lock_guard lock(mutex);
    pinsInUse = pins;
}

QList<Hash> Hub::pins() const {
    const std::lock_guard lock(mutex);
    return pinsInUse;
}

} // namespace mianguan::hub
