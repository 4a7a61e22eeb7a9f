// Three stations and a hub, by chance: collected, retaken, reviewed, revoked, locked, purged; lines cut, the
// hub restarted and restored from an old backup, stations cloned and restored from old images. In the end all
// have read the same, a plain model says the same of every event, and nothing acknowledged is lost.
//
//     hub_soak --from 1 --seeds 1000 --state FILE [--postgres]
//
// Goes on after the last seed in FILE. A seed that fails is told; --from SEED --seeds 1 does it again.
#include "tests/base/command_line.h"
#include "tests/soak/hub/partitions.h"
#include "tests/soak/seeds.h"

#include <QElapsedTimer>

#include <cstdio>

using namespace mianguan;
using namespace mianguan::test;

namespace {

constexpr int steps = 260;

void add(Partitions::Count& all, const Partitions::Count& one) {
    all.deeds += one.deeds;
    all.pictures += one.pictures;
    all.clones += one.clones;
    all.rollbacks += one.rollbacks;
    all.hubRestores += one.hubRestores;
    all.revocations += one.revocations;
}

bool runs(int seed, bool onPostgres, Partitions::Count& all) {
    Partitions schedule(quint32(seed), onPostgres);
    for (int step = 0; step < steps; ++step)
        schedule.step();
    schedule.heal();
    add(all, schedule.count);
    const QString differs = schedule.difference();
    if (!differs.isEmpty()) std::printf("seed %d: %s\n", seed, qPrintable(differs));
    return differs.isEmpty();
}

} // namespace

int main(int count, char** values) {
    QCoreApplication program(count, values);
    const CommandLine line{{"from", "The first seed.", "seed", QStringLiteral("1")},
                           {"seeds", "How many.", "number", QStringLiteral("1000")},
                           {"state", "Goes on after the seed in it.", "file"},
                           {"postgres", "On a PostgreSQL of its own."}};
    const bool onPostgres = line.has("postgres");
    if (onPostgres && !postgres()) qFatal("PostgreSQL is not installed");
    const QString state = line.text("state");
    const int first = line.number("from"), end = first + line.number("seeds");
    Partitions::Count all;
    int failed = 0, done = 0;
    QElapsedTimer timer;
    timer.start();
    for (int seed = std::max(first, soak::lastSeed(state) + 1); seed < end; ++seed, ++done) {
        failed += !runs(seed, onPostgres, all);
        soak::noteSeed(state, seed);
    }
    std::printf(
        "%d schedules, %d failed, %lld s: %d deeds, %d photos, %d clones, %d stations and %d hubs restored, "
        "%d revoked\n",
        done, failed, static_cast<long long>(timer.elapsed() / 1000), all.deeds, all.pictures, all.clones,
        all.rollbacks, all.hubRestores, all.revocations);
    return failed == 0 ? 0 : 1;
}
