#include "core/image/picture_memory.h"
#include "tests/bench/portrait/bench.h"

#include <QCommandLineParser>
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
    QCommandLineParser options;
    const auto option = [&](const char* name, const char* meaning, const char* otherwise) {
        options.addOption({QString::fromLatin1(name), QString::fromLatin1(meaning), QString::fromLatin1(name),
                           QString::fromLatin1(otherwise)});
    };
    option("scenes", "Made desk scenes.", "");
    option("only", "Sections, by commas.", "matte,geometry,checks,verification,times");
    option("rounds", "Rounds of the times.", "1");
    option("keep", "Where mattes go.", "");
    options.addHelpOption();
    options.process(app);
    auto vision = Vision::load();
    auto specification = loadSpecification(defaultSpecificationId());
    if (!vision || !specification || options.positionalArguments().size() != 1)
        return std::fprintf(stderr, "usage: portrait_bench PHOTOS [options]; it needs the models\n"), 2;
    const auto value = [&](const char* name) { return options.value(QLatin1String(name)); };
    const bench::Bench bench{*vision,         *specification, options.positionalArguments().first(),
                             value("scenes"), value("keep"),  std::max(1, value("rounds").toInt())};
    if (!bench.keep.isEmpty()) QDir().mkpath(bench.keep);
    const QStringList wanted = value("only").split(QLatin1Char(','));
    for (const Section& section : sections)
        if (wanted.contains(QLatin1String(section.name))) {
            std::printf("== %s ==\n", section.name);
            section.print(bench);
            std::fflush(stdout);
        }
    return 0;
}
