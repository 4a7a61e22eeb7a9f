// Three stations and a hub as they are: stores with their links, wires that are cut, the hub's own server. By
// chance collected, retaken, imported, reviewed, locked, delivered, given to graduates, purged, people
// removed, a station revoked; the hub restarted, ended in the middle and restored from an old backup,
// stations cloned and restored from old copies. Then all heals, and stores, hub and a plain reading of its
// log say the same.
//
//     stations_soak --from 1 --seeds 1000 --jobs 3 --state FILE [--logs FOLDER]
//
// Each schedule is a process of its own. Goes on after the last seed in FILE. A seed that fails is told;
// --from SEED --seeds 1 does it again, though threads meet as they will.
#include "tests/soak/seeds.h"
#include "tests/soak/stations/stations.h"

#include <QCommandLineParser>
#include <QElapsedTimer>

#include <cstdio>
#include <functional>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace mianguan;
using namespace mianguan::test;

namespace {

constexpr int steps = 170;
constexpr int mostSeconds = 300; // of one schedule

using Count = Stations::Count;

struct Running {
    int seed;
    int answer; ///< the pipe its counts come through
};

QString folderOf(const QString& root, int seed) { return root + QStringLiteral("/seed%1").arg(seed); }

/// In a process that has no thread yet.
template <class Work>
pid_t beside(Work work) {
    std::fflush(stdout);
    const pid_t child = fork();
    if (child != 0) return child;
    int count = 1;
    char name[] = "stations_soak";
    char* values[] = {name, nullptr};
    int status = 1;
    {
        QCoreApplication program(count, values);
        status = work();
    }
    std::fflush(stdout);
    _exit(status);
}

/// What a schedule that failed leaves lies in the folder of logs.
void leave(const Stations& schedule, const QString& folder, const QString& logs) {
    std::printf("%s\n", qPrintable(schedule.story().join(QLatin1Char('\n'))));
    std::fflush(stdout);
    if (logs.isEmpty()) return;
    QDir().mkpath(logs);
    const QString place = logs + QLatin1Char('/') + QFileInfo(folder).fileName();
    replaceFolder(folder, place);
    replaceFolder(schedule.hubFolder(), place + QStringLiteral("/hub"));
}

/// What dies tells its mishaps too.
std::function<void(const QString&)> whenDying;

void tell(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    std::fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, context, text)));
    if (type == QtFatalMsg && whenDying) std::exchange(whenDying, {})(text);
}

int runs(int seed, const QString& founded, const QString& folder, const QString& logs, int answer) {
    alarm(mostSeconds);
    QDir().mkpath(folder);
    qputenv("TMPDIR", QFile::encodeName(folder));
    Stations schedule(quint32(seed), founded);
    const auto failed = [&](const QString& wrong) {
        std::printf("seed %d: %s\n", seed, qPrintable(wrong));
        leave(schedule, folder, logs);
    };
    whenDying = failed;
    qInstallMessageHandler(tell);
    for (int step = 0; step < steps; ++step)
        schedule.step();
    QString wrong = schedule.heal();
    if (wrong.isEmpty()) wrong = schedule.difference();
    if (!wrong.isEmpty()) failed(wrong);
    whenDying = {};
    const bool told = write(answer, &schedule.count, sizeof schedule.count) == ssize_t(sizeof schedule.count);
    return wrong.isEmpty() && told ? 0 : 1;
}

void add(Count& all, const Count& one) {
    static_assert(sizeof(Count) % sizeof(int) == 0);
    const auto* from = reinterpret_cast<const int*>(&one);
    auto* to = reinterpret_cast<int*>(&all);
    for (size_t i = 0; i < sizeof(Count) / sizeof(int); ++i)
        to[i] += from[i];
}

class Runner {
public:
    Runner(const QString& state, const QString& logs) : stateFile(state), logFolder(logs) { found(); }

