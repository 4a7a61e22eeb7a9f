#include "core/hub/http/server.h"
#include "tests/bench/http/bench_client.h"
#include "tests/hub/http/made_certificate.h"

#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

// Requests a second and how long each takes, by connections kept open, in clear and by TLS; client and server
// share the machine. Then what an idle connection costs in memory.

using namespace mianguan;
using namespace mianguan::http;

namespace {

double residentMb() {
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

std::unique_ptr<Server> serving(const Certificate& certificate, Metrics& metrics) {
    Options options;
    options.endpoints = {{"127.0.0.1", 0, std::nullopt}, {"127.0.0.1", 0, certificate}};
    options.limits.connections = 2000;
    options.workers = 2;
    options.metrics = &metrics;
    options.accessLog = [](const QByteArray&) {};
    RouteTable routes;
    routes.add({Method::Get,
                "/hello",
                [](const Request&, const Reply& reply) { reply.answer(answer(200, "text/plain", "hello")); },
                {},
                0,
                {}});
    auto server = Server::start(options, routes);
    if (!server) qFatal("%s", qPrintable(server.error().sentence()));
    return std::move(*server);
}

} // namespace

int main() {
    QTemporaryDir folder;
    Metrics metrics;
    const auto server = serving(madeCertificate(folder.path(), QStringLiteral("bench")), metrics);
    std::printf("| connections | line | requests/s | median ms | p99 ms | resident MB "
                "|\n|---|---|---|---|---|---|\n");
    for (const bool tls : {false, true})
        for (const int connections : {1, 10, 100, 1000}) {
            const Answered answered = press({server->ports()[tls ? 1 : 0], connections, tls});
            std::printf("| %d | %s | %.0f | %.2f | %.2f | %.0f |\n", connections, tls ? "TLS" : "clear",
                        answered.perSecond(), answered.part(0.5), answered.part(0.99), residentMb());
            std::fflush(stdout);
        }
}
