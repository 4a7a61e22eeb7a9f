#pragma once

#include <QtGlobal>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mianguan::test {

/// A port of this machine that nobody listens on.
inline quint16 freePort() {
    const int probe = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in any{};
    any.sin_family = AF_INET;
    any.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof any;
    auto* address = reinterpret_cast<sockaddr*>(&any);
    const bool found = bind(probe, address, size) == 0 && getsockname(probe, address, &size) == 0;
    close(probe);
    return found ? ntohs(any.sin_port) : 0;
}

} // namespace mianguan::test
