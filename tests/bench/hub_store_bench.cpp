#include "core/base/clock.h"
#include "tests/hub/hub_tools.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>

#include <algorithm>
#include <cstdio>
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
};

Measured run(HubStore& hub, const Load& load) {
    std::vector<Prepared> desks;
    for (int i = 0; i < load.desks; ++i)
        desks.push_back(prepared(hub, load.events / load.desks, load.batch));
    std::vector<std::vector<double>> times(desks.size());
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
    return {double(load.events) / seconds, quantile(all, 0.5), quantile(all, 0.99)};
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
    QCommandLineParser line;
    line.addHelpOption();
    line.addOptions(
        {{QStringLiteral("postgres"), QStringLiteral("A PostgreSQL of its own instead of SQLite.")},
         {QStringLiteral("desks"), QStringLiteral("Stations that send at once."), QStringLiteral("number"),
          QStringLiteral("8")},
         {QStringLiteral("batch"), QStringLiteral("Events in a request."), QStringLiteral("number"),
          QStringLiteral("25")},
         {QStringLiteral("upTo"), QStringLiteral("Events in the end; measured at each tenth power."),
          QStringLiteral("number"), QStringLiteral("100000")},
         {QStringLiteral("preload"), QStringLiteral("Events that are there first, by COPY."),
          QStringLiteral("number"), QStringLiteral("0")},
         {QStringLiteral("folder"), QStringLiteral("On this disk."), QStringLiteral("path"),
          QDir::tempPath()}});
    line.process(program);
    const auto number = [&](const char* name) { return line.value(QLatin1String(name)).toLongLong(); };
    const bool onPostgres = line.isSet(QStringLiteral("postgres"));
    const auto server = onPostgres ? PostgresServer::start(true) : nullptr;
    if (onPostgres && !server) qFatal("PostgreSQL is not installed");
    QTemporaryDir folder(line.value(QStringLiteral("folder")) + QStringLiteral("/hub-bench-XXXXXX"));
    const QString database = onPostgres ? server->newDatabase() : QString();
    const auto hub = sure(HubStore::open({folder.filePath(QStringLiteral("hub")), database}));
    const Load load{int(number("desks")), int(number("batch")), 10'000};
    std::printf("%s, %d desks, %d events a request\n", onPostgres ? "PostgreSQL" : "SQLite", load.desks,
                load.batch);
    if (const qint64 events = onPostgres ? number("preload") : 0; events > 0) {
        run(*hub, load);
        preload(database, events);
        const Measured measured = run(*hub, load);
        std::printf("with %8lld more: %6.0f events/s, request %.1f ms median, %.1f ms p99; load %s",
                    static_cast<long long>(events), measured.perSecond, measured.median, measured.p99,
                    loadAverage().constData());
        return 0;
    }
    for (qint64 there = 0, mark = 10'000; mark <= number("upTo"); there += load.events) {
        const Measured measured = run(*hub, load);
        if (there + load.events < mark) continue;
        std::printf("at %8lld events: %6.0f events/s, request %.1f ms median, %.1f ms p99; load %s",
                    static_cast<long long>(there + load.events), measured.perSecond, measured.median,
                    measured.p99, loadAverage().constData());
        std::fflush(stdout);
        mark *= 10;
    }
    std::printf("feed: %.0f events/s read in pages of 500\n", readAll(*hub));
    return 0;
}
