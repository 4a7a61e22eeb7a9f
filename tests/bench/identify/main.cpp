#include "core/image/picture_memory.h"
#include "tests/base/command_line.h"
#include "tests/bench/identify/bench.h"

#include <QGuiApplication>

#include <cstdio>

// identify_bench [--only codes,cards] [--codes N] [--cards N]: how much of made photographs of telephones and
// identity cards is read, by fault and strength, how much is read wrongly, and how long it takes.

int main(int argc, char** argv) {
    mianguan::keepPictureMemory();
    const QGuiApplication app(argc, argv); // draws the cards' text
    const mianguan::test::CommandLine line{
        {"only", "Sections, by commas.", "sections", QStringLiteral("codes,cards")},
        {"codes", "Pictures of each fault and strength.", "number", QStringLiteral("40")},
        {"cards", "Cards.", "number", QStringLiteral("500")}};
    const QStringList wanted = line.list("only");
    if (wanted.contains(QStringLiteral("codes"))) bench::printCodes(std::max(1, line.number("codes")));
    if (wanted.contains(QStringLiteral("cards"))) bench::printCards(std::max(1, line.number("cards")));
    return 0;
}
