#include "core/base/clock.h"
#include "tests/base/command_line.h"
#include "tests/hub/hub_tools.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <sys/resource.h>
#include <thread>

// Events through the hub's store: how many a second, how long the slowest wait, and whether that grows with
// what is there. Each desk sends the events of graduates (enrolment, arrival, photo, verdict) in requests of
// --batch. --preload puts so many there first by COPY (PostgreSQL only): copies of real rows under names of
// their own, of as many stations, schools and graduates as a province would have for them.

using namespace mianguan;
using namespace mianguan::test;

namespace {

/// As the kernel says it, with a newline.
QByteArray loadAverage() {
    QFile file(QStringLiteral("/proc/loadavg"));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("unknown\n");
}

struct Load {
    int desks = 8, batch = 25;
    qint64 events = 10'000;
};

/// One desk's events of so many, made beforehand so that their signatures do not count.
struct Prepared {
    HandStation station;
    QList<QList<wire::SentEvent>> requests;
};

Prepared prepared(HubStore& hub, qint64 events, int batch) {
    Prepared made;
    enrol(hub, made.station, {{northSchool()}, false});
    const TestPerson founder, reviewer;
    QList<wire::SentEvent> all{made.station.write(begun(made.station)).sent,
                               made.station.write(founded(northSchool()), founder.author()).sent,
                               made.station.write(added(founder, everyRole()), founder.author()).sent,
                               made.station.write(added(reviewer, Role::Reviewer), founder.author()).sent};
    const QByteArray filler(1500, 'g'); // as findings and geometry take
    while (all.size() < events) {
        const Id subject = Id::random();
        Draft photo = unmadePhoto(subject); // needs no picture: pictures are the disk's matter
        photo.content.insert(QStringLiteral("filler"), filler);
        all += made.station.write(enrolled(subject, northSchool(), subject.hex()), founder.author()).sent;
        all += made.station.write(plain(EventType::graduateArrived, subject), founder.author()).sent;
        all += made.station.write(photo, founder.author()).sent;
        all += made.station.write(plain(EventType::consentGiven, subject), founder.author()).sent;
    }
    for (qsizetype at = 0; at < all.size(); at += batch)
        made.requests += all.mid(at, batch);
    return made;
}

double quantile(std::vector<double> values, double part) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, size_t(double(values.size()) * part))];
}

struct Measured {
    double perSecond = 0, median = 0, p99 = 0; ///< milliseconds for a request
    double cost = 0; ///< milliseconds of the processor for an event, the database's too
};

double processorSeconds(const PostgresServer* server) {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime) + (server ? server->processorSeconds() : 0);
}

