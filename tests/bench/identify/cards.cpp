#include "core/identify/card_reading.h"
#include "tests/bench/identify/bench.h"
#include "tests/identify/made_card.h"
#include "tests/identify/made_photo.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

using namespace mianguan;

namespace bench {

namespace {

struct Fault {
    const char* name;
    std::vector<double> strengths;
    std::function<void(made::Shot&, double, cv::RNG&)> apply;
};

const std::vector<Fault>& faults() {
    static const std::vector<Fault> all = {
        {"none", {0}, [](made::Shot&, double, cv::RNG&) {}},
        {"tilt, degrees",
         {10, 20, 30},
         [](made::Shot& shot, double by, cv::RNG& random) {
             shot.tilt = by, shot.tiltAxis = random.uniform(0., 360.);
         }},
        {"turn, up to degrees",
         {15, 180},
         [](made::Shot& shot, double by, cv::RNG& random) {
             shot.turn = random.uniform(-by, by), shot.fill = 0.82;
         }},
        {"far, share of height",
         {0.8, 0.6, 0.5, 0.4, 0.3},
         [](made::Shot& shot, double by, cv::RNG&) { shot.fill = by; }},
        {"blur, px", {0.8, 1.4, 2, 3, 4}, [](made::Shot& shot, double by, cv::RNG&) { shot.blur = by; }},
        {"motion, px", {2, 4, 6, 9, 12}, [](made::Shot& shot, double by, cv::RNG&) { shot.motion = by; }},
        {"glare, size", {0.08, 0.15, 0.25}, [](made::Shot& shot, double by, cv::RNG&) { shot.glare = by; }},
        {"noise, grey levels",
         {6, 12, 20, 40, 60},
         [](made::Shot& shot, double by, cv::RNG&) { shot.noise = by; }},
        {"shadow, depth", {0.3, 0.5, 0.7}, [](made::Shot& shot, double by, cv::RNG&) { shot.shadow = by; }},
        {"dim, light", {0.5, 0.3, 0.15}, [](made::Shot& shot, double by, cv::RNG&) { shot.light = by; }},
        {"JPEG, quality",
         {60, 30, 15, 8},
         [](made::Shot& shot, double by, cv::RNG&) { shot.quality = int(by); }},
        {"an ordinary desk",
         {1, 1.5, 2, 3},
         [](made::Shot& shot, double by, cv::RNG& random) {
             shot.fill = random.uniform(0.7, 0.82);
             shot.tilt = 8 * by, shot.tiltAxis = random.uniform(0., 360.),
             shot.turn = random.uniform(-180., 180.);
             shot.blur = 0.5 * by, shot.noise = 3 * by, shot.shadow = 0.2 * by, shot.quality = int(85 / by);
         }},
    };
    return all;
}

struct Tally {
    int cards = 0, numbers = 0, wrong = 0, found = 0;
    int names = 0, wrongNames = 0, births = 0, sexes = 0, groups = 0, addresses = 0;
    std::vector<double> ms;
};

CardReading readOne(const Fault& fault, double strength, int seed, made::Person& person, Tally& tally) {
    cv::RNG random(uint64_t(seed) * 104'729 + 31);
    person = made::randomPerson(random);
    made::Shot shot;
    shot.fill = 1.1;
    shot.corner = 3.18 * 20;
    fault.apply(shot, strength, random);
    const cv::Mat picture = made::photographed(made::card(person, random), shot, random);
    QElapsedTimer timer;
    timer.start();
    const auto reading = readCard(picture);
    tally.ms.push_back(double(timer.nsecsElapsed()) / 1e6);
    if (!reading && reading.error().kind != ErrorKind::NotFound)
        qFatal("%s", qPrintable(reading.error().sentence()));
    tally.found += reading.has_value();
    return reading.value_or(CardReading());
}

void count(const CardReading& reading, const made::Person& person, Tally& tally) {
    ++tally.cards;
    tally.numbers += reading.identityNumber == person.number;
    tally.wrong += !reading.identityNumber.isEmpty() && reading.identityNumber != person.number;
    tally.names += reading.name == person.name;
    tally.wrongNames += reading.name != person.name && reading.confidence.name >= 0.6;
    tally.births += reading.birthDate == person.birth;
    tally.sexes += reading.sex == (person.male ? PrintedSex::Male : PrintedSex::Female);
    tally.groups += reading.ethnicGroup == person.ethnicGroup;
    tally.addresses += reading.address == person.address;
}

void print(const char* fault, double strength, const Tally& tally) {
    const auto share = [&](int part) { return 100. * part / tally.cards; };
    std::printf(
        "%-22s %6.2f %5d  %6.1f%% %6d %6.1f%%  %5.1f%% %5d  %5.1f%% %5.1f%% %5.1f%% %5.1f%%  %6.0f %6.0f\n",
        fault, strength, tally.cards, share(tally.numbers), tally.wrong, share(tally.found),
        share(tally.names), tally.wrongNames, share(tally.births), share(tally.sexes), share(tally.groups),
        share(tally.addresses), quantile(tally.ms, 0.5), quantile(tally.ms, 0.95));
    std::fflush(stdout);
}

} // namespace

void printCards(int cards) {
    int kinds = 0, seed = 0, wrong = 0;
    for (const Fault& fault : faults())
        kinds += int(fault.strengths.size());
    std::printf("%-22s %6s %5s  %7s %6s %7s  %6s %5s  %6s %6s %6s %6s  %6s %6s\n", "fault", "by", "cards",
                "number", "wrong", "found", "name", "sure+", "birth", "sex", "group", "addr", "ms", "p95");
    for (const Fault& fault : faults())
        for (const double strength : fault.strengths) {
            Tally tally;
            for (int i = 0; i < std::max(1, cards / kinds); ++i) {
                made::Person person;
                const CardReading reading = readOne(fault, strength, seed++, person, tally);
                count(reading, person, tally);
            }
            print(fault.name, strength, tally);
            wrong += tally.wrong;
        }
    std::printf("wrong numbers in all: %d of %d\n", wrong, seed);
}

} // namespace bench
