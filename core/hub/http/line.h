#pragma once

#include "core/hub/http/asio.h"
#include "core/hub/http/tls_context.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace mianguan::http {

/// One connection, in clear or by TLS, used on its own io thread only. One timer is both its deadline and
/// what wakes the coroutine that waits: whatever happens (bytes came, a write is done, an answer is ready,
/// the server stops) calls wake(), and who waits looks again.
class Line : public std::enable_shared_from_this<Line> {
public:
    /// With a context by TLS.
    static std::shared_ptr<Line> over(Socket socket, const TlsContext& tls);
    virtual ~Line() = default;

    /// The handshake; at once in clear. False when it failed or was not done by the deadline.
    awaitable<bool> greet(Time::time_point deadline);

    /// Asks for up to `most` bytes more in `incoming`, unless it has asked already.
    void want(qsizetype most);
    /// Sends these bytes; false when the peer is gone or did not take them by the deadline.
    awaitable<bool> send(QByteArray bytes, Time::time_point deadline);
    /// Waits to be woken or for the deadline, whichever comes first; may also return for nothing.
    awaitable<void> pause(Time::time_point deadline);
    void wake() { timer.cancel(); }

    /// Says goodbye, then throws away what the peer still sends until it closes or the deadline comes, so
    /// that it can read what it was told.
    awaitable<void> linger(Time::time_point deadline);
    void cut();

    bool isEnded() const { return ended; } ///< the peer will send nothing more
    bool isCut() const { return wasCut; }
    asio::any_io_executor executor() { return timer.get_executor(); }

    QByteArray incoming; ///< came and was not taken yet
    qint64 received = 0; ///< bytes in all, after decryption
    qint64 sent = 0;

protected:
    using Done = std::function<void(ErrorCode, size_t)>;
    explicit Line(asio::any_io_executor executor) : timer(std::move(executor)) {}

    virtual Socket& socket() = 0;
    virtual void startGreeting(Done done) = 0;
    virtual void startRead(asio::mutable_buffer into, Done done) = 0;
    virtual void startWrite(asio::const_buffer bytes, Done done) = 0;
    virtual void startGoodbye(Done done) = 0;

private:
    void took(ErrorCode error, size_t count);
    awaitable<void> drain(Time::time_point deadline);

    asio::steady_timer timer;
    QByteArray piece; ///< where a read writes to
    QByteArray outgoing;
    bool reading = false;
    bool ended = false;
    bool wasCut = false;
};

} // namespace mianguan::http
