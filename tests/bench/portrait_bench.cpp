#include "core/image/picture_memory.h"
#include "core/portrait/standardize.h"
#include "core/vision/vision.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QMap>

#include <algorithm>
#include <cstdio>

// portrait_bench FOLDER [ROUNDS]: loads the models, standardizes every picture below FOLDER as often as
// asked, and prints the cold and warm times by stage and the memory in use on the way.

using namespace mianguan;

namespace {

double residentMb() {
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) return 0;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:")) return line.simplified().split(' ').at(1).toDouble() / 1024;
    return 0;
}

double quantile(QList<double> values, double share) {
    if (values.isEmpty()) return 0;
    std::sort(values.begin(), values.end());
    return values.at(qsizetype(share * double(values.size() - 1)));
}

double ms(const QElapsedTimer& timer) { return double(timer.nsecsElapsed()) / 1e6; }

struct Bench {
    std::shared_ptr<Vision> vision;
    Specification specification;
    QMap<QString, QList<double>> stages;
    int done = 0;

    void standardizeOne(const QString& path) {
        QElapsedTimer timer;
        timer.start();
        const auto picture = readPicture(path);
        if (!picture) return;
        const double read = ms(timer);
        const auto portrait = standardize(*picture, specification, *vision);
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

int main(int argc, char** argv) {
    keepPictureMemory();
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) return std::fprintf(stderr, "usage: portrait_bench FOLDER [ROUNDS]\n"), 2;
    QStringList files;
    QDirIterator walk(arguments.at(1), QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files << walk.next();
    std::sort(files.begin(), files.end());
    const int rounds = std::max(1, arguments.value(2).toInt());

    QElapsedTimer timer;
    timer.start();
    auto vision = Vision::load();
    auto specification = loadSpecification(defaultSpecificationId());
    if (!vision || !specification || files.isEmpty())
        return std::fprintf(stderr, "no models or no pictures\n"), 1;
    std::printf("models loaded in %.0f ms, %.0f MB resident\n", ms(timer), residentMb());

    Bench cold{*vision, *specification, {}, 0};
    for (const QString& path : files) {
        cold.standardizeOne(path);
        if (cold.done == 1) break;
    }
    cold.print("first");
    Bench warm{*vision, *specification, {}, 0};
    int next = 1;
    timer.restart();
    for (int round = 0; round < rounds; ++round)
        for (const QString& path : files) {
            warm.standardizeOne(path);
            if (warm.done == next)
                std::printf("after %5d portraits: %.0f MB resident\n", warm.done, residentMb()),
                    next = next < 10 ? 10 : next * 10;
        }
    warm.print("warm");
    std::printf("%.1f portraits a second on one caller, %.0f MB resident at the end\n",
                warm.done / (ms(timer) / 1000), residentMb());
    return 0;
}
