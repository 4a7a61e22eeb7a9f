#include "core/hub/http/session.h"

#include "core/base/id.h"
#include "core/hub/http/turn.h"

namespace mianguan::http {

namespace {

constexpr int retrySeconds = 5;

Response barred(const QByteArray& code) {
    if (code == "too-many-from-address")
        return problem(429, code).with("Retry-After", QByteArray::number(retrySeconds));
    return tryLater(code, retrySeconds);
}

} // namespace

Session::Session(Service& service, Loop& loop, std::shared_ptr<Line> line, Peer peer)
    : service(service), loop(loop), line(std::move(line)), peer(std::move(peer)) {
    service.made();
    (this->peer.bar.isEmpty() ? service.served : service.turnedAway) += 1;
    if (this->peer.bar.isEmpty()) service.instruments.connections.add();
}

Session::~Session() {
    (peer.bar.isEmpty() ? service.served : service.turnedAway) -= 1;
    if (peer.bar.isEmpty()) service.instruments.connections.add(-1);
    if (peer.counted) service.leavePlace(peer.address);
}

awaitable<void> Session::run(std::shared_ptr<Session> self) {
    Service& service = self->service;
    Loop& loop = self->loop;
    Session* const session = self.get();
    service.began(session, loop);
    try {
        co_await self->serve();
    } catch (...) {
        service.errors.write("a connection failed", currentFault());
    }
    self->line->cut();
    self.reset();
    service.ended(session, loop);
}

awaitable<void> Session::serve() {
    greeted = co_await line->greet(Time::now() + service.options.limits.handshake);
    if (!greeted) {
        service.refused("handshake");
        co_return;
    }
    if (!peer.bar.isEmpty()) {
        co_await turnAway();
        co_return;
    }
    bool more = true;
    while (more)
        more = co_await serveOne();
}

awaitable<void> Session::turnAway() {
    Turn turn;
    turn.request.id = Id::random().hex().toLatin1();
    refuse(turn, barred(peer.bar));
    co_await write(turn);
    record(turn);
    if (!turn.gone) co_await line->linger(Time::now() + service.options.limits.linger);
}

awaitable<bool> Session::serveOne() {
    Turn turn;
    turn.sentBefore = line->sent;
    if (!co_await readHead(turn)) co_return false;
    service.instruments.inFlight.add();
    co_await process(turn);
    service.instruments.inFlight.add(-1);
    record(turn);
    served = true;
    if (turn.gone) co_return false;
    if (turn.closes) co_await line->linger(Time::now() + service.options.limits.linger);
    co_return !turn.closes;
}

awaitable<void> Session::process(Turn& turn) {
    if (!turn.isSettled()) admit(turn);
    if (!turn.isSettled()) co_await readBody(turn);
    if (!turn.isSettled()) co_await awaitAnswer(turn);
    if (turn.exchange) turn.exchange->end();
    service.bodiesBytes -= turn.bytesHeld;
    if (!turn.gone) co_await write(turn);
}

void Session::refuse(Turn& turn, Response response, const QByteArray& reason) {
    turn.refusal = reason.isEmpty() && response.problem ? response.problem->code : reason;
    turn.response = std::move(response);
    if (!turn.parser.is_done()) turn.closes = true; // where this request ends is not known, or not waited for
    service.refused(turn.refusal);
}

awaitable<void> Session::aside(const Work& work) {
    bool done = false;
    std::exception_ptr thrown;
    service.onWorker([&, line = line]() mutable {
        try {
            work();
        } catch (...) {
            thrown = std::current_exception();
        }
        const auto executor = line->executor();
        asio::post(executor, [&done, line = std::move(line)] { // moved, so that no line ends on a worker
            done = true;
            line->wake();
        });
    });
    while (!done)
        co_await line->pause(never);
    if (thrown) std::rethrow_exception(thrown);
}

} // namespace mianguan::http
