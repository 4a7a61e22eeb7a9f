#include "core/portrait/verification.h"

#include "tests/bench/portrait/bench.h"
#include "tests/bench/portrait/made_truths.h"

#include <cstdio>

namespace mianguan::bench {

namespace {

struct Counts {
    int same[3] = {}, different[3] = {}, none = 0;
    QStringList wrong;
};

void print(const char* name, const Counts& counts) {
    std::printf("%-22s same people: %d same, %d unsure, %d different   different people: %d same, %d unsure, "
                "%d different   no face %d   %s\n",
                name, counts.same[int(Band::Same)], counts.same[int(Band::Unsure)],
                counts.same[int(Band::Different)], counts.different[int(Band::Same)],
                counts.different[int(Band::Unsure)], counts.different[int(Band::Different)], counts.none,
                qPrintable(counts.wrong.join(QLatin1Char(' '))));
}

} // namespace

void printVerification(const Bench& bench) {
    const QList<Row> pairs = rowsOf(bench.photos + QStringLiteral("/pairs.csv"));
    for (const Degradation& degradation : idCardDegradations()) {
        Counts counts;
        QHash<QString, Result<FaceTemplate>> seen[2];
        const auto templateOf = [&](const QString& file, bool card) {
            auto& known = seen[card ? 1 : 0];
            if (!known.contains(file)) {
                auto picture = readPicture(bench.photos + QLatin1Char('/') + file);
                if (picture && card) *picture = degradation.make(*picture);
                known.insert(
                    file, picture.and_then([&](const Picture& p) { return faceTemplate(p, *bench.vision); }));
            }
            return known.value(file);
        };
        for (const Row& pair : pairs) {
            const QString a = pair.value(QStringLiteral("file_a")), b = pair.value(QStringLiteral("file_b"));
            const auto first = templateOf(a, true), second = templateOf(b, false);
            if (!first || !second) {
                ++counts.none;
                continue;
            }
            const bool same = pair.value(QStringLiteral("same")) == QLatin1String("1");
            const Band band = compareFaces(*first, *second).band;
            ++(same ? counts.same : counts.different)[int(band)];
            if (band == (same ? Band::Different : Band::Same)) counts.wrong << a + QLatin1Char('|') + b;
        }
        print(degradation.name, counts);
    }
}

} // namespace mianguan::bench
