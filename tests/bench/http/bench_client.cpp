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

sockaddr_in placeOf(quint32 address, quint16 port) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(port);
    place.sin_addr.s_addr = htonl(address);
    return place;
}

/// The `number`-th connection.
int connected(const Load& load, int number) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (load.perAddress > 0) {
        const sockaddr_in mine = placeOf(INADDR_LOOPBACK + 1 + quint32(number / load.perAddress), 0);
        if (bind(socket, reinterpret_cast<const sockaddr*>(&mine), sizeof mine) != 0) qFatal("no address");
    }
    const sockaddr_in place = placeOf(INADDR_LOOPBACK, load.port);
    if (connect(socket, reinterpret_cast<const sockaddr*>(&place), sizeof place) != 0)
        qFatal("cannot connect");
    return socket;
}

class Asker {
public:
    Asker(const Load& load, SSL_CTX* context, int number)
        : socket(connected(load, number)),
          request("GET " + load.path + " HTTP/1.1\r\nHost: hub\r\nAccept-Language: zh\r\n\r\n") {
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
            if (!isWhole()) continue;
            if (!incoming.startsWith("HTTP/1.1 200")) qFatal("refused: %s", incoming.constData());
            incoming.clear();
            return true;
        }
    }
    double waited() const { return std::chrono::duration<double, std::milli>(Clock::now() - asked).count(); }
    int descriptor() const { return socket; }

private:
    bool isWhole() const {
        static const QByteArray length = "Content-Length: ";
        const qsizetype head = incoming.indexOf("\r\n\r\n"), at = incoming.indexOf(length);
        if (head < 0 || at < 0) return false;
        const qsizetype from = at + length.size();
        return incoming.size() - head - 4 >= incoming.mid(from, incoming.indexOf('\r', from) - from).toInt();
    }

    int socket;
    const QByteArray request;
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
        askers.push_back(std::make_unique<Asker>(load, context, i));
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
    int ready[2];
    if (pipe(ready) != 0) qFatal("no pipe");
    const pid_t holder = fork();
    if (holder != 0) {
        close(ready[1]);
        char all = 0;
        if (read(ready[0], &all, 1) != 1) qFatal("not all could be held");
        close(ready[0]);
        return holder;
    }
    SSL_CTX* const context = SSL_CTX_new(TLS_client_method());
    std::vector<std::unique_ptr<Asker>> askers;
    for (int i = 0; i < load.connections; ++i) {
        askers.push_back(std::make_unique<Asker>(load, context, i));
        askers.back()->askOnce();
    }
    if (write(ready[1], "x", 1) != 1) qFatal("nobody waits");
    for (;;)
        pause();
}

void letGo(pid_t holder) {
    kill(holder, SIGKILL);
    waitpid(holder, nullptr, 0);
}

} // namespace mianguan::http
