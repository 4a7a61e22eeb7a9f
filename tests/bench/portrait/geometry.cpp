#include "tests/bench/portrait/bench.h"
#include "tests/portrait/findings.h"

#include <cmath>
#include <cstdio>

namespace mianguan::bench {

namespace {

struct Errors {
    QList<double> eyes, chin, hair;
    QStringList outside, unsaid;
    int whole = 0;

    void add(const Row& truth, const Portrait& portrait);
    void addWindows(const QString& file, const Portrait& portrait);
};

double number(const Row& row, const char* key) { return row.value(QLatin1String(key)).toDouble(); }

void Errors::add(const Row& truth, const Portrait& portrait) {
    const FaceGeometry& face = *portrait.geometry;
    const double unit = number(truth, "eye_to_chin");
    const auto off = [&](QPointF found, const char* x, const char* y) {
        return std::hypot(found.x() - number(truth, x), found.y() - number(truth, y)) / unit;
    };
    // The list's left is the picture's.
    eyes << off(face.rightEye, "left_eye_x", "left_eye_y") << off(face.leftEye, "right_eye_x", "right_eye_y");
    chin << off(face.chin, "chin_x", "chin_y");
    if (truth.value(QStringLiteral("head_complete")) != QLatin1String("1")) return;
    ++whole;
    if (face.hairTop) hair << std::abs(*face.hairTop - number(truth, "hair_top_y")) / unit;
    addWindows(truth.value(QStringLiteral("file")), portrait);
}

/// Whole heads whose eyes or hair miss their windows, and those of them that nobody is told about.
void Errors::addWindows(const QString& file, const Portrait& portrait) {
    bool misses = false, said = false;
    for (const char* id : {"eye-line", "hair-top", "face-width"}) {
        const Finding* finding = mianguan::finding(portrait, QLatin1String(id));
        const bool passes = finding && finding->status == Status::Pass;
        misses |= !passes;
        said |= finding && finding->status == Status::Fail;
    }
    if (misses) outside << file;
    if (misses && !said) unsaid << file;
}

void print(const char* name, const QList<double>& errors, double bar) {
    std::printf("%-6s median %.1f %%  p90 %.1f %%  worst %.1f %%  (%lld; wanted %.0f %%)\n", name,
                100 * quantile(errors, 0.5), 100 * quantile(errors, 0.9), 100 * quantile(errors, 1),
                static_cast<long long>(errors.size()), bar);
}

} // namespace

void printGeometry(const Bench& bench) {
    Errors errors;
    for (const Row& truth : rowsOf(bench.photos + QStringLiteral("/geometry.csv"))) {
        const auto picture =
            readPicture(bench.photos + QLatin1Char('/') + truth.value(QStringLiteral("file")));
        if (!picture) continue;
        const auto portrait = standardize(*picture, bench.specification, *bench.vision);
        if (portrait && portrait->geometry) errors.add(truth, *portrait);
    }
    std::printf("error as a share of the distance from eyes to chin\n");
    print("eyes", errors.eyes, 3);
    print("chin", errors.chin, 5);
    print("hair", errors.hair, 5);
    std::printf(
        "outside a window, of %d whole heads: %lld (%s); not said: %lld (%s)\n", errors.whole,
        static_cast<long long>(errors.outside.size()), qPrintable(errors.outside.join(QLatin1Char(' '))),
        static_cast<long long>(errors.unsaid.size()), qPrintable(errors.unsaid.join(QLatin1Char(' '))));
}

} // namespace mianguan::bench
