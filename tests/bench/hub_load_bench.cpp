// Stations that send events and keep a long poll each, over TLS, against mianguan-hub on this machine:
//
//     hub_load_bench [--stations 10,100,1000] [--postgres | --province] [--seconds 15] [--batch 5]
//
// --province: two hub processes on one PostgreSQL behind nginx, as resources/hub/nginx.conf has it, but that
// nginx takes as many connections of this one address as come. What an event costs is the processor's time of
// the hub's processes (nginx and the database beside), which others' load on this machine does not change
// much.
//
// Two stations to a school. First each sends again as soon as it is answered; then twenty requests a second
// come from all of them together. The latency is an event's, from its request at one desk until the long poll
// of the other tells of it, as a verdict's would be.
#include "core/hub/http/server.h"
#include "core/hub/tls_identity.h"
#include "core/sync/hub_connection.h"
#include "tests/base/command_line.h"
#include "tests/hub/hub_tools.h"
#include "tests/hub/province.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QMutex>
#include <QRegularExpression>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <future>
#include <thread>
#include <unistd.h>

using namespace mianguan;
using namespace mianguan::test;

namespace {

using namespace std::chrono_literals;

struct Order {
    int batch = 5;
    std::chrono::milliseconds lasting{15'000};
};

/// What all of them measured.
struct Tally {
    void sent(double ms, int events) {
        const QMutexLocker locked(&guard);
        requests.push_back(ms);
        accepted += events;
    }
    void told(double ms) {
        const QMutexLocker locked(&guard);
        news.push_back(ms);
    }
    void failed(const sync::Trouble& trouble) {
        const QMutexLocker locked(&guard);
        ++troubles[trouble.code.isEmpty() ? trouble.error.sentence() : trouble.code];
    }
    void clear() {
        const QMutexLocker locked(&guard);
        requests.clear();
        news.clear();
        troubles.clear();
        accepted = 0;
    }
    static double part(std::vector<double> values, double share) {
        if (values.empty()) return 0;
        std::sort(values.begin(), values.end());
        return values[std::min(values.size() - 1, size_t(double(values.size()) * share))];
    }

