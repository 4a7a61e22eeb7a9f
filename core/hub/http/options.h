#pragma once

#include "core/hub/http/log.h"
#include "core/hub/http/metrics.h"
#include "core/hub/http/problem.h"
#include "core/hub/http/request.h"
#include "core/hub/http/response.h"

#include <QList>
#include <QString>

namespace mianguan::http {

/// PEM files: the certificate with its chain, and its key.
struct Certificate {
    QString chainFile;
    QString keyFile;
};

/// The address of clients on a socket in the file system, as in `trustedProxies`.
inline constexpr char localAddress[] = "local";

/// Where the server listens. "::" takes IPv4 as well; a path is a socket in the file system, for its owner
/// alone (and his group where `mode` says so).
struct Endpoint {
    QByteArray address = "::";
    quint16 port = 0;               ///< 0: any free one
    std::optional<Certificate> tls = {}; ///< without it in clear, for loopback behind a proxy
    int mode = 0600;                ///< of a socket in the file system
};

/// What a client may take of the server. Bodies and their pace are a route's.
struct Limits {
    using ms = std::chrono::milliseconds;

    int headBytes = 16 * 1024;
    ms handshake = std::chrono::seconds(10);
    ms head = std::chrono::seconds(10);   ///< from its first byte, or from the connection
    ms idle = std::chrono::seconds(75);   ///< between requests of one connection
    ms answer = std::chrono::seconds(60); ///< for a handler, besides what it holds
    ms write = std::chrono::seconds(30);  ///< for each 64 KiB of an answer to be taken
    ms linger = std::chrono::seconds(3);  ///< for a client that was refused to stop sending and read why
    int connections = 1000;
    int perAddress = 0;    ///< connections; 0: as many; trusted proxies are exempt
    int turnedAway = 2000; ///< connections beyond that are being told so at once; further ones are cut. 5 KB
                           ///< each, 80 KB with TLS
    qint64 bodiesBytes = 256 * 1024 * 1024; ///< of request bodies in memory, all together
};

struct Options {
    QList<Endpoint> endpoints;
    Limits limits;
    QByteArrayList trustedProxies; ///< addresses whose X-Forwarded-For and X-Request-Id are believed
    int ioThreads = 1;
    int workers = 4;
    /// By which any client names its request, and is told it again; empty: none.
    QByteArray requestIdHeader;
    /// Looks at a request before its path; what it answers is the answer. On an io thread: must not wait.
    std::function<std::optional<Response>(const Request&)> firstLook;
    /// The last word on every answer, before a problem is put in words. On an io thread: must not wait.
    std::function<void(const Request&, Response&)> lastTouch;
    Wording wording;
    LineSink accessLog;
    LineSink errorLog;
    Metrics* metrics = nullptr; ///< outlives the server
};

} // namespace mianguan::http
