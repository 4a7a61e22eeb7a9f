#include "app/hub/serve.h"

#include "app/hub/json_log.h"
#include "app/hub/terminal.h"
#include "core/hub/admin/admin_routes.h"
#include "core/hub/http/server.h"
#include "core/hub/hub.h"
#include "core/hub/tls_identity.h"
#include "core/keys/hardening.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QThread>

#include <csignal>
#include <unistd.h>

namespace mianguan::hub {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(log, "mianguan.hub")

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HubProgram)
};

constexpr auto grace = 20s;
constexpr auto longestCommand = 24h;
using Running = Result<std::unique_ptr<http::Server>>;

sigset_t awaited() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&set, signal);
    return set;
}

/// Everything that serves, made and ended in this order.
class Serving {
public:
    explicit Serving(ServeOptions chosen) : options(std::move(chosen)), lines(metrics) {}

    Result<void> begin();
    void untilStopped();
    void tellWhatToDo();

private:
    Result<void> readCertificate();
    Running startForStations();
    Running startForAdministrators();
    Site site() const { return {options.place.address, hub->pins().value(0)}; }
    void renew();

    http::LineSink toLog() {
        return [this](const QByteArray& line) { lines.write(line); };
    }

    ServeOptions options;
    http::Certificate certificate;
    http::Metrics metrics;
    JsonLog lines;
    std::unique_ptr<HubStore> store;
    std::unique_ptr<Hub> hub;
    std::unique_ptr<http::Server> stations, administrators;
};

Result<void> Serving::begin() {
    auto opened = HubStore::open(options.place.store());
    if (!opened) return Fail(opened.error());
    store = std::move(*opened);
    hub = std::make_unique<Hub>(*store, Hub::Settings{options.name, options.place.folder}, metrics);
    if (auto read = readCertificate(); !read) return read;
    auto started = startForStations();
    if (!started) return Fail(started.error());
    stations = std::move(*started);
    if (options.place.address.isEmpty() && stations->ports().first() != 0)
        options.place.address = u"%1:%2"_s.arg(hostName()).arg(stations->ports().first());
    if (!options.admin && options.place.database.isEmpty())
        options.admin = http::Endpoint{options.place.adminSocket().toLocal8Bit()};
    if (!options.admin) return {};
    auto admin = startForAdministrators();
    if (!admin) return Fail(admin.error());
    administrators = std::move(*admin);
    return {};
}

Result<void> Serving::readCertificate() {
    const auto used = options.place.certificate();
    if (!used) return Fail(used.error());
    certificate = *used;
    return pinOf(certificate.chainFile).map([this](const Hash& pin) { hub->setPins({pin}); });
}

Running Serving::startForStations() {
    http::Options http;
    hub->prepare(http);
    http.endpoints = options.listen;
    if (!options.behindProxy)
        for (http::Endpoint& endpoint : http.endpoints)
            endpoint.tls = certificate;
    http.trustedProxies = options.trusted;
    http.limits.connections = options.connections;
    http.ioThreads = std::clamp(QThread::idealThreadCount() / 2, 1, 4);
    http.workers = options.workers;
    http.accessLog = http.errorLog = toLog();
    return http::Server::start(std::move(http), hub->routes());
}

Running Serving::startForAdministrators() {
    http::RouteTable routes = hub->publicRoutes();
    addMetricsRoute(routes, metrics);
    options.admin->mode = 0600;
    if (options.admin->address.startsWith('/')) addCommandRoutes(routes, *store, [this] { return site(); });
    http::Options http;
    http.endpoints = {*options.admin};
    http.limits.answer = longestCommand;
    http.workers = 2;
    http.errorLog = toLog();
    return http::Server::start(std::move(http), std::move(routes));
}

void Serving::tellWhatToDo() {
    say(Words::tr("The hub serves at %1. Its pin: %2")
            .arg(options.place.address, hub->pins().value(0).hex()));
    const auto enrolled = store->stations();
    if (!enrolled || !enrolled->isEmpty()) return;
    if (!isatty(STDOUT_FILENO)) {
        say(Words::tr(
                "No station is enrolled yet. Make a code for the first one: mianguan-hub enrol --data %1 "
                "--every-school")
                .arg(options.place.folder));
        return;
    }
    const auto code = carryOut(*store, site(), u"enrol"_s, {{u"every_school"_s, true}});
    if (!code) return void(complain(code.error()));
    say(Words::tr(
            "No station is enrolled yet. Enter this code at the first one, within a day:\n\n    %1\n\n"
            "Whoever sets that station up becomes the hub's first administrator. Keep a copy of %2 in a safe "
            "place: without it nobody can read the hub's data or its backups.")
            .arg((*code)[u"code"].toString(), options.place.folder + u"/keys/hub.key"_s));
}

void Serving::renew() {
    auto renewed = stations->renewCertificates();
    if (renewed) renewed = readCertificate();
    if (!renewed) qCWarning(log).noquote() << "the certificate in use stays:" << renewed.error().sentence();
}

void Serving::untilStopped() {
    const sigset_t set = awaited();
    for (int signal = 0; signal != SIGTERM && signal != SIGINT;) {
        if (sigwait(&set, &signal) != 0) break;
        if (signal == SIGHUP) renew();
    }
    qCInfo(log) << "stopping";
    stations->stop(grace);
    if (administrators) administrators->stop(0s);
}

/// Before there are threads: they come to this one alone.
void holdSignals() {
    const sigset_t set = awaited();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

} // namespace

ExitStatus serve(ServeOptions options) {
    holdSignals();
    Serving serving(std::move(options));
    if (const auto begun = serving.begin(); !begun) return complain(begun.error());
    if (const auto trouble = lockedMemoryTrouble()) qCWarning(log).noquote() << *trouble;
    serving.tellWhatToDo();
    serving.untilStopped();
    return Done;
}

} // namespace mianguan::hub
