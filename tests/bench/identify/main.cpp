#include "core/image/picture_memory.h"
#include "tests/bench/identify/bench.h"

#include <QCommandLineParser>
#include <QGuiApplication>

#include <cstdio>

// identify_bench [--only codes,cards] [--codes N] [--cards N]: how much of made photographs of telephones and
// identity cards is read, by fault and strength, how much is read wrongly, and how long it takes.

int main(int argc, char** argv) {
    mianguan::keepPictureMemory();
    const QGuiApplication app(argc, argv); // draws the cards' text
    QCommandLineParser options;
    const auto option = [&](const char* name, const char* meaning, const char* otherwise) {
        options.addOption({QString::fromLatin1(name), QString::fromLatin1(meaning), QString::fromLatin1(name),
                           QString::fromLatin1(otherwise)});
    };
    option("only", "Sections, by commas.", "codes,cards");
    option("codes", "Pictures of each fault and strength.", "40");
    option("cards", "Cards.", "500");
    options.addHelpOption();
    options.process(app);
    const QStringList wanted = options.value(QStringLiteral("only")).split(QLatin1Char(','));
    if (wanted.contains(QStringLiteral("codes")))
        bench::printCodes(std::max(1, options.value(QStringLiteral("codes")).toInt()));
    if (wanted.contains(QStringLiteral("cards")))
        bench::printCards(std::max(1, options.value(QStringLiteral("cards")).toInt()));
    return 0;
}
