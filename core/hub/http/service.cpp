#include "core/hub/http/service.h"

#include "core/base/clock.h"
#include "core/hub/http/server.h"
#include "core/hub/http/session.h"

#include <future>

namespace mianguan::http {

namespace {

void count(Instruments& instruments, const AccessRecord& access) {
    const QByteArray route = access.route.isEmpty() ? QByteArray("none") : access.route;
    instruments.requests.with({route, QByteArray::number(access.status)}).add();
    if (!access.route.isEmpty())
        instruments.seconds.with({route}).observe(static_cast<double>(access.ms) / 1000);
    instruments.received.add(access.received);
    instruments.sent.add(access.sent);
}

} // namespace

QByteArray addressText(const asio::ip::address& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return QByteArray::fromStdString(
            asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string());
    return QByteArray::fromStdString(address.to_string());
}

Service::Service(Options given, RouteTable routes)
    : options(std::move(given)), routes(std::move(routes)),
      instruments(options.metrics ? *options.metrics : ownMetrics), errors(options.errorLog),
      workers(static_cast<size_t>(options.workers)) {
    for (int i = 0; i < options.ioThreads; ++i)
        loops.push_back(std::make_unique<Loop>());
}

Service::~Service() { stop(std::chrono::milliseconds(0)); }

void Service::record(const AccessRecord& access) {
    count(instruments, access);
    if (!options.accessLog) return;
    const QByteArray line = access.line(nowMs());
    const std::lock_guard lock(logMutex);
    options.accessLog(line);
}

void Service::onWorker(std::function<void()> work) {
    asio::post(workers, [this, work = std::move(work)] {
        try {
            work();
        } catch (...) {
            errors.write("work failed", currentFault());
        }
    });
}

bool Service::takePlace(const QByteArray& address) {
    const std::lock_guard lock(addressMutex);
    int& places = addresses[address];
    if (places >= options.limits.perAddress) return false;
    ++places;
    return true;
}

void Service::leavePlace(const QByteArray& address) {
    const std::lock_guard lock(addressMutex);
    if (--addresses[address] <= 0) addresses.remove(address);
}

void Service::countSessions(int more) {
    const std::lock_guard lock(sessionMutex);
    sessions += more;
    sessionEnded.notify_all();
}

void Service::began(Session* session, Loop& loop) { loop.sessions.insert(session); }

void Service::ended(Session* session, Loop& loop) {
    loop.sessions.erase(session);
    countSessions(-1);
}

void Service::forEachSession(void (*act)(Session&)) {
    for (const auto& loop : loops)
        asio::post(loop->io, [&sessions = loop->sessions, act] {
            for (Session* session : sessions)
                act(*session);
        });
}

bool Service::awaitNoSession(std::chrono::milliseconds most) {
    std::unique_lock lock(sessionMutex);
    return sessionEnded.wait_for(lock, most, [this] { return sessions == 0; });
}

void Service::run() {
    running = true;
    for (const auto& loop : loops)
        loop->thread = std::thread([this, &io = loop->io] {
            while (!io.stopped()) {
                try {
                    io.run();
                } catch (...) {
                    errors.write("an io thread caught", currentFault());
                }
            }
        });
}

void Service::stop(std::chrono::milliseconds grace) {
    if (std::exchange(stopped, true) || !running) return;
    stopping = true;
    closeListenings();
    forEachSession([](Session& session) { session.stop(); });
    bool over = awaitNoSession(grace);
    while (!over) { // again and again, as one may have begun meanwhile; a sink at work is waited for
        forEachSession([](Session& session) { session.cut(); });
        over = awaitNoSession(std::chrono::seconds(1));
    }
    workers.join();
    for (const auto& loop : loops) {
        loop->work.reset();
        loop->thread.join();
    }
}

void Service::closeListenings() {
    std::promise<void> closed;
    asio::post(loops.front()->io, [&] {
        for (const auto& listening : listenings)
            listening->acceptor.close();
        closed.set_value();
    });
    closed.get_future().wait();
}

} // namespace mianguan::http
