#include "core/hub/answers.h"
#include "core/hub/incoming_body.h"
#include "core/hub/routes.h"
#include "core/wire/enrolment_messages.h"

namespace mianguan::hub {

using wire::Endpoint;
using wire::Refusal;

namespace {

constexpr double wrongCodesAMinute = 10;
constexpr qint64 mostBytes = 64 * 1024; // of a body that anybody may send

/// Ten wrong codes a minute from one address, then none is looked at.
class Enrolment {
public:
    explicit Enrolment(Hub& hub) : store(hub.store) {}

    http::Response answer(const http::Request& request) {
        if (Bar bar = barByBody(request, Endpoint::Enrol)) return *bar;
        const auto asked = wire::enrolmentRequestFrom(request.body);
        if (!asked) return malformed(asked.error());
        if (const auto wait = wrongCodes.wait(request.remote); wait.count() > 0)
            return refusedFor(Refusal::TooManyAttempts, wait);
        const auto reply = store.enrol(*asked);
        if (reply && reply->refusal == Refusal::CodeUnknown) wrongCodes.take(request.remote);
        return answerTo(reply, request.id,
                        [](const wire::Enrolment& enrolment) { return cbor(toBytes(enrolment)); });
    }

private:
    HubStore& store;
    http::TokenBuckets wrongCodes{wrongCodesAMinute / 60, wrongCodesAMinute};
};

} // namespace

void addEnrolmentRoutes(http::RouteTable& table, Hub& hub) {
    http::Route route;
    route.method = http::Method::Post;
    route.pattern = wire::factsOf(Endpoint::Enrol).path;
    route.bodyMost = mostBytes;
    route.handler = [enrolment = std::make_shared<Enrolment>(hub)](const http::Request& request,
                                                                   const http::Reply& reply) {
        reply.answer(enrolment->answer(request));
    };
    table.add(route);
}

} // namespace mianguan::hub
