#include "core/hub/http/server.h"
#include "core/hub/http/service.h"
#include "core/hub/http/session.h"

#include <QCoreApplication>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/system/system_error.hpp>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

// Where connections come in.

namespace mianguan::http {

namespace {

constexpr qint64 spareDescriptors = 64; // of a database, logs, files being read

bool isPath(const Endpoint& endpoint) { return endpoint.address.startsWith('/'); }

QString nameOf(const Endpoint& endpoint) {
    const QString address = QString::fromLocal8Bit(endpoint.address);
    return isPath(endpoint) ? address : QStringLiteral("%1:%2").arg(address).arg(endpoint.port);
}

Fail cannotListen(const Endpoint& endpoint, const ErrorCode& error) {
    return fail(error == asio::error::address_in_use ? ErrorKind::Busy : ErrorKind::System,
                QCoreApplication::translate("Hub", "The server cannot listen here: %1")
                    .arg(QString::fromLocal8Bit(error.message().c_str())),
                nameOf(endpoint),
                isPath(endpoint) ? QCoreApplication::translate(
                                       "Hub", "Choose a short path in a folder that this program may write.")
                                 : QCoreApplication::translate(
                                       "Hub", "Choose another port or end the program that uses it."));
}

// Both throw what Asio does.

void openPort(Acceptor& acceptor, const Endpoint& endpoint) {
    const auto address = asio::ip::make_address(endpoint.address.toStdString());
    const tcp::endpoint place(address, endpoint.port);
    acceptor.open(place.protocol());
    acceptor.set_option(Acceptor::reuse_address(true)); // after a stop; never while another listens
    if (address.is_v6()) acceptor.set_option(asio::ip::v6_only(!address.is_unspecified()));
    acceptor.bind(place);
    acceptor.listen();
}

/// What a program that ended left there goes; the caller knows that no other one serves it.
void openPath(Acceptor& acceptor, const Endpoint& endpoint) {
    const asio::local::stream_protocol::endpoint place(endpoint.address.toStdString());
    struct stat there {};
    if (::lstat(endpoint.address.constData(), &there) == 0 && S_ISSOCK(there.st_mode))
        ::unlink(endpoint.address.constData());
    acceptor.open(asio::local::stream_protocol());
    const mode_t before = ::umask(0777 & ~mode_t(endpoint.mode));
    ErrorCode error;
    acceptor.bind(place, error);
    ::umask(before);
    if (error) throw boost::system::system_error(error);
    acceptor.listen();
}

void open(Acceptor& acceptor, const Endpoint& endpoint) {
    isPath(endpoint) ? openPath(acceptor, endpoint) : openPort(acceptor, endpoint);
}

using Place = asio::generic::stream_protocol::endpoint;

std::optional<tcp::endpoint> internet(const Place& place) {
    const int family = place.protocol().family();
    if (family != AF_INET && family != AF_INET6) return std::nullopt;
    tcp::endpoint made;
    made.resize(place.size());
    std::memcpy(made.data(), place.data(), place.size());
    return made;
}

} // namespace

Result<void> Service::listen(const Endpoint& endpoint) {
    auto listening =
        std::make_unique<Listening>(Listening{Acceptor(loops.front()->io), endpoint.tls, nullptr});
    if (endpoint.tls) {
        auto context = tlsContext(*endpoint.tls);
        if (!context) return Fail(context.error());
        listening->tls = std::move(*context);
    }
    try {
        http::open(listening->acceptor, endpoint);
    } catch (const boost::system::system_error& error) {
        return cannotListen(endpoint, error.code());
    }
    listenings.push_back(std::move(listening));
    return {};
}

Result<void> Service::open() {
    descriptors = raiseDescriptorLimit();
    for (const Endpoint& endpoint : options.endpoints)
        if (const auto listened = listen(endpoint); !listened) return listened;
    for (const auto& listening : listenings)
        asio::co_spawn(loops.front()->io, accept(*this, *listening), asio::detached);
    run();
    return {};
}

QList<quint16> Service::ports() const {
    QList<quint16> ports;
    for (const auto& listening : listenings) {
        const auto place = internet(listening->acceptor.local_endpoint());
        ports.append(place ? place->port() : quint16(0));
    }
    return ports;
}

awaitable<void> Service::accept(Service& service, Listening& listening) {
    while (!service.stopping) {
        Loop& loop = service.nextLoop();
        Socket socket(loop.io);
        const auto [error] = co_await listening.acceptor.async_accept(socket, quietly);
        if (!error) {
            service.takeQuietly(std::move(socket), listening.tls, loop);
        } else if (error !=
                   asio::error::operation_aborted) { // out of descriptors, say: wait for some to come back
            service.refused("accept");
            service.errors.write("a connection could not be accepted",
                                 QByteArray::fromStdString(error.message()));
            asio::steady_timer pause(listening.acceptor.get_executor(), std::chrono::milliseconds(100));
            co_await pause.async_wait(quietly);
        }
    }
}

void Service::takeQuietly(Socket socket, const TlsContext& tls, Loop& loop) {
    try {
        take(std::move(socket), tls, loop);
    } catch (...) {
        errors.write("a connection could not be taken", currentFault());
    }
}

void Service::take(Socket socket, const TlsContext& tls, Loop& loop) {
    ErrorCode error;
    const auto place = socket.remote_endpoint(error);
    if (error) return;
    const auto from = internet(place);
    Session::Peer peer{from ? addressText(from->address()) : QByteArray(localAddress), false, false, {}};
    peer.trusted = isTrusted(peer.address);
    peer.bar = barTo(peer.address, peer.trusted);
    peer.counted = peer.bar.isEmpty() && options.limits.perAddress > 0 && !peer.trusted;
    const qint64 room = std::min<qint64>(options.limits.turnedAway,
                                         descriptors - options.limits.connections - spareDescriptors);
    if (!peer.bar.isEmpty() && turnedAway >= room) return refused("cut-unanswered");
    auto session =
        std::make_shared<Session>(*this, loop, Line::over(std::move(socket), tls), std::move(peer));
    asio::co_spawn(loop.io, Session::run(std::move(session)), asio::detached);
}

/// The code with which a new connection is turned away; empty when it is served.
QByteArray Service::barTo(const QByteArray& address, bool trusted) {
    if (served >= options.limits.connections) return "too-many-connections";
    if (options.limits.perAddress > 0 && !trusted && !takePlace(address)) return "too-many-from-address";
    return {};
}

Loop& Service::nextLoop() { return *loops[next++ % loops.size()]; }

Result<void> Service::renewCertificates() {
    std::vector<TlsContext> contexts;
    for (const auto& listening : listenings) {
        if (!listening->certificate) {
            contexts.emplace_back();
            continue;
        }
        auto context = tlsContext(*listening->certificate);
        if (!context) return Fail(context.error());
        contexts.push_back(std::move(*context));
    }
    asio::post(loops.front()->io, [this, contexts = std::move(contexts)] {
        for (size_t i = 0; i < contexts.size(); ++i)
            listenings[i]->tls = contexts[i];
    });
    return {};
}

} // namespace mianguan::http