Measured run(HubStore& hub, const Load& load, const PostgresServer* server) {
    std::vector<Prepared> desks;
    for (int i = 0; i < load.desks; ++i)
        desks.push_back(prepared(hub, load.events / load.desks, load.batch));
    std::vector<std::vector<double>> times(desks.size());
    const double before = processorSeconds(server);
    QElapsedTimer whole;
    whole.start();
    std::vector<std::thread> threads;
    for (size_t i = 0; i < desks.size(); ++i)
        threads.emplace_back([&, i] {
            for (const auto& request : desks[i].requests) {
                QElapsedTimer one;
                one.start();
                const EventsAnswer answer = sure(hub.submit({desks[i].station.id()}, request));
                if (answer.refusal) qFatal("refused: %s", qPrintable(wire::refusalId(*answer.refusal)));
                times[i].push_back(double(one.nsecsElapsed()) / 1e6);
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    const double seconds = double(whole.nsecsElapsed()) / 1e9;
    std::vector<double> all;
    for (const auto& some : times)
        all.insert(all.end(), some.begin(), some.end());
    return {double(load.events) / seconds, quantile(all, 0.5), quantile(all, 0.99),
            (processorSeconds(server) - before) * 1000 / double(load.events)};
}

void report(const char* how, qint64 events, const Measured& measured) {
    std::printf("%s %8lld events: %6.0f events/s, %.2f ms of the processor each, request %.1f ms median, "
                "%.1f ms p99; load %s",
                how, static_cast<long long>(events), measured.perSecond, measured.cost, measured.median,
                measured.p99, loadAverage().constData());
    std::fflush(stdout);
}

/// What `select` gives, from one psql into another by COPY.
void copyInto(const QString& database, const QString& table, const QString& select) {
    const QString command = QStringLiteral("psql -qX '%1' -c \"COPY (%3) TO STDOUT (FORMAT binary)\" | "
                                           "psql -qX '%1' -c \"COPY %2 FROM STDIN (FORMAT binary)\"")
                                .arg(database, table, select);
    if (QProcess::execute(QStringLiteral("sh"), {QStringLiteral("-c"), command}) != 0)
        qFatal("%s could not be filled", qPrintable(table));
}

/// Events beside those that are there, four to a graduate, ten thousand to a station, a thousand schools.
void preload(const QString& database, qint64 events) {
    const auto named = [](const char* what, const char* number) {
        return QStringLiteral("decode(md5('%1' || %2), 'hex')")
            .arg(QLatin1String(what), QLatin1String(number));
    };
    const QString count = QString::number(events);
    copyInto(
        database, QStringLiteral("event"),
        QStringLiteral(
            "SELECT last.value + g, %1, %2, 0::bigint, g % 10000 + 1, header, station_signature, "
            "user_signature, %3, tombstone, body, outcome, code, last.value + g "
            "FROM (SELECT MAX(value) AS value FROM counter) AS last, generate_series(1, %4::bigint) AS g "
            "JOIN event ON event.arrived = 100 + g % 5000")
            .arg(named("event", "g"), named("station", "g / 10000"), named("subject", "g / 4"), count));
    copyInto(
        database, QStringLiteral("audience"),
        QStringLiteral("SELECT 'School ' || g % 1000, last.value + g FROM (SELECT MAX(value) AS value FROM "
                       "counter) AS last, generate_series(1, %1::bigint) AS g")
            .arg(count));
    copyInto(database, QStringLiteral("subject"),
             QStringLiteral(
                 "SELECT %1, wrapped, 'School ' || g % 1000, batch, lineage, photo, submission, submitted, "
                 "portrait, collector, verdict, judge, says, by_supervisor, rival, rival_judge, "
                 "rival_says, rival_by_supervisor, delivered, purged, waiting FROM (SELECT * FROM subject "
                 "LIMIT 1) AS one, generate_series(0, %2::bigint / 4) AS g")
                 .arg(named("subject", "g"), count));
    const QString counters =
        QStringLiteral("UPDATE counter SET value = (SELECT MAX(value) FROM counter) + %1; VACUUM ANALYZE")
            .arg(count);
    for (const QString& sql : counters.split(QLatin1Char(';')))
        if (QProcess::execute(QStringLiteral("psql"),
                              {QStringLiteral("-qX"), database, QStringLiteral("-c"), sql}) != 0)
            qFatal("the counters could not be set");
}

double readAll(const HubStore& hub) {
    HandStation reader;
    enrol(const_cast<HubStore&>(hub), reader, {{northSchool()}, false});
    QElapsedTimer timer;
    timer.start();
    qint64 count = 0;
    for (qint64 after = 0;;) {
        const Feed feed = given(hub.entries(reader.id(), after, 500));
        count += feed.entries.size();
        if (feed.next == after) break;
        after = feed.next;
    }
    return double(count) / (double(timer.nsecsElapsed()) / 1e9);
}

} // namespace

int main(int count, char** values) {
    QCoreApplication program(count, values);
    const CommandLine line{
        {"postgres", "A PostgreSQL of its own instead of SQLite."},
        {"desks", "Stations that send at once.", "number", QStringLiteral("8")},
        {"batch", "Events in a request.", "number", QStringLiteral("25")},
        {"upTo", "Events in the end; measured at each tenth power.", "number", QStringLiteral("100000")},
        {"preload", "Events that are there first, by COPY.", "number", QStringLiteral("0")},
        {"folder", "On this disk.", "path", QDir::tempPath()}};
    const bool onPostgres = line.has("postgres");
    const auto server = onPostgres ? PostgresServer::start(true) : nullptr;
    if (onPostgres && !server) qFatal("PostgreSQL is not installed");
    QTemporaryDir folder(line.text("folder") + QStringLiteral("/hub-bench-XXXXXX"));
    const QString database = onPostgres ? server->newDatabase() : QString();
    const auto hub = sure(HubStore::open({folder.filePath(QStringLiteral("hub")), database}));
    const Load load{line.number("desks"), line.number("batch"), 10'000};
    std::printf("%s, %d desks, %d events a request\n", onPostgres ? "PostgreSQL" : "SQLite", load.desks,
                load.batch);
    if (const qint64 events = onPostgres ? line.large("preload") : 0; events > 0) {
        report("at", load.events, run(*hub, load, server.get()));
        preload(database, events);
        report("with more:", events, run(*hub, load, server.get()));
        report("once more:", events, run(*hub, load, server.get()));
        return 0;
    }
    for (qint64 there = 0, mark = 10'000; mark <= line.large("upTo"); there += load.events) {
        const Measured measured = run(*hub, load, server.get());
        if (there + load.events < mark) continue;
        report("at", there + load.events, measured);
        mark *= 10;
    }
    std::printf("feed: %.0f events/s read in pages of 500\n", readAll(*hub));
    return 0;
}
