#include "core/hub/http/session.h"
#include "core/hub/http/turn.h"

// The body: whole into memory for a handler, or piece by piece into a sink.

namespace mianguan::http {

namespace {

constexpr qsizetype readPiece = 64 * 1024;
constexpr qsizetype sinkPiece = 256 * 1024;
const QByteArray cutOffByPace = "body-too-slow";

Time::time_point deadlineOf(const Turn& turn) {
    const Pace& pace = turn.route->pace;
    auto deadline = turn.paced + pace.within;
    if (pace.bytesPerSecond > 0)
        deadline += std::chrono::milliseconds(turn.bodyBytes * 1000 / pace.bytesPerSecond);
    return deadline;
}

bool wantsContinue(const Turn& turn, const Line& line) {
    return turn.request.headers.has("Expect") && line.incoming.isEmpty() && !turn.parser.is_done();
}

} // namespace

awaitable<void> Session::readBody(Turn& turn) {
    turn.exchange = std::make_shared<Exchange>(line);
    if (turn.route->sink) co_await openSink(turn);
    if (!turn.isSettled() && wantsContinue(turn, *line)) {
        const bool sent = co_await send("HTTP/1.1 100 Continue\r\n\r\n");
        turn.gone = !sent;
    }
    turn.paced = Time::now();
    if (!turn.isSettled()) co_await receive(turn);
    if (turn.route->sink)
        co_await closeSink(turn);
    else if (!turn.isSettled())
        callHandler(turn);
}

awaitable<void> Session::openSink(Turn& turn) {
    Reply reply(turn.exchange);
    const Work open = [&] { turn.sink = turn.route->sink(turn.request, std::move(reply)); };
    try {
        co_await aside(open);
    } catch (...) {
        service.errors.write("a sink could not be opened", currentFault(), turn.request.id);
        refuse(turn, problem(500, "internal"));
    }
    if (!turn.sink && !turn.isSettled()) co_await awaitAnswer(turn);
    if (turn.isSettled() && !turn.parser.is_done()) turn.closes = true;
}

awaitable<void> Session::receive(Turn& turn) {
    while (!turn.parser.is_done() && !turn.isSettled()) {
        if (!takePiece(turn)) break;
        if (turn.sink && (turn.piece.size() >= sinkPiece || turn.parser.is_done())) co_await writePiece(turn);
        if (!turn.parser.is_done() && !turn.isSettled()) co_await awaitMore(turn);
    }
    const bool cutOff = turn.gone || turn.refusal == cutOffByPace;
    if (turn.sink && cutOff && !turn.piece.isEmpty()) co_await writePiece(turn); // for whom it is resumed
    turn.request.body = std::exchange(turn.piece, {});
}

awaitable<void> Session::writePiece(Turn& turn) {
    const QByteArray piece = std::exchange(turn.piece, {});
    const Work write = [&] { turn.sink->write(piece); };
    co_await deliver(turn, write);
}

/// Moves what came from the line into `turn.piece`; false when it is refused.
bool Session::takePiece(Turn& turn) {
    if (line->incoming.isEmpty()) return true;
    const qsizetype before = line->incoming.size(), had = turn.piece.size();
    const bool read = turn.parser.readBody(line->incoming, turn.piece);
    const qint64 more = turn.piece.size() - had;
    turn.request.received += before - line->incoming.size();
    turn.bodyBytes += more;
    if (!turn.sink) {
        turn.bytesHeld += more;
        service.bodiesBytes += more;
    }
    if (!read)
        refuse(turn, problem(400, "request-malformed"), "chunk");
    else if (turn.bodyBytes > turn.route->bodyMost)
        refuse(turn, problem(413, "body-too-large"));
    else if (service.bodiesBytes > service.options.limits.bodiesBytes)
        refuse(turn, tryLater("server-busy", 1));
    return !turn.response;
}

awaitable<void> Session::awaitMore(Turn& turn) {
    const qint64 had = line->received;
    const auto deadline = deadlineOf(turn);
    while (line->received == had && !line->isEnded() && !turn.exchange->response && Time::now() < deadline) {
        line->want(readPiece);
        co_await line->pause(deadline);
    }
    if (turn.exchange->response) { // its sink wants no more
        turn.response = std::move(turn.exchange->response);
        turn.closes = true;
    } else if (line->received > had) {
        co_return;
    } else if (line->isEnded()) {
        turn.gone = true;
    } else {
        refuse(turn, problem(408, "too-slow"), cutOffByPace);
    }
}

awaitable<void> Session::deliver(Turn& turn, const Work& work) {
    const auto began = Time::now();
    try {
        co_await aside(work);
    } catch (...) {
        service.errors.write("a sink threw", currentFault(), turn.request.id);
        refuse(turn, problem(500, "internal"));
    }
    turn.paced += Time::now() - began;
}

awaitable<void> Session::closeSink(Turn& turn) {
    if (!turn.sink || turn.exchange->response) co_return;
    const bool whole = turn.parser.is_done() && !turn.isSettled();
    const Work close = [&] { whole ? turn.sink->finish() : turn.sink->abort(); };
    co_await deliver(turn, close);
}

} // namespace mianguan::http
