#include "tests/soak/stations/wire.h"

#include <arpa/inet.h>
#include <array>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace mianguan::test {

namespace {

constexpr int tick = 20; // ms, after which a cut is noticed

sockaddr_in here(quint16 port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

bool sendWhole(int to, const char* bytes, ssize_t size) {
    while (size > 0) {
        const ssize_t sent = ::send(to, bytes, size_t(size), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes += sent;
        size -= sent;
    }
    return true;
}

void promptly(int socket) {
    const int one = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
}

} // namespace

Wire::Wire() : listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address = here(0);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener, plain, size) == 0 && ::listen(listener, 64) == 0 &&
        ::getsockname(listener, plain, &size) == 0)
        entrance = ntohs(address.sin_port);
    thread = std::thread([this] { run(); });
}

Wire::~Wire() {
    over = true;
    thread.join();
    for (const Pair& pair : pairs)
        close(pair);
    ::close(listener);
}

void Wire::close(const Pair& pair) {
    ::close(pair.station);
    ::close(pair.hub);
}

void Wire::accept() {
    const int station = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (station < 0) return;
    const int hub = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = here(exit);
    promptly(station);
    promptly(hub);
    if (isUp && ::connect(hub, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        pairs.push_back({station, hub});
    else
        close({station, hub});
}

/// False when the connection is over.
bool Wire::pass(int from, int to, std::atomic<int>& left) {
    std::array<char, 16 * 1024> bytes;
    ssize_t got = ::recv(from, bytes.data(), bytes.size(), 0);
    if (got <= 0) return false;
    const int most = left;
    const bool breaks = most >= 0 && got >= most;
    if (breaks) got = most;
    if (most >= 0) left = breaks ? -1 : most - int(got);
    return sendWhole(to, bytes.data(), got) && !breaks;
}

void Wire::run() {
    while (!over) {
        std::vector<pollfd> watched{{listener, POLLIN, 0}};
        for (const Pair& pair : pairs) {
            watched.push_back({pair.station, POLLIN, 0});
            watched.push_back({pair.hub, POLLIN, 0});
        }
        ::poll(watched.data(), watched.size(), tick);
        const bool cutAll = drop.exchange(false) || !isUp;
        size_t at = 1;
        pairs.remove_if([&](const Pair& pair) {
            const bool out = watched[at].revents != 0, back = watched[at + 1].revents != 0;
            at += 2;
            const bool goesOn = !cutAll && (!out || pass(pair.station, pair.hub, leftOut)) &&
                                (!back || pass(pair.hub, pair.station, leftBack));
            if (!goesOn) close(pair);
            return !goesOn;
        });
        if (watched[0].revents != 0) accept();
    }
}

} // namespace mianguan::test
