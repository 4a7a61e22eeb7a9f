#pragma once

#include "core/hub/http/line.h"
#include "core/hub/http/reply.h"

#include <mutex>

namespace mianguan::http {

/// A request that its handler keeps open.
struct Hold {
    Reply reply;
    Time::time_point until;
    HoldEnded ended;
};

/// Where the reply to one request and the connection it came by meet: what is said from any thread is done on
/// the line's own, which is then woken. Once the session has ended it, nothing said reaches the line any
/// more.
class Exchange : public Answerer, public std::enable_shared_from_this<Exchange> {
public:
    explicit Exchange(std::shared_ptr<Line> line) : line(std::move(line)) {}

    void answer(Response response) override;
    void hold(std::chrono::milliseconds most, HoldEnded ended, Reply reply) override;
    void setCaller(QByteArray caller) override;
    void dropped() override;
    bool isAwaited() const override;

    // On the line's thread:
    void end();
    std::optional<Response> response;
    std::optional<Hold> held;
    QByteArray caller;
    bool wasDropped = false;

private:
    template <class Change>
    void onLine(Change change);

    mutable std::mutex mutex;
    std::shared_ptr<Line> line; ///< null: ended
};

} // namespace mianguan::http
