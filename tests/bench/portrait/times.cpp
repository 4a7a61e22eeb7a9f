#include "tests/bench/portrait/bench.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QMap>

#include <algorithm>
#include <cstdio>

// The cold and warm times by stage of every picture below the folder, and the memory in use on the way.

namespace mianguan::bench {

namespace {

double residentMb() {
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) return 0;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:")) return line.simplified().split(' ').at(1).toDouble() / 1024;
    return 0;
}

QStringList pictureFilters() {
    QStringList filters;
    for (const QString& extension : pictureExtensions())
        filters << QStringLiteral("*.") + extension;
    return filters;
}

double ms(const QElapsedTimer& timer) { return double(timer.nsecsElapsed()) / 1e6; }

struct Timed {
    const Bench& bench;
    QMap<QString, QList<double>> stages;
    int done = 0;

    void standardizeOne(const QString& path) {
        QElapsedTimer timer;
        timer.start();
        const auto picture = readPicture(path);
        if (!picture) return;
        const double read = ms(timer);
        const auto portrait = standardize(*picture, bench.specification, *bench.vision);
        if (!portrait || portrait->jpeg.isEmpty()) return;
        stages[QStringLiteral("read")] << read;
        for (const StageTime& time : portrait->times)
            stages[time.stage] << time.ms;
        stages[QStringLiteral("total")] << ms(timer);
        ++done;
    }

    void print(const char* title) const {
        std::printf("%s (%d portraits), ms\n", title, done);
        for (auto it = stages.begin(); it != stages.end(); ++it)
            std::printf("  %-10s median %7.1f   p90 %7.1f\n", qPrintable(it.key()), quantile(it.value(), 0.5),
                        quantile(it.value(), 0.9));
    }
};

} // namespace

void printTimes(const Bench& bench) {
    QStringList files;
    QDirIterator walk(bench.photos, pictureFilters(), QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files << walk.next();
    std::sort(files.begin(), files.end());
    Timed cold{bench, {}, 0};
    for (const QString& path : files) {
        cold.standardizeOne(path);
        if (cold.done == 1) break;
    }
    cold.print("first");
    Timed warm{bench, {}, 0};
    int next = 1;
    QElapsedTimer timer;
    timer.start();
    for (int round = 0; round < bench.rounds; ++round)
        for (const QString& path : files) {
            warm.standardizeOne(path);
            if (warm.done < next) continue;
            std::printf("after %5d portraits: %.0f MB resident\n", warm.done, residentMb());
            next = next < 10 ? 10 : next * 10;
        }
    warm.print("warm");
    std::printf("%.1f portraits a second on one caller, %.0f MB resident at the end\n",
                warm.done / (ms(timer) / 1000), residentMb());
}

} // namespace mianguan::bench
