#pragma once

#include "core/hub/http/exchange.h"
#include "core/hub/http/service.h"

namespace mianguan::http {

struct Turn;

/// One connection from its greeting to its end: one request after the other, in order. Lives on one loop.
class Session : public std::enable_shared_from_this<Session> {
public:
    struct Peer {
        QByteArray address;
        bool trusted = false;
        bool counted = false; ///< has a place among those of its address
        QByteArray bar;       ///< the code it is turned away with; empty: it is served
    };

    Session(Service& service, Loop& loop, std::shared_ptr<Line> line, Peer peer);
    ~Session();
    static awaitable<void> run(std::shared_ptr<Session> self);

    /// Idle, it ends; asked something, it answers first.
    void stop() { greeted ? line->wake() : line->cut(); }
    void cut() { line->cut(); }

private:
    using Work = std::function<void()>;

    awaitable<void> serve();
    awaitable<void> turnAway();
    awaitable<bool> serveOne();
    awaitable<void> process(Turn& turn);

    // session_head.cpp
    awaitable<bool> readHead(Turn& turn);
    void parseHead(Turn& turn, qsizetype end);
    void admit(Turn& turn);
    void checkBody(Turn& turn);
    QByteArray requestId(const Headers& headers) const;
    QByteArray remoteAddress(const Headers& headers) const;

    // session_body.cpp
    awaitable<void> readBody(Turn& turn);
    awaitable<void> openSink(Turn& turn);
    awaitable<void> receive(Turn& turn);
    awaitable<void> awaitMore(Turn& turn);
    bool takePiece(Turn& turn);
    awaitable<void> writePiece(Turn& turn);
    awaitable<void> deliver(Turn& turn, const Work& work);
    awaitable<void> closeSink(Turn& turn);

    // session_answer.cpp
    void callHandler(Turn& turn);
    awaitable<void> awaitAnswer(Turn& turn);
    std::optional<HoldEnd> endOfHold(const Exchange& exchange) const;
    void endHold(Turn& turn, HoldEnd why);
    void putInWords(Turn& turn) const;
    awaitable<void> write(Turn& turn);
    awaitable<void> writeSource(Turn& turn);
    awaitable<bool> send(QByteArray bytes);
    QByteArray headOf(const Turn& turn);
    void record(Turn& turn);

    void refuse(Turn& turn, Response response, const QByteArray& reason = {});
    /// Has it done on a worker and waits; throws what it throws. Name the work first: GCC 12 destroys twice a
    /// closure that is a temporary of a co_await.
    awaitable<void> aside(const Work& work);

    Service& service;
    Loop& loop;
    std::shared_ptr<Line> line;
    const Peer peer;
    bool greeted = false;
    bool served = false; ///< at least one request
};

} // namespace mianguan::http
