#include "core/identify/code_reader.h"
#include "tests/bench/identify/bench.h"
#include "tests/identify/made_code.h"
#include "tests/identify/made_photo.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

using namespace mianguan;

namespace bench {

namespace {

constexpr int liveFrames = 6;

struct Fault {
    const char* name;
    std::vector<double> strengths;
    std::function<void(made::Shot&, double, cv::RNG&)> apply;
};

const std::vector<Fault>& faults() {
    static const std::vector<Fault> all = {
        {"none", {0}, [](made::Shot&, double, cv::RNG&) {}},
        {"tilt, degrees",
         {15, 30, 45},
         [](made::Shot& shot, double by, cv::RNG& random) {
             shot.tilt = by, shot.tiltAxis = random.uniform(0., 360.);
         }},
        {"turn, any",
         {180},
         [](made::Shot& shot, double by, cv::RNG& random) { shot.turn = random.uniform(-by, by); }},
        {"screen grid, contrast",
         {0.3, 0.6, 0.9},
         [](made::Shot& shot, double by, cv::RNG& random) {
             shot.grid = by, shot.turn = random.uniform(-20., 20.), shot.fill = random.uniform(0.6, 1.3);
         }},
        {"glare, size", {0.1, 0.2, 0.3}, [](made::Shot& shot, double by, cv::RNG&) { shot.glare = by; }},
        {"dim, light", {0.4, 0.2, 0.1}, [](made::Shot& shot, double by, cv::RNG&) { shot.light = by; }},
        {"shadow, depth", {0.5, 0.7, 0.85}, [](made::Shot& shot, double by, cv::RNG&) { shot.shadow = by; }},
        {"blur, px", {1, 2, 3}, [](made::Shot& shot, double by, cv::RNG&) { shot.blur = by; }},
        {"motion, px", {4, 8, 12}, [](made::Shot& shot, double by, cv::RNG&) { shot.motion = by; }},
        {"noise, grey levels", {10, 20, 40}, [](made::Shot& shot, double by, cv::RNG&) { shot.noise = by; }},
        {"JPEG, quality",
         {50, 25, 10},
         [](made::Shot& shot, double by, cv::RNG&) { shot.quality = int(by); }},
        {"far, share of height",
         {0.7, 0.5, 0.4},
         [](made::Shot& shot, double by, cv::RNG&) { shot.fill = by; }},
        {"quiet zone cut",
         {0},
         [](made::Shot& shot, double, cv::RNG&) {
             shot.fill = 1.6, shot.seen = {0.347, 0.139, 0.306, 0.545};
         }},
        {"a bad day",
         {1, 1.5, 2},
         [](made::Shot& shot, double by, cv::RNG& random) {
             shot.tilt = 12 * by, shot.tiltAxis = random.uniform(0., 360.),
             shot.turn = random.uniform(-180., 180.);
             shot.grid = 0.3 * by, shot.glare = 0.07 * by, shot.light = 1 / by, shot.blur = 0.8 * by;
             shot.noise = 5 * by, shot.quality = int(70 / by);
         }},
    };
    return all;
}

struct Tally {
    int stills = 0, live = 0, wrong = 0;
    std::vector<double> stillMs, lookMs;
};

double msSince(QElapsedTimer& timer) {
    const double ms = double(timer.nsecsElapsed()) / 1e6;
    timer.restart();
    return ms;
}

/// 1 for the right text, 0 for nothing; another text counts as wrong.
bool isRight(const Result<QList<CodeFound>>& codes, const QByteArray& text, Tally& tally) {
    if (!codes) qFatal("%s", qPrintable(codes.error().sentence()));
    for (const CodeFound& code : *codes)
        if (code.bytes != text) ++tally.wrong;
    return std::any_of(codes->begin(), codes->end(),
                       [&](const CodeFound& code) { return code.bytes == text; });
}

void readOne(const Fault& fault, double strength, int seed, Tally& tally) {
    cv::RNG random(uint64_t(seed) * 7919 + 17);
    const QByteArray text = made::randomText(random.uniform(60, 200), random);
    made::Shot shot;
    shot.fill = 0.95;
    fault.apply(shot, strength, random);
    const cv::Mat picture = made::photographed(made::telephone(text, seed % 5 == 0, random), shot, random);
    QElapsedTimer timer;
    timer.start();
    tally.stills += isRight(readCodes(picture), text, tally);
    tally.stillMs.push_back(msSince(timer));
    LiveCodeReader live;
    bool seen = false;
    for (int frame = 0; frame < liveFrames && !seen; ++frame) {
        seen = isRight(live.look(picture), text, tally);
        tally.lookMs.push_back(msSince(timer));
    }
    tally.live += seen;
}

} // namespace

void printCodes(int each) {
    std::printf("%-24s %8s  %6s %9s %9s  %6s %9s %9s  %5s\n", "fault", "strength", "still", "median ms",
                "p95 ms", "live", "median ms", "p95 ms", "wrong");
    for (const Fault& fault : faults())
        for (const double strength : fault.strengths) {
            Tally tally;
            for (int seed = 0; seed < each; ++seed)
                readOne(fault, strength, seed, tally);
            std::printf("%-24s %8.2f  %5.1f%% %9.1f %9.1f  %5.1f%% %9.1f %9.1f  %5d\n", fault.name, strength,
                        100. * tally.stills / each, quantile(tally.stillMs, 0.5),
                        quantile(tally.stillMs, 0.95), 100. * tally.live / each, quantile(tally.lookMs, 0.5),
                        quantile(tally.lookMs, 0.95), tally.wrong);
            std::fflush(stdout);
        }
}

} // namespace bench