    QMutex guard;
    std::vector<double> requests, news; ///< ms
    qint64 accepted = 0;
    QMap<QString, int> troubles;
};

/// When an event that is listened for was sent; ns since the start.
class Marks {
public:
    Marks() { clock.start(); }
    qint64 now() const { return clock.nsecsElapsed(); }
    void set(const Id& event) {
        const QMutexLocker locked(&guard);
        sentAt.insert(event, now());
    }
    std::optional<double> take(const Id& event) {
        const QMutexLocker locked(&guard);
        const auto at = sentAt.constFind(event);
        if (at == sentAt.constEnd()) return std::nullopt;
        const double ms = double(now() - *at) / 1e6;
        sentAt.erase(at);
        return ms;
    }

private:
    QElapsedTimer clock;
    mutable QMutex guard;
    QHash<Id, qint64> sentAt;
};

sync::Route routeTo(quint16 port, const Hash& pin) {
    sync::Route route{QStringLiteral("127.0.0.1:%1").arg(port), {pin}, {}, {}};
    route.proxy.choice = sync::Proxy::Choice::None;
    return route;
}

/// One station at work; its answers come on its connection's own thread.
class Busy {
public:
    Busy(HubStore& hub, const QString& name, const Order& what, Tally& into, Marks& listened)
        : school(name), order(what), tally(into), marks(listened) {
        enrol(hub, station, {{school}, false});
        for (const Written& event :
             {station.write(begun(station)), station.write(founded(school), founder.author()),
              station.write(added(founder, everyRole()), founder.author())})
            test::send(hub, station, event);
    }
    void connect(const sync::Route& route) {
        line = std::make_unique<sync::HubConnection>(route);
        line->identify(station.id(),
                       std::make_shared<const SigningKey>(SigningKey::fromSeed(station.key.seed().copy())));
    }
    /// Waits until the line is up, as a thousand handshakes at once are another matter.
    void greet() {
        std::promise<void> greeted;
        line->hub([&](const sync::Answer<wire::HubInfo>&) { greeted.set_value(); });
        greeted.get_future().wait();
    }
    void listen(qint64 after) {
        line->changes(
            after, 50s,
            [this, after](sync::Answer<wire::Changes> answer) {
                if (stopping) return;
                if (!answer) {
                    tally.failed(answer.error());
                    std::this_thread::sleep_for(1s); // this station's own thread
                    return listen(after);
                }
                for (const wire::LogEntry& entry : answer->entries)
                    if (const auto event = decodeHeader(entry.event.header);
                        event && event->station != station.id())
                        if (const auto ms = marks.take(event->id)) tally.told(*ms);
                listen(answer->next);
            },
            stop.get_token());
    }
    /// False while an answer is due.
    bool send() {
        if (waiting.exchange(true)) return false;
        wire::EventBatch batch;
        const Id subject = Id::random();
        for (const Draft& draft :
             {enrolled(subject, school, subject.hex()), plain(EventType::graduateArrived, subject),
              plain(EventType::consentGiven, subject), unmadePhoto(subject)})
            batch.events += station.write(draft, founder.author()).sent;
        while (batch.events.size() < order.batch)
            batch.events += station.write(plain(EventType::signInRefused, {})).sent;
        marks.set(decodeHeader(batch.events.first().header)->id);
        const qint64 from = marks.now();
        line->sendEvents(
            batch,
            [this, from](sync::Answer<wire::EventOutcomes> answer) {
                if (answer)
                    tally.sent(double(marks.now() - from) / 1e6, int(answer->outcomes.size()));
                else if (!stopping)
                    tally.failed(answer.error());
                if (answer || stopping) waiting = false;
            },
            stop.get_token());
        return true;
    }
    void end() {
        stopping = true;
        stop.request_stop();
    }
    bool isIdle() const { return !waiting; }

private:
    HandStation station;
    const TestPerson founder;
    QString school;
    Order order;
    Tally& tally;
    Marks& marks;
    std::stop_source stop;
    std::atomic<bool> stopping = false, waiting = false;
    std::unique_ptr<sync::HubConnection> line; ///< last: it ends first
};

QByteArray loadAverage() {
    QFile file(QStringLiteral("/proc/loadavg"));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("unknown\n");
}

qint64 residentKb(qint64 process) {
    QFile file(QStringLiteral("/proc/%1/status").arg(process));
    if (!file.open(QFile::ReadOnly)) return 0;
    const auto found =
        QRegularExpression(QStringLiteral("VmHWM:\\s*(\\d+)")).match(QString::fromUtf8(file.readAll()));
    return found.captured(1).toLongLong();
}

/// Seconds of the processor a process has used.
double processorSeconds(qint64 process) {
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QFile::ReadOnly)) return 0;
    const QByteArrayList fields = file.readAll().split(')').last().simplified().split(' ');
    constexpr int user = 11, system = 12; // after the name
    return double(fields.value(user).toLongLong() + fields.value(system).toLongLong()) /
           double(sysconf(_SC_CLK_TCK));
}

/// What the stations meet.
class Site {
public:
    enum class Kind { SQLite, Postgres, Province };

