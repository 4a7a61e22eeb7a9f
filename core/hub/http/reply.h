#pragma once

#include "core/hub/http/response.h"

#include <chrono>

namespace mianguan::http {

class Reply;

/// Why a held request is not waited for any longer.
enum class HoldEnd { TimeIsUp, Stopping, ClientGone };

/// Called once, on a worker; with the client gone an answer reaches nobody.
using HoldEnded = std::function<void(Reply, HoldEnd)>;

/// Where answers go; the server's own, or a test's.
class Answerer {
public:
    virtual ~Answerer() = default;
    virtual void answer(Response response) = 0; ///< called at most once
    virtual void hold(std::chrono::milliseconds most, HoldEnded ended, Reply reply) = 0;
    virtual void setCaller(QByteArray caller) = 0;
    virtual void dropped() = 0; ///< the last copy of the reply is gone, unanswered
    virtual bool isAwaited() const = 0;
};

/// The right to answer one request, once, at any time, from any thread. Copies are the same reply. When the
/// last of them goes without an answer, the client gets 500 and the error log a line.
class Reply {
public:
    explicit Reply(std::shared_ptr<Answerer> answerer);

    /// The first answer counts; a later one does nothing and returns false.
    bool answer(Response response) const;
    /// Keeps the request open for up to `most` without a thread, as a long poll does. When that time is up,
    /// the server stops or the client hangs up before it was answered, `ended` is called with the reply;
    /// without one it is answered 204.
    void hold(std::chrono::milliseconds most, HoldEnded ended = {}) const;
    /// Who asks, by a random id, for the access log.
    void setCaller(QByteArray caller) const;
    /// False once it was answered, or nobody waits for it any longer.
    bool isOpen() const;

private:
    struct Ticket;
    std::shared_ptr<Ticket> ticket;
};

} // namespace mianguan::http
