#include "core/hub/http/line.h"

#include <array>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

namespace mianguan::http {

namespace {

class ClearLine : public Line {
public:
    explicit ClearLine(Socket socket) : Line(socket.get_executor()), stream(std::move(socket)) {}

protected:
    Socket& socket() override { return stream; }
    void startGreeting(Done done) override { done({}, 0); }
    void startRead(asio::mutable_buffer into, Done done) override {
        stream.async_read_some(into, std::move(done));
    }
    void startWrite(asio::const_buffer bytes, Done done) override {
        asio::async_write(stream, bytes, std::move(done));
    }
    void startGoodbye(Done done) override { done({}, 0); }

private:
    Socket stream;
};

class TlsLine : public Line {
public:
    TlsLine(Socket socket, const TlsContext& context)
        : Line(socket.get_executor()), context(context), stream(std::move(socket), *context) {}

protected:
    Socket& socket() override { return stream.next_layer(); }
    void startGreeting(Done done) override {
        stream.async_handshake(asio::ssl::stream_base::server,
                               [done = std::move(done)](ErrorCode error) { done(error, 0); });
    }
    void startRead(asio::mutable_buffer into, Done done) override {
        stream.async_read_some(into, std::move(done));
    }
    void startWrite(asio::const_buffer bytes, Done done) override {
        asio::async_write(stream, bytes, std::move(done));
    }
    void startGoodbye(Done done) override {
        stream.async_shutdown([done = std::move(done)](ErrorCode error) { done(error, 0); });
    }

private:
    TlsContext context;
    asio::ssl::stream<Socket> stream;
};

/// What an operation that was begun came to; outlives the coroutine that began it.
struct Outcome {
    bool done = false;
    bool failed = false;
};

} // namespace

std::shared_ptr<Line> Line::over(Socket socket, const TlsContext& tls) {
    ErrorCode ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    if (tls) return std::make_shared<TlsLine>(std::move(socket), tls);
    return std::make_shared<ClearLine>(std::move(socket));
}

awaitable<void> Line::pause(Time::time_point deadline) {
    timer.expires_at(deadline);
    co_await timer.async_wait(quietly);
}

awaitable<bool> Line::greet(Time::time_point deadline) {
    const auto outcome = std::make_shared<Outcome>();
    startGreeting([self = shared_from_this(), outcome](ErrorCode error, size_t) {
        *outcome = {true, bool(error)};
        self->wake();
    });
    while (!outcome->done && Time::now() < deadline)
        co_await pause(deadline);
    co_return outcome->done && !outcome->failed;
}

void Line::want(qsizetype most) {
    if (reading || ended) return;
    reading = true;
    piece.resize(most);
    startRead(asio::buffer(piece.data(), static_cast<size_t>(most)),
              [self = shared_from_this()](ErrorCode error, size_t count) { self->took(error, count); });
}

void Line::took(ErrorCode error, size_t count) {
    reading = false;
    incoming.append(piece.constData(), static_cast<qsizetype>(count));
    received += static_cast<qint64>(count);
    if (error) ended = true;
    wake();
}

awaitable<bool> Line::send(QByteArray bytes, Time::time_point deadline) {
    outgoing = std::move(bytes);
    const auto outcome = std::make_shared<Outcome>();
    startWrite(asio::buffer(outgoing.constData(), static_cast<size_t>(outgoing.size())),
               [self = shared_from_this(), outcome](ErrorCode error, size_t count) {
                   self->sent += static_cast<qint64>(count);
                   *outcome = {true, bool(error)};
                   self->wake();
               });
    while (!outcome->done && Time::now() < deadline)
        co_await pause(deadline);
    if (!outcome->done) cut(); // the bytes stay with the write that is given up
    co_return outcome->done && !outcome->failed;
}

awaitable<void> Line::linger(Time::time_point deadline) {
    const auto outcome = std::make_shared<Outcome>();
    startGoodbye([self = shared_from_this(), outcome](ErrorCode, size_t) {
        outcome->done = true;
        self->wake();
    });
    const auto patience = std::min(deadline, Time::now() + std::chrono::seconds(1));
    while (!outcome->done && Time::now() < patience)
        co_await pause(patience);
    co_await drain(deadline);
    cut();
}

awaitable<void> Line::drain(Time::time_point deadline) {
    ErrorCode ignored;
    socket().shutdown(Socket::shutdown_send, ignored);
    struct Scrap {
        std::array<char, 16 * 1024> bytes;
        bool waits = false;
        bool over = false;
    };
    const auto scrap = std::make_shared<Scrap>();
    while (!scrap->over && !wasCut && Time::now() < deadline) {
        if (!scrap->waits) {
            scrap->waits = true;
            socket().async_read_some(asio::buffer(scrap->bytes),
                                     [self = shared_from_this(), scrap](ErrorCode error, size_t count) {
                                         scrap->waits = false;
                                         scrap->over = bool(error);
                                         self->received += static_cast<qint64>(count);
                                         self->wake();
                                     });
        }
        co_await pause(deadline);
    }
}

void Line::cut() {
    ended = wasCut = true;
    ErrorCode ignored;
    socket().close(ignored);
    wake();
}

} // namespace mianguan::http
