#include "tests/bench/http/bench_client.h"

#include <QByteArray>

#include <algorithm>
#include <arpa/inet.h>
#include <csignal>
#include <fcntl.h>
#include <memory>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace mianguan::http {

namespace {

using Clock = std::chrono::steady_clock;

const QByteArray request = "GET /hello HTTP/1.1\r\nHost: hub\r\nAccept-Language: zh\r\n\r\n";

int connected(quint16 port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(port);
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(socket, reinterpret_cast<sockaddr*>(&place), sizeof place) != 0) qFatal("cannot connect");
    return socket;
}

class Asker {
public:
    Asker(const Load& load, SSL_CTX* context) : socket(connected(load.port)) {
        if (load.tls) {
            tls = SSL_new(context);
            SSL_set_fd(tls, socket);
            if (SSL_connect(tls) != 1) qFatal("no handshake");
        }
        fcntl(socket, F_SETFL, O_NONBLOCK);
    }
    /// Asks and waits for the answer.
    void askOnce() {
        ask();
        while (!read())
            usleep(100);
    }
    ~Asker() {
        SSL_free(tls);
        close(socket);
    }
    void ask() {
        asked = Clock::now();
        const auto size = static_cast<size_t>(request.size());
        const auto sent = tls ? SSL_write(tls, request.constData(), static_cast<int>(size))
                              : ::send(socket, request.constData(), size, 0);
        if (sent != request.size()) qFatal("the request was not taken");
    }
    /// Reads what is there; true when that ends an answer.
    bool read() {
        char piece[4096];
        for (;;) {
            const auto count =
                tls ? SSL_read(tls, piece, sizeof piece) : recv(socket, piece, sizeof piece, 0);
            if (count == 0) qFatal("the server hung up");
            if (count < 0) return false;
            incoming.append(piece, count);
            if (!incoming.endsWith("\r\n\r\nhello")) continue;
            if (!incoming.startsWith("HTTP/1.1 200")) qFatal("refused: %s", incoming.constData());
            incoming.clear();
            return true;
        }
    }
    double waited() const { return std::chrono::duration<double, std::milli>(Clock::now() - asked).count(); }
    int descriptor() const { return socket; }

private:
    int socket;
    SSL* tls = nullptr;
    Clock::time_point asked;
    QByteArray incoming;
};

} // namespace

Answered press(const Load& load) {
    SSL_CTX* const context = SSL_CTX_new(TLS_client_method());
    const int poll = epoll_create1(0);
    std::vector<std::unique_ptr<Asker>> askers;
    for (int i = 0; i < load.connections; ++i) {
        askers.push_back(std::make_unique<Asker>(load, context));
        epoll_event event{EPOLLIN, {.ptr = askers.back().get()}};
        epoll_ctl(poll, EPOLL_CTL_ADD, askers.back()->descriptor(), &event);
    }
    Answered answered;
    const auto began = Clock::now();
    for (const auto& asker : askers)
        asker->ask();
    while (Clock::now() - began < load.lasting) {
        epoll_event events[256];
        const int count = epoll_wait(poll, events, 256, 1000);
        for (int i = 0; i < count; ++i) {
            auto* const asker = static_cast<Asker*>(events[i].data.ptr);
            if (!asker->read()) continue;
            answered.times.append(asker->waited());
            asker->ask();
        }
    }
    answered.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    answered.requests = answered.times.size();
    std::ranges::sort(answered.times);
    askers.clear();
    close(poll);
    SSL_CTX_free(context);
    return answered;
}

pid_t holdElsewhere(const Load& load) {
    const pid_t holder = fork();
    if (holder != 0) return holder;
    SSL_CTX* const context = SSL_CTX_new(TLS_client_method());
    std::vector<std::unique_ptr<Asker>> askers;
    for (int i = 0; i < load.connections; ++i) {
        askers.push_back(std::make_unique<Asker>(load, context));
        askers.back()->askOnce();
    }
    for (;;)
        pause();
}

void letGo(pid_t holder) {
    kill(holder, SIGKILL);
    waitpid(holder, nullptr, 0);
}

} // namespace mianguan::http
