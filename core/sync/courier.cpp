#include "core/sync/courier.h"

#include "core/sync/curl_exchange.h"

#include <csignal>
#include <deque>
#include <list>
#include <mutex>
#include <thread>

namespace mianguan::sync {

namespace {

constexpr int longestSleepMs = 1000;
constexpr long connectionsToHub = 8; // a hub takes as many requests of one caller at once

void prepareCurl() {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready != CURLE_OK) qFatal("libcurl could not be started");
}

/// A line that ends while something is written to it must not end the program. Threads that curl starts
/// inherit this.
void leaveBrokenPipesToErrors() {
    sigset_t pipes;
    sigemptyset(&pipes);
    sigaddset(&pipes, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipes, nullptr);
}

std::optional<Mishap> mishapOn(const CurlExchange& exchange, int curlCode, int proxyStatus) {
    if (curlCode == CURLE_OK) return exchange.headCame() ? std::nullopt : std::optional(Mishap::Cut);
    return exchange.wasUnanswered() ? Mishap::Unanswered : mishapOf(curlCode, proxyStatus);
}

} // namespace

struct Courier::Private {
    struct Trip {
        Trip(HttpRequest request, const Route& route) : exchange(std::move(request), route) {}
        CurlExchange exchange;
        Done done;
        std::stop_token stop;
        std::unique_ptr<std::stop_callback<std::function<void()>>> waker;
    };
    using Trips = std::list<std::unique_ptr<Trip>>;

    explicit Private(Route way) : route(std::move(way)) {}

    void run();
    void doPosted();
    void start(HttpRequest request, std::stop_token stop, Done done);
    void endCancelled();
    void takeFinished();
    void finish(Trips::iterator trip, int curlCode);
    void shareSpeed();
    void wake() const { curl_multi_wakeup(multi); }
    Route currentRoute() const {
        const std::lock_guard lock(mutex);
        return route;
    }

    mutable std::mutex mutex;
    Route route;                              // by mutex
    std::deque<std::function<void()>> posted; // by mutex
    bool ending = false;                      // by mutex
    CURLM* multi = nullptr;
    Trips trips; // of the thread alone
    std::thread thread;
};

void Courier::Private::run() {
    leaveBrokenPipesToErrors();
    int running = 0;
    for (;;) {
        doPosted();
        endCancelled();
        {
            const std::lock_guard lock(mutex);
            if (ending) break;
        }
        curl_multi_perform(multi, &running);
        takeFinished();
        curl_multi_poll(multi, nullptr, 0, longestSleepMs, nullptr);
    }
    while (!trips.empty())
        finish(trips.begin(), CURLE_ABORTED_BY_CALLBACK);
    doPosted(); // what those that ended asked for ends as well
    while (!trips.empty())
        finish(trips.begin(), CURLE_ABORTED_BY_CALLBACK);
}

void Courier::Private::doPosted() {
    std::deque<std::function<void()>> work;
    {
        const std::lock_guard lock(mutex);
        work.swap(posted);
    }
    for (const auto& each : work)
        each();
}

void Courier::Private::start(HttpRequest request, std::stop_token stop, Done done) {
    auto trip = std::make_unique<Trip>(std::move(request), currentRoute());
    trip->done = std::move(done);
    trip->stop = stop;
    trip->waker = std::make_unique<std::stop_callback<std::function<void()>>>(stop, [this] { wake(); });
    curl_multi_add_handle(multi, trip->exchange.handle());
    trips.push_back(std::move(trip));
    shareSpeed();
}

void Courier::Private::endCancelled() {
    for (auto trip = trips.begin(); trip != trips.end();) {
        const auto next = std::next(trip);
        if ((*trip)->stop.stop_requested()) finish(trip, CURLE_ABORTED_BY_CALLBACK);
        trip = next;
    }
}

void Courier::Private::takeFinished() {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
        if (message->msg != CURLMSG_DONE) continue;
        const CURL* handle = message->easy_handle;
        const int code = message->data.result;
        const auto trip = std::find_if(trips.begin(), trips.end(),
                                       [&](const auto& each) { return each->exchange.handle() == handle; });
        if (trip != trips.end()) finish(trip, code);
    }
}

void Courier::Private::finish(Trips::iterator place, int curlCode) {
    const std::unique_ptr<Trip> trip = std::move(*place);
    trips.erase(place);
    curl_multi_remove_handle(multi, trip->exchange.handle());
    shareSpeed();
    const int proxyStatus = trip->exchange.proxyStatus();
    HttpAnswer answer = trip->exchange.takeAnswer();
    trip->waker.reset();
    trip->done(std::move(answer), mishapOn(trip->exchange, curlCode, proxyStatus));
}

/// The cap is of all together; those that only wait for news take none of it.
void Courier::Private::shareSpeed() {
    const qint64 most = currentRoute().mostBytesPerSecond;
    qint64 sharing = 0;
    for (const auto& trip : trips)
        sharing += trip->exchange.isBulk();
    for (const auto& trip : trips)
        if (trip->exchange.isBulk())
            trip->exchange.capSpeed(most > 0 ? std::max<qint64>(most / sharing, 1) : 0);
}

Courier::Courier(Route route) {
    prepareCurl();
    d = std::make_unique<Private>(std::move(route));
    d->multi = curl_multi_init();
    curl_multi_setopt(d->multi, CURLMOPT_MAX_HOST_CONNECTIONS, connectionsToHub);
    curl_multi_setopt(d->multi, CURLMOPT_PIPELINING, long(CURLPIPE_NOTHING));
    d->thread = std::thread([this] { d->run(); });
}

Courier::~Courier() {
    {
        const std::lock_guard lock(d->mutex);
        d->ending = true;
    }
    d->wake();
    d->thread.join();
    curl_multi_cleanup(d->multi);
}

void Courier::carry(HttpRequest request, std::stop_token stop, Done done) {
    post([d = d.get(), request = std::move(request), stop, done = std::move(done)]() mutable {
        d->start(std::move(request), stop, std::move(done));
    });
}

void Courier::post(std::function<void()> work) {
    {
        const std::lock_guard lock(d->mutex);
        d->posted.push_back(std::move(work));
    }
    d->wake();
}

void Courier::change(const std::function<void(Route&)>& change) {
    const std::lock_guard lock(d->mutex);
    change(d->route);
}

Route Courier::route() const { return d->currentRoute(); }

} // namespace mianguan::sync
