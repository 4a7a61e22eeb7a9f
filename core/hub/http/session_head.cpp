#include "core/base/id.h"
#include "core/hub/http/head_check.h"
#include "core/hub/http/session.h"
#include "core/hub/http/turn.h"

#include <algorithm>

// From the first byte to a route that takes the request.

namespace mianguan::http {

namespace {

constexpr qsizetype headPiece = 4096;

bool isIdText(QByteArrayView text) {
    const auto plain = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
               c == '_';
    };
    return !text.isEmpty() && text.size() <= 64 && std::ranges::all_of(text, plain);
}

void skipEmptyLine(QByteArray& incoming) {
    if (incoming.startsWith("\r\n")) incoming.remove(0, 2);
}

} // namespace

/// False when nothing came that is to be answered.
awaitable<bool> Session::readHead(Turn& turn) {
    const Limits& limits = service.options.limits;
    const auto idleUntil = Time::now() + (served ? limits.idle : limits.head);
    auto deadline = idleUntil;
    bool begun = false;
    for (qsizetype looked = 0;;) {
        skipEmptyLine(line->incoming);
        if (!begun && !line->incoming.isEmpty()) {
            begun = true;
            turn.began = Time::now();
            deadline = turn.began + limits.head;
        }
        if (const auto end = endOfHead(line->incoming, looked); end && *end <= limits.headBytes) {
            parseHead(turn, *end);
            co_return true;
        }
        if (line->incoming.size() >= limits.headBytes)
            refuse(turn, problem(431, "head-too-large"));
        else if (!mayBeginRequest(line->incoming))
            refuse(turn, problem(400, "request-malformed"), "request-line");
        else if (line->isEnded() || (!begun && service.stopping))
            co_return false;
        else if (Time::now() >= deadline && !begun)
            co_return false;
        else if (Time::now() >= deadline)
            refuse(turn, problem(408, "too-slow"), "head-too-slow");
        if (turn.response) break;
        looked = line->incoming.size();
        line->want(headPiece);
        co_await line->pause(deadline);
    }
    turn.request.id = requestId({});
    turn.request.received = line->incoming.size();
    co_return true;
}

void Session::parseHead(Turn& turn, qsizetype end) {
    const QByteArray head = line->incoming.first(end);
    line->incoming.remove(0, end);
    const QByteArray fault = faultOf(head);
    const bool read = fault.isEmpty() && turn.parser.readHead(head);
    Request& request = turn.request;
    request.headers = turn.parser.headers;
    request.target = turn.parser.target;
    request.id = requestId(request.headers);
    request.remote = remoteAddress(request.headers);
    request.received = end;
    if (turn.parser.badVersion())
        refuse(turn, problem(505, "http-version"));
    else if (!read)
        refuse(turn, problem(400, "request-malformed"), fault.isEmpty() ? QByteArray("head") : fault);
}

/// Finds the route and whether it takes a body as this.
void Session::admit(Turn& turn) {
    if (const auto& look = service.options.firstLook)
        if (auto answer = look(turn.request)) return refuse(turn, std::move(*answer));
    const auto target = readTarget(turn.request.target);
    if (!target) return refuse(turn, problem(400, "path-wrong"));
    const auto method = methodNamed(turn.parser.method);
    Found found = service.routes.find(method, target->segments);
    if (!found.route && found.methods.isEmpty()) return refuse(turn, problem(404, "not-found"));
    if (method) turn.method = nameOf(*method);
    if (!found.route)
        return refuse(turn, problem(405, "method-not-allowed").with("Allow", found.methods.join(", ")));
    turn.route = found.route;
    turn.request.route = found.route->pattern;
    turn.request.method = *method;
    turn.request.parameters = std::move(found.parameters);
    turn.request.query = target->query;
    checkBody(turn);
}

void Session::checkBody(Turn& turn) {
    const QByteArray expected = turn.request.headers.value("Expect");
    if (!expected.isEmpty() && !sameName(expected, "100-continue"))
        return refuse(turn, problem(417, "expectation-failed"));
    const auto length = turn.parser.content_length();
    const auto most = static_cast<std::uint64_t>(turn.route->bodyMost);
    if ((length && *length > most) || (turn.parser.chunked() && most == 0))
        refuse(turn, problem(413, "body-too-large", {{QStringLiteral("most"), turn.route->bodyMost}}));
}

QByteArray Session::requestId(const Headers& headers) const {
    for (const QByteArray& name :
         {service.options.requestIdHeader, QByteArray(peer.trusted ? "X-Request-Id" : "")})
        if (const QByteArray given = name.isEmpty() ? QByteArray() : headers.value(name); isIdText(given))
            return given;
    return Id::random().hex().toLatin1();
}

/// Behind trusted proxies the last address that none of them is.
QByteArray Session::remoteAddress(const Headers& headers) const {
    if (!peer.trusted) return peer.address;
    QByteArrayList named = headers.value("X-Forwarded-For").split(',');
    while (!named.isEmpty()) {
        const QByteArray last = named.takeLast().trimmed();
        ErrorCode error;
        const auto address = asio::ip::make_address(last.toStdString(), error);
        if (error) break;
        if (const QByteArray text = addressText(address); !service.isTrusted(text)) return text;
    }
    return peer.address;
}

} // namespace mianguan::http
