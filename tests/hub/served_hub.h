#pragma once

#include "app/conformance/trial.h"
#include "core/hub/http/server.h"
#include "core/hub/hub.h"
#include "core/hub/tls_identity.h"
#include "core/ledger/durable_file.h"
#include "tests/hub/hub_tools.h"

namespace mianguan::test {

using conformance::Ask;
using conformance::Got;
using conformance::Trial;

/// A hub on SQLite, served by TLS on a port of this machine.
class ServedHub {
public:
    explicit ServedHub(const Callers::Limits& limits = {}, StatementWatch* watch = nullptr) : place(false) {
        HubStore::Options options = place.options();
        options.watch = watch;
        store = sure(HubStore::open(options));
        certificate = sure(ownCertificate(options.folder, QStringLiteral("localhost"), FileSystem::real()));
        hub = std::make_unique<Hub>(*store, Hub::Settings{QStringLiteral("test hub"), options.folder, limits},
                                    metrics);
        hub->setPins({sure(pinOf(certificate.chainFile))});
        http::Options http;
        hub->prepare(http);
        http.endpoints = {http::Endpoint{"127.0.0.1", 0, certificate}};
        http.accessLog = [this](const QByteArray& line) { log += line + '\n'; };
        server = sure(http::Server::start(std::move(http), hub->routes()));
    }
    ~ServedHub() { stop(); }
    void stop() { server->stop(std::chrono::seconds(5)); }

    sync::Route route() const {
        sync::Route route{QStringLiteral("127.0.0.1:%1").arg(server->ports().first()), hub->pins(), {}, {}};
        route.proxy.choice = sync::Proxy::Choice::None;
        return route;
    }
    /// Someone who asks with a key of his own, not enrolled yet.
    std::unique_ptr<Trial> stranger() const { return std::make_unique<Trial>(route(), QByteArray()); }

    http::Metrics metrics;
    http::Certificate certificate;
    QByteArray log; ///< of requests; read it after stop()
    std::unique_ptr<HubStore> store;
    std::unique_ptr<Hub> hub;
    std::unique_ptr<http::Server> server;

private:
    HubPlace place;
};

/// A desk that meets the hub over the wire.
struct ServedDesk {
    explicit ServedDesk(ServedHub& hub, const QString& school = northSchool()) : line(hub.stranger()) {
        desk.station.key = SigningKey::fromSeed(line->key.seed().copy());
        desk.open(*hub.store, {{school}, false});
    }
    Desk desk;
    std::unique_ptr<Trial> line;
};

/// What a refused request says; empty when it was not refused.
inline QString codeOf(const Got& got) { return QString::fromLatin1(got.header(wire::header::refusal)); }

} // namespace mianguan::test
