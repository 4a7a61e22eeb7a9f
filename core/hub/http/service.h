#pragma once

#include "core/hub/http/asio.h"
#include "core/hub/http/options.h"
#include "core/hub/http/route.h"
#include "core/hub/http/tls_context.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/thread_pool.hpp>
#include <condition_variable>
#include <set>
#include <thread>

namespace mianguan::http {

class Session;

/// An io thread and the sessions on it.
struct Loop {
    asio::io_context io{1};
    asio::executor_work_guard<asio::io_context::executor_type> work{io.get_executor()};
    std::thread thread;
    std::set<Session*> sessions; ///< touched on the thread only
};

/// What is counted; names as Prometheus shows them.
struct Instruments {
    explicit Instruments(Metrics& metrics);

    Family<Count>& requests;    ///< route, status
    Family<Histogram>& seconds; ///< route
    Family<Count>& refused;     ///< reason
    Count& inFlight;
    Count& connections;
    Count& received;
    Count& sent;
};

/// An endpoint being listened on.
struct Listening {
    Acceptor acceptor;
    std::optional<Certificate> certificate;
    TlsContext tls; ///< used and replaced on the first loop only
};

/// What the sessions of a server share, and its life.
class Service {
public:
    Service(Options options, RouteTable routes);
    ~Service();

    Result<void> open();
    QList<quint16> ports() const;
    void stop(std::chrono::milliseconds grace);
    Result<void> renewCertificates();

    void record(const AccessRecord& access);
    void refused(const QByteArray& reason) { instruments.refused.with({reason}).add(); }
    /// Runs it on a worker; what it throws is logged.
    void onWorker(std::function<void()> work);
    bool isTrusted(const QByteArray& address) const { return options.trustedProxies.contains(address); }

    bool takePlace(const QByteArray& address); ///< among those of one address
    void leavePlace(const QByteArray& address);
    void made() { countSessions(1); } ///< a session; waited for until it has ended
    void began(Session* session, Loop& loop);
    void ended(Session* session, Loop& loop);

    const Options options;
    const RouteTable routes;

private:
    Metrics ownMetrics;

public:
    Instruments instruments;
    ErrorLog errors;
    asio::thread_pool workers;
    std::atomic<bool> stopping = false;
    std::atomic<int> served = 0;
    std::atomic<int> turnedAway = 0;
    std::atomic<qint64> bodiesBytes = 0;

private:
    Result<void> listen(const Endpoint& endpoint);
    void run();
    void closeListenings();
    void countSessions(int more);
    void forEachSession(void (*act)(Session&));
    bool awaitNoSession(std::chrono::milliseconds most);
    static awaitable<void> accept(Service& service, Listening& listening);
    void takeQuietly(Socket socket, const TlsContext& tls, Loop& loop);
    void take(Socket socket, const TlsContext& tls, Loop& loop);
    QByteArray barTo(const QByteArray& address, bool trusted);
    Loop& nextLoop();

    std::vector<std::unique_ptr<Loop>> loops;
    std::vector<std::unique_ptr<Listening>> listenings;
    size_t next = 0;
    qint64 descriptors = 0;
    std::mutex logMutex;
    std::mutex addressMutex;
    QHash<QByteArray, int> addresses;
    std::mutex sessionMutex;
    std::condition_variable sessionEnded;
    int sessions = 0;
    bool running = false;
    bool stopped = false;
};

/// The text of an address, IPv4 also where it comes mapped into IPv6.
QByteArray addressText(const asio::ip::address& address);

} // namespace mianguan::http