    void begin(int seed) {
        int ends[2];
        if (pipe(ends) != 0) qFatal("no pipe");
        const pid_t child = beside([&] {
            if (!logFolder.isEmpty())
                (void)std::freopen(qPrintable(logFolder + QStringLiteral("/seed%1.log").arg(seed)), "w",
                                   stderr);
            return runs(seed, founded(), folderOf(root.path(), seed), logFolder, ends[1]);
        });
        close(ends[1]);
        running[child] = {seed, ends[0]};
    }
    void end() {
        int status = 0;
        const pid_t child = wait(&status);
        const auto one = running.extract(child).mapped();
        Count count;
        if (read(one.answer, &count, sizeof count) == ssize_t(sizeof count)) add(all, count);
        close(one.answer);
        QDir(folderOf(root.path(), one.seed)).removeRecursively();
        if (WIFSIGNALED(status)) std::printf("seed %d: ended by signal %d\n", one.seed, WTERMSIG(status));
        if (status != 0) failedSeeds.push_back(one.seed);
        note(one.seed);
    }
    int busy() const { return int(running.size()); }

    Count all;
    std::vector<int> failedSeeds;
    int done = 0;
    int next = 1; ///< all before it are done

private:
    QString founded() const { return root.filePath(QStringLiteral("founded")); }
    void found() {
        QDir().mkpath(founded());
        const pid_t child = beside([&] {
            qputenv("TMPDIR", QFile::encodeName(root.path()));
            foundDesks(founded());
            return 0;
        });
        int status = 0;
        if (waitpid(child, &status, 0) != child || status != 0) qFatal("no store could be founded");
    }
    void note(int seed) {
        ++done;
        ended.insert(seed);
        while (ended.erase(next) > 0)
            soak::noteSeed(stateFile, next++);
        std::fflush(stdout);
    }

    QString stateFile, logFolder;
    MemoryFolder root;
    std::map<pid_t, Running> running;
    std::set<int> ended;
};

QString option(const char* name) { return QLatin1String(name); }

} // namespace

int main(int count, char** values) {
    QStringList arguments;
    for (int i = 0; i < count; ++i)
        arguments += QString::fromLocal8Bit(values[i]);
    QCommandLineParser line;
    line.addOptions({{option("from"), option("The first seed."), option("seed"), option("1")},
                     {option("seeds"), option("How many."), option("number"), option("1000")},
                     {option("jobs"), option("So many at once."), option("number"), option("2")},
                     {option("state"), option("Goes on after the seed in it."), option("file")},
                     {option("logs"), option("What each said of its work, and what one that failed left."),
                      option("folder")}});
    if (!line.parse(arguments)) qFatal("%s", qPrintable(line.errorText()));
    const int first = line.value(option("from")).toInt(), end = first + line.value(option("seeds")).toInt(),
              jobs = std::max(1, line.value(option("jobs")).toInt());
    QElapsedTimer timer;
    timer.start();
    Runner runner(line.value(option("state")), line.value(option("logs")));
    runner.next = std::max(first, soak::lastSeed(line.value(option("state"))) + 1);
    for (int seed = runner.next; seed < end; ++seed) {
        while (runner.busy() >= jobs)
            runner.end();
        runner.begin(seed);
    }
    while (runner.busy() > 0)
        runner.end();
    const Count& all = runner.all;
    std::printf(
        "%d schedules, %d failed, %lld s: %d deeds and %d refused, %d photos, %d given by hand and %d taken "
        "back, %d purges, %d people removed, "
        "%d clones, %d stations and %d hubs restored, %d hubs ended, %d stations revoked, %d under a new "
        "key, "
        "%d decisions and %d of what was lost for good; %d events in the logs\n",
        runner.done, int(runner.failedSeeds.size()), static_cast<long long>(timer.elapsed() / 1000),
        all.deeds, all.refused, all.photos, all.given, all.takenBack, all.purges, all.removals, all.clones,
        all.rollbacks, all.hubRestores, all.hubKills, all.revocations, all.rekeyed, all.settled, all.declined,
        all.events);
    for (const int seed : runner.failedSeeds)
        std::printf("failed: %d\n", seed);
    return runner.failedSeeds.empty() ? 0 : 1;
}
