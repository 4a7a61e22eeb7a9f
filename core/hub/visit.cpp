#include "core/hub/visit.h"

#include "core/base/clock.h"
#include "core/hub/answers.h"
#include "core/hub/incoming_body.h"
#include "core/wire/limits.h"

#include <limits>

namespace mianguan::hub {

using namespace std::chrono_literals;
using wire::Endpoint;
using wire::Refusal;

namespace {

constexpr http::Pace blobPace{60s, 16 * 1024};

http::Method methodOf(Endpoint endpoint) { return *http::methodNamed(wire::factsOf(endpoint).method); }

bool takesBody(http::Method method) { return method == http::Method::Post || method == http::Method::Put; }

http::Response with(http::Response response, const QByteArray& nextNonce) {
    if (!nextNonce.isEmpty() && !response.headers.has(wire::header::nextNonce))
        response.with(wire::header::nextNonce, nextNonce);
    return response;
}

} // namespace

Visit::Visit(http::Request asked, http::Reply to, Asking who, Callers::Place taken, Endpoint endpoint,
             QByteArray nonce)
    : request(std::move(asked)), asking(std::move(who)), writes(wire::factsOf(endpoint).writes),
      reply(std::move(to)), place(std::move(taken)), nextNonce(std::move(nonce)) {}

void Visit::answer(http::Response response) const {
    place.reset(); // before the caller can know it, and ask for more
    reply.answer(with(std::move(response), nextNonce));
}

void Visit::refuse(Refusal refusal, const QJsonObject& details) const { answer(refused(refusal, details)); }

tl::expected<Reception::Guest, http::Response> Reception::look(const http::Request& request) {
    auto asking = gate.look(request);
    if (!asking) return tl::unexpected(std::move(asking.error()));
    const Callers::Place place = callers.enter(asking->caller);
    if (!place) return tl::unexpected(with(refusedFor(Refusal::TooManyAtOnce, 1s), nextNonce(*asking)));
    return Guest{std::move(*asking), place};
}

void Reception::letIn(Guest guest, http::Request request, const http::Reply& reply, Endpoint endpoint,
                      const VisitHandler& handler) {
    Asking& asking = guest.asking;
    const QByteArray nonce = nextNonce(asking);
    const Hash body = Hash::of(request.body);
    if (Bar bar = gate.check(asking, endpoint, request, body)) {
        guest.place.reset();
        reply.answer(with(std::move(*bar), nonce));
        return;
    }
    reply.setCaller(asking.caller.hex().toLatin1());
    const auto visit = std::make_shared<const Visit>(std::move(request), reply, std::move(asking),
                                                     std::move(guest.place), endpoint, nonce);
    if (const auto wait = callers.hurry(visit->caller()); wait > 0ms)
        return visit->answer(refusedFor(Refusal::RateExceeded, wait));
    handler(visit);
}

QByteArray Reception::nextNonce(const Asking& asking) const {
    const auto left = std::chrono::milliseconds(asking.nonceExpiresMs - nowMs());
    return left < wire::limit::freshNonce ? gate.freshNonce() : QByteArray();
}

http::Route Reception::route(Endpoint endpoint, VisitHandler handler) {
    http::Route route;
    route.method = methodOf(endpoint);
    route.pattern = wire::factsOf(endpoint).path;
    if (!takesBody(route.method)) {
        route.handler = [this, endpoint, handler](http::Request request, const http::Reply& reply) {
            auto guest = look(request);
            if (!guest) return void(reply.answer(std::move(guest.error())));
            letIn(std::move(*guest), std::move(request), reply, endpoint, handler);
        };
        return route;
    }
    route.bodyMost = std::numeric_limits<qint64>::max(); // looked at after the caller
    if (endpoint == Endpoint::PutBlob) route.pace = blobPace;
    route.sink = [this, endpoint, handler](const http::Request& request,
                                           const http::Reply& reply) -> std::unique_ptr<http::BodySink> {
        auto guest = look(request);
        Bar bar = guest ? barByBody(request, endpoint) : std::move(guest.error());
        if (bar) return reply.answer(std::move(*bar)), nullptr;
        return std::make_unique<IncomingBody>(*this, std::move(*guest), request, reply, endpoint, handler);
    };
    return route;
}

} // namespace mianguan::hub
