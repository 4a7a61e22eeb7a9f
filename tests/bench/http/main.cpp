#include "core/hub/http/server.h"
#include "tests/bench/http/bench_client.h"
#include "tests/hub/http/made_certificate.h"

#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <thread>

// Requests a second and how long each takes, by connections kept open, in clear and by TLS; client and server
// share the machine. Then what an idle connection costs in memory.

using namespace mianguan;
using namespace mianguan::http;

namespace {

constexpr int heldMost = 10'000;

double residentMb() {
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

std::unique_ptr<Server> serving(const Certificate& certificate, Metrics& metrics) {
    Options options;
    options.endpoints = {{"127.0.0.1", 0, std::nullopt}, {"127.0.0.1", 0, certificate}};
    options.limits.connections = heldMost + 100;
    options.limits.idle = options.limits.head = std::chrono::minutes(10);
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

void pressAll(const Server& server) {
    std::printf("| connections | line | requests/s | median ms | p99 ms |\n|---|---|---|---|---|\n");
    for (const bool tls : {false, true})
        for (const int connections : {1, 10, 100, 1000}) {
            const Answered answered = press({server.ports()[tls ? 1 : 0], connections, tls});
            std::printf("| %d | %s | %.0f | %.2f | %.2f |\n", connections, tls ? "TLS" : "clear",
                        answered.perSecond(), answered.part(0.5), answered.part(0.99));
            std::fflush(stdout);
        }
}

void holdAll(const Server& server, const Count& open) {
    std::printf(
        "\n| held idle | line | KB each | requests/s of one more | its p99 ms |\n|---|---|---|---|---|\n");
    for (const bool tls : {false, true}) {
        const double before = residentMb();
        const quint16 port = server.ports()[tls ? 1 : 0];
        const pid_t holder = holdElsewhere({port, heldMost, tls});
        while (open.value() < heldMost)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        const double each = (residentMb() - before) * 1000 / heldMost;
        const Answered answered = press({port, 1, tls});
        std::printf("| %d | %s | %.1f | %.0f | %.2f |\n", heldMost, tls ? "TLS" : "clear", each,
                    answered.perSecond(), answered.part(0.99));
        std::fflush(stdout);
        letGo(holder);
        while (open.value() > 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

} // namespace

int main() {
    QTemporaryDir folder;
    Metrics metrics;
    const auto server = serving(madeCertificate(folder.path(), QStringLiteral("bench")), metrics);
    pressAll(*server);
    holdAll(*server, metrics.gauge("hub_http_connections", {}).with({}));
}