    explicit Site(Kind of) : kind(of) {
        if (kind == Kind::Province) {
            const QString trouble =
                province.begin({QStringLiteral("--connections"), QStringLiteral("12000")}, {20'000, true});
            if (!trouble.isEmpty()) qFatal("%s", qPrintable(trouble));
            return;
        }
        if (kind == Kind::SQLite) return;
        server = PostgresServer::start(true);
        if (!server) qFatal("PostgreSQL is not installed");
        database = server->newDatabase();
    }
    HubStore::Options store() const {
        return kind == Kind::Province ? HubStore::Options{province.hub(0).folder(), province.database}
                                      : HubStore::Options{hubFolder(), database};
    }
    /// Once the stations are enrolled.
    void serve() {
        if (kind == Kind::Province) {
            port = province.port();
        } else {
            port = freePort();
            const bool up = alone.start({QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(port),
                                         QStringLiteral("--connections"), QStringLiteral("5000")},
                                        database);
            if (!up) qFatal("the hub did not start: %s", qPrintable(alone.logged()));
        }
        pin = sure(pinOf(store().folder + QStringLiteral("/keys/tls.crt")));
    }
    QList<qint64> processes() const {
        if (kind != Kind::Province) return {alone.processId()};
        return {province.hub(0).processId(), province.hub(1).processId()};
    }
    double processor() const {
        double seconds = 0;
        for (const qint64 process : processes())
            seconds += processorSeconds(process);
        return seconds;
    }
    const char* name() const {
        return kind == Kind::SQLite     ? "SQLite"
               : kind == Kind::Postgres ? "PostgreSQL"
                                        : "PostgreSQL, two processes behind nginx";
    }

    quint16 port = 0;
    Hash pin;

private:
    QString hubFolder() const { return folder.filePath(QStringLiteral("hub")); }

    const Kind kind;
    QTemporaryDir folder;
    QString database;
    std::unique_ptr<PostgresServer> server;
    mutable Province province;
    HubProgram alone{hubFolder()};
};

using Everybody = std::vector<std::unique_ptr<Busy>>;

void report(const char* what, const Tally& tally, double seconds, double processor) {
    std::printf(
        "  %s: %.0f events/s, %.2f ms of the processor each; request %.0f ms median, %.0f ms p99; told after "
        "%.0f ms median, %.0f ms p99 (%zu)\n",
        what, double(tally.accepted) / seconds,
        processor * 1000 / double(std::max<qint64>(tally.accepted, 1)), Tally::part(tally.requests, 0.5),
        Tally::part(tally.requests, 0.99), Tally::part(tally.news, 0.5), Tally::part(tally.news, 0.99),
        tally.news.size());
    for (auto each = tally.troubles.begin(); each != tally.troubles.end(); ++each)
        std::printf("    %d times: %s\n", each.value(), qPrintable(each.key()));
    std::fflush(stdout);
}

/// As fast as they are answered, or so many requests a second from all of them.
void press(const Everybody& all, const Order& order, int perSecond) {
    QElapsedTimer timer;
    timer.start();
    qint64 sent = 0;
    for (size_t next = 0; timer.elapsed() < order.lasting.count(); next = (next + 1) % all.size()) {
        if (perSecond > 0 && sent * 1000 >= timer.elapsed() * perSecond) std::this_thread::sleep_for(2ms);
        if (perSecond > 0 && sent * 1000 >= timer.elapsed() * perSecond) continue;
        sent += all[next]->send();
        if (perSecond == 0 && next + 1 == all.size()) std::this_thread::sleep_for(1ms);
    }
    QElapsedTimer patience;
    patience.start();
    while (patience.elapsed() < 30'000 &&
           !std::all_of(all.begin(), all.end(), [](const auto& one) { return one->isIdle(); }))
        std::this_thread::sleep_for(10ms);
    std::this_thread::sleep_for(500ms); // the last news
}

void measure(int count, Site::Kind kind, const Order& order) {
    Tally tally;
    Marks marks;
    Site site(kind);
    Everybody all;
    {
        const auto store = sure(HubStore::open(site.store()));
        for (int i = 0; i < count; ++i)
            all.push_back(
                std::make_unique<Busy>(*store, QStringLiteral("School %1").arg(i / 2), order, tally, marks));
    }
    site.serve();
    std::printf("%d stations, %s; load %s", count, site.name(), loadAverage().constData());
    for (const auto& one : all) {
        one->connect(routeTo(site.port, site.pin));
        one->greet();
        one->listen(0);
    }
    press(all, {order.batch, std::chrono::milliseconds(2000 + 25 * count)}, 40); // every line is up
    for (const int perSecond : {0, 20}) {
        tally.clear();
        const double before = site.processor();
        press(all, order, perSecond);
        report(perSecond > 0 ? "20 requests a second" : "as fast as answered", tally,
               double(order.lasting.count()) / 1000, site.processor() - before);
    }
    for (const qint64 process : site.processes())
        std::printf("  a hub's memory at most: %lld MB\n",
                    static_cast<long long>(residentKb(process) / 1024));
    std::printf("  load %s", loadAverage().constData());
    for (const auto& one : all)
        one->end();
}

} // namespace

int main(int count, char** values) {
    QCoreApplication program(count, values);
    const CommandLine line{{"stations", "How many.", "numbers", QStringLiteral("10,100,1000")},
                           {"postgres", "A PostgreSQL of its own instead of SQLite."},
                           {"province", "Two processes on PostgreSQL behind nginx."},
                           {"seconds", "For each figure.", "number", QStringLiteral("15")},
                           {"batch", "Events in a request, four or more.", "number", QStringLiteral("5")}};
    const auto kind = line.has("province")   ? Site::Kind::Province
                      : line.has("postgres") ? Site::Kind::Postgres
                                             : Site::Kind::SQLite;
    QLoggingCategory::setFilterRules(QStringLiteral("mianguan.sync.*=false\nmianguan.sync=false"));
    http::raiseDescriptorLimit();
    const Order order{line.number("batch"), std::chrono::seconds(line.number("seconds"))};
    for (const QString& number : line.list("stations"))
        measure(number.toInt(), kind, order);
}
