// Cuts the power after each operation of a short day and looks whether everything acknowledged by then is
// there.
#include "tests/base/command_line.h"
#include "tests/ledger/memory_folder.h"
#include "tests/ledger/power_cut_disk.h"
#include "tests/soak/short_day.h"
#include "tests/soak/soak_look.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace mianguan;
using namespace mianguan::soak;
using namespace mianguan::test;

namespace {

struct Options {
    int stride = 1;
    int seeds = 5;
};

struct Line {
    QString text;
    int operations; ///< done when it was said
};

class PowerCuts {
public:
    PowerCuts() : disk(day.path()) {
        liveShortDay(shortDayIn(day.path(), pictures.path()), disk,
                     {[this](const QString& line) {
                          lines += {line, disk.operations()};
                      },
                      [](const Error& error) { qFatal("%s", qPrintable(error.sentence())); }});
        if (!disk.strange().isEmpty()) qFatal("past the disk: %s", qPrintable(disk.strange().first()));
    }

    int operations() const { return disk.operations(); }
    qsizetype said() const { return lines.size(); }
    QStringList cut(int after, quint32 seed) const;

private:
    MemoryFolder day, pictures;
    PowerCutDisk disk;
    QList<Line> lines;
};

QStringList PowerCuts::cut(int after, quint32 seed) const {
    const MemoryFolder left;
    disk.cutPower(day.path(), left.path(), {after, seed});
    const Place place = shortDayIn(left.path(), pictures.path());
    Observer observer(place, seed);
    for (const Line& line : lines) {
        if (line.operations <= after) observer.heard(line.text);
    }
    QStringList wrong = observer.look({after % 3 == 0, after % 3 == 1, after % 3 == 2});
    if (!wrong.isEmpty() || observer.model().founded()) return wrong;
    Orders orders;
    orders.place = place;
    Desk again(orders, {[](const QString&) {}, [&](const Error& error) { wrong += error.sentence(); }});
    again.comeIn();
    return wrong;
}

int cutAll(const Options& options) {
    QElapsedTimer timer;
    timer.start();
    const PowerCuts cuts;
    int done = 0, failed = 0;
    for (int after = 0; after <= cuts.operations(); after += options.stride) {
        for (int seed = 0; seed < options.seeds; ++seed, ++done) {
            const QStringList wrong = cuts.cut(after, quint32(after / options.stride + seed));
            for (const QString& sentence : wrong)
                std::printf("after %d, seed %d: %s\n", after, seed, qPrintable(sentence));
            failed += wrong.isEmpty() ? 0 : 1;
            std::fflush(stdout);
        }
    }
    std::printf("%d operations, %d lines said, %d cuts, %d of them lost or spoilt something; %lld s\n",
                cuts.operations(), int(cuts.said()), done, failed,
                static_cast<long long>(timer.elapsed() / 1000));
    return failed == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const CommandLine line{{"stride", "Cut after every so many operations.", "N", QStringLiteral("1")},
                           {"seeds", "How often after each, other parts kept.", "N", QStringLiteral("5")}};
    return cutAll({line.number("stride"), line.number("seeds")});
}
