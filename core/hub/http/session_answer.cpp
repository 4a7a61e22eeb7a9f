#include "core/base/clock.h"
#include "core/hub/http/session.h"
#include "core/hub/http/turn.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

// The handler, what it holds, and what is sent.

namespace mianguan::http {

namespace {

constexpr qsizetype watchPiece = 4096;
constexpr qsizetype sendPiece = 64 * 1024;
constexpr int statusGone = 499;
constexpr int retrySeconds = 5;

bool isBodyless(const Turn& turn) {
    const int status = turn.response->status;
    return turn.parser.method == "HEAD" || status == 204 || status == 304;
}

bool isSafe(const Header& field) {
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    return !std::ranges::any_of(field.name, control) && !std::ranges::any_of(field.value, control);
}

const QByteArray& dateNow() {
    thread_local qint64 second = 0;
    thread_local QByteArray text;
    if (const qint64 now = nowMs() / 1000; now != second) {
        second = now;
        text = QLocale::c()
                   .toString(QDateTime::fromSecsSinceEpoch(now, Qt::UTC),
                             QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"))
                   .toLatin1();
    }
    return text;
}

QByteArray field(const QByteArray& name, const QByteArray& value) { return name + ": " + value + "\r\n"; }

} // namespace

void Session::callHandler(Turn& turn) {
    service.onWorker(
        [&service = service, route = turn.route, request = turn.request, reply = Reply(turn.exchange)] {
            try {
                route->handler(request, reply);
            } catch (...) {
                service.errors.write("a handler threw", currentFault(), request.id);
                reply.answer(problem(500, "internal"));
            }
        });
    turn.request.body.clear(); // the handler's alone
}

awaitable<void> Session::awaitAnswer(Turn& turn) {
    Exchange& exchange = *turn.exchange;
    auto deadline = Time::now() + service.options.limits.answer;
    while (!exchange.response && !turn.gone) {
        if (const auto why = endOfHold(exchange)) {
            endHold(turn, *why);
            deadline = Time::now() + service.options.limits.answer;
        } else if (line->isCut()) {
            turn.gone = true;
        } else if (!exchange.held && Time::now() >= deadline) {
            co_return refuse(turn, tryLater("took-too-long", retrySeconds));
        } else {
            if (line->incoming.isEmpty()) line->want(watchPiece); // so that a client that hangs up is noticed
            co_await line->pause(exchange.held ? exchange.held->until : deadline);
        }
    }
    if (exchange.wasDropped) service.errors.write("a reply was dropped", turn.request.route, turn.request.id);
    if (!turn.gone) turn.response = std::move(exchange.response);
}

std::optional<HoldEnd> Session::endOfHold(const Exchange& exchange) const {
    if (!exchange.held) return std::nullopt;
    if (line->isEnded()) return HoldEnd::ClientGone;
    if (service.stopping) return HoldEnd::Stopping;
    if (Time::now() >= exchange.held->until) return HoldEnd::TimeIsUp;
    return std::nullopt;
}

void Session::endHold(Turn& turn, HoldEnd why) {
    Hold held = *std::exchange(turn.exchange->held, std::nullopt);
    if (why == HoldEnd::ClientGone) {
        turn.gone = true;
        turn.exchange->end();
    }
    if (!held.ended) held.ended = [](const Reply& reply, HoldEnd) { reply.answer(noContent()); };
    service.onWorker([held = std::move(held), why] { held.ended(held.reply, why); });
}

void Session::putInWords(Turn& turn) const {
    Response& response = *turn.response;
    if (const auto& touch = service.options.lastTouch) touch(turn.request, response);
    if (!response.problem) return;
    const Language language = preferredLanguage(turn.parser.headers.value("Accept-Language"));
    response.body = problemBody(*response.problem, service.options.wording, language, turn.request.id);
    response.with("Content-Type", "application/problem+json");
    response.with("Content-Language", language == Language::English ? "en" : "zh-CN");
}

QByteArray Session::headOf(const Turn& turn) {
    const Response& response = *turn.response;
    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status) + "\r\n";
    for (const Header& given : response.headers) {
        if (isSafe(given))
            head += field(given.name, given.value);
        else
            service.errors.write("a header was left out", "control character", turn.request.id);
    }
    const qint64 length = response.source ? response.length : response.body.size();
    if (response.status != 204 && response.status != 304)
        head += field("Content-Length", QByteArray::number(length));
    if (!response.headers.has("Cache-Control")) head += field("Cache-Control", "no-store");
    head += field("Date", dateNow()) + field("X-Request-Id", turn.request.id);
    if (const QByteArray& name = service.options.requestIdHeader; !name.isEmpty())
        head += field(name, turn.request.id);
    return head + field("Connection", turn.closes ? "close" : "keep-alive") + "\r\n";
}

awaitable<void> Session::write(Turn& turn) {
    putInWords(turn);
    if (service.stopping || line->isEnded()) turn.closes = true;
    if (!turn.closes) turn.closes = !turn.parser.keep_alive();
    const bool bodyless = isBodyless(turn);
    const QByteArray body = bodyless ? QByteArray() : turn.response->body;
    bool sent = co_await send(headOf(turn) + body.first(std::min(body.size(), sendPiece)));
    for (qsizetype at = sendPiece; sent && at < body.size(); at += sendPiece)
        sent = co_await send(body.mid(at, sendPiece));
    turn.gone = !sent;
    if (sent && !bodyless && turn.response->source) co_await writeSource(turn);
}

awaitable<void> Session::writeSource(Turn& turn) {
    BodySource& source = *turn.response->source;
    for (qint64 left = turn.response->length; left > 0 && !turn.gone;) {
        Result<QByteArray> piece;
        const Work read = [&] { piece = source.next(std::min<qint64>(left, sendPiece)); };
        co_await aside(read);
        if (!piece) {
            service.errors.write("a body could not be read", piece.error().sentence().toUtf8(),
                                 turn.request.id);
            turn.gone = true; // the promised length cannot be kept: cut
            co_return;
        }
        left -= piece->size();
        const bool sent = co_await send(*piece);
        turn.gone = !sent;
    }
}

awaitable<bool> Session::send(QByteArray bytes) {
    const auto deadline = Time::now() + service.options.limits.write;
    const bool sent = co_await line->send(std::move(bytes), deadline);
    if (!sent && Time::now() >= deadline) service.refused("reads-too-slowly");
    co_return sent;
}

void Session::record(Turn& turn) {
    AccessRecord access;
    access.id = turn.request.id;
    access.method = turn.method;
    access.route = turn.request.route;
    access.status = turn.gone ? statusGone : turn.response->status;
    access.ms = std::chrono::duration_cast<std::chrono::milliseconds>(Time::now() - turn.began).count();
    access.received = turn.request.received;
    access.sent = line->sent - turn.sentBefore;
    if (turn.exchange) access.caller = turn.exchange->caller;
    access.refusal = turn.refusal;
    if (!turn.gone && turn.response->problem) access.refusal = turn.response->problem->code;
    service.record(access);
}

} // namespace mianguan::http
