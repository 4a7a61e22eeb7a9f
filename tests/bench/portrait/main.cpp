#include "core/image/picture_memory.h"
#include "tests/base/command_line.h"
#include "tests/bench/portrait/bench.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>

// portrait_bench PHOTOS [--scenes DIR] [--only matte,geometry,checks,verification,times] [--rounds N]: the
// standard photo measured against a folder with labels.csv, geometry.csv and pairs.csv, and against made desk
// scenes (scenes.csv). With --only times PHOTOS may be any folder of pictures.

using namespace mianguan;

namespace {

struct Section {
    const char* name;
    void (*print)(const bench::Bench&);
};

constexpr Section sections[] = {{"matte", bench::printMatte},
                                {"geometry", bench::printGeometry},
                                {"checks", bench::printChecks},
                                {"verification", bench::printVerification},
                                {"times", bench::printTimes}};

} // namespace

int main(int argc, char** argv) {
    keepPictureMemory();
    const QCoreApplication app(argc, argv);
    const mianguan::test::CommandLine line{{"scenes", "Made desk scenes.", "folder"},
                                           {"only", "Sections, by commas.", "sections",
                                            QStringLiteral("matte,geometry,checks,verification,times")},
                                           {"rounds", "Rounds of the times.", "number", QStringLiteral("1")},
                                           {"keep", "Where mattes go.", "folder"}};
    auto vision = Vision::load();
    auto specification = loadSpecification(defaultSpecificationId());
    if (!vision || !specification || line.places().size() != 1)
        return std::fprintf(stderr, "usage: portrait_bench PHOTOS [options]; it needs the models\n"), 2;
    const bench::Bench bench{*vision,
                             *specification,
                             line.places().first(),
                             line.text("scenes"),
                             line.text("keep"),
                             std::max(1, line.number("rounds"))};
    if (!bench.keep.isEmpty()) QDir().mkpath(bench.keep);
    const QStringList wanted = line.list("only");
    for (const Section& section : sections)
        if (wanted.contains(QLatin1String(section.name))) {
            std::printf("== %s ==\n", section.name);
            section.print(bench);
            std::fflush(stdout);
        }
    return 0;
}
