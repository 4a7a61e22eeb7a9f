#include "core/hub/answers.h"
#include "core/hub/long_polls.h"
#include "core/hub/routes.h"
#include "core/hub/upkeep.h"
#include "core/wire/limits.h"

namespace mianguan::hub {

using namespace Qt::StringLiterals;
using wire::Endpoint;
using wire::Refusal;

namespace {

wire::EventOutcome outcomeOf(const EventAnswer& answer, const QString& language) {
    return {answer.id, answer.outcome, answer.position,
            answer.code ? wire::Reason::of(*answer.code, language) : wire::Reason()};
}

http::Response outcomesOf(const EventsAnswer& answer, const QString& language) {
    wire::EventOutcomes outcomes{{}, answer.head};
    for (const EventAnswer& each : answer.outcomes)
        outcomes.outcomes += outcomeOf(each, language);
    return cbor(toBytes(outcomes));
}

QJsonObject detailsOf(const EventsAnswer& answer) {
    QJsonObject details{{u"index"_s, answer.about}};
    if (answer.refusal == Refusal::ChainGap || answer.refusal == Refusal::ChainForked)
        details.insert(u"head"_s,
                       QJsonObject{{u"seq"_s, answer.head.seq}, {u"hash"_s, answer.head.hash.hex()}});
    return details;
}

void tell(const VisitPtr& visit, const Result<EventsAnswer>& answer) {
    if (!answer) return visit->answer(trouble(answer.error(), visit->request.id));
    if (answer->refusal) return visit->refuse(*answer->refusal, detailsOf(*answer));
    visit->answer(outcomesOf(*answer, visit->language()));
}

void send(HubStore& store, const VisitPtr& visit) {
    const auto batch = wire::eventBatchFrom(visit->request.body);
    if (!batch) return visit->answer(malformed(batch.error()));
    store.submit(visit->storeCaller(), batch->events,
                 [visit](const Result<EventsAnswer>& answer) { tell(visit, answer); });
}

void outcomes(HubStore& store, const VisitPtr& visit) {
    const auto query = wire::outcomeQueryFrom(visit->request.body);
    if (!query) return visit->answer(malformed(query.error()));
    tell(visit, store.outcomes(visit->caller(), query->ids));
}

/// A number of the query between two bounds; `otherwise` when it is not there, none when it is not as agreed.
std::optional<qint64> queried(const http::Request& request, const char* name, qint64 least, qint64 most,
                              std::optional<qint64> otherwise) {
    const auto text = request.queried(name);
    if (!text) return otherwise;
    bool isNumber = false;
    const qint64 number = text->toLongLong(&isNumber);
    return isNumber && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

void changes(Hub& hub, const VisitPtr& visit) {
    const http::Request& request = visit->request;
    const auto after = queried(request, "after", 0, std::numeric_limits<qint64>::max(), {});
    const auto limit = queried(request, "limit", 1, wire::limit::events, wire::limit::events);
    const auto wait = queried(request, "wait", 0, wire::limit::wait.count(), 0);
    if (!after || !limit || !wait) {
        const QString field = !after ? u"after"_s : !limit ? u"limit"_s : u"wait"_s;
        return visit->refuse(Refusal::QueryMalformed, {{u"field"_s, field}});
    }
    hub.upkeep->heard(visit->caller(), *after);
    hub.polls->answer(visit, {*after, int(*limit), std::chrono::seconds(*wait)});
}

} // namespace

void addEventRoutes(http::RouteTable& table, Hub& hub) {
    Reception& reception = *hub.reception;
    HubStore& store = hub.store;
    table.add(reception.route(Endpoint::SendEvents, [&store](const VisitPtr& visit) { send(store, visit); }));
    table.add(
        reception.route(Endpoint::Outcomes, [&store](const VisitPtr& visit) { outcomes(store, visit); }));
    table.add(reception.route(Endpoint::Changes, [&hub](const VisitPtr& visit) { changes(hub, visit); }));
}

} // namespace mianguan::hub
