// What verifying a store of many people costs who came here by another name first, and how long it keeps
// whoever records: late_names_bench [PEOPLE]. Prints milliseconds; judges nothing.
#include "core/work/graduate_events.h"
#include "core/work/hub_desk.h"
#include "tests/hub/hand_station.h"
#include "tests/work/collecting_tools.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace mianguan;
using namespace mianguan::test;

namespace {

constexpr int page = 500; // of the hub's log

/// The same people enrolled elsewhere, before what was recorded here is settled.
HubLog enrolledElsewhere(HandStation& other, int first, int last) {
    HubLog log;
    for (int number = first; number <= last; ++number) {
        const Written made = other.write(enrolment(Id::random(), goodBatch(), entryOf(number)));
        log.entries += HubEntry{made.sent, made.record(), {Settlement::Outcome::Applied, number, {}, {}, {}}};
    }
    log.peers += other.key.publicKey();
    log.cursor = last;
    return log;
}

double ms(const QElapsedTimer& timer) { return double(timer.nsecsElapsed()) / 1e6; }

} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const int people = argc > 1 ? atoi(argv[1]) : 10'000;
    const QTemporaryDir folder;
    auto store = foundStore(folder.filePath(QStringLiteral("store")));
    orDie(importRoster(*store, listOf(people)));
    QElapsedTimer timer;
    timer.start();
    HandStation other;
    for (int first = 1; first <= people; first += page)
        orDie(store->hubDesk().change([&](HubBook& book) {
            return book.take(enrolledElsewhere(other, first, std::min(people, first + page - 1)));
        }));
    std::printf("%d people taken, %.0f ms\n", people, ms(timer));

    timer.start();
    std::printf("verify alone: %lld problems, ", qlonglong(orDie(verify(*store)).size()));
    std::printf("%.0f ms\n", ms(timer));

    int paid = 0;
    const auto record = [&] {
        const Id one = graduateNumbered(*store, 1 + paid * 7 % people);
        QElapsedTimer recording;
        recording.start();
        orDie(settle(*store, {one}, {FeeState::Paid, ++paid, QStringLiteral("cash"), {}, 0, {}}));
        return ms(recording);
    };
    double longest = 0;
    while (paid < 300)
        longest = std::max(longest, record());
    std::printf("without it: longest wait of a recording %.0f ms\n", longest);
    bool done = false;
    QObject context;
    timer.start();
    store->verify({}, {}, &context, [&](const Result<Verification>&) { done = true; });
    longest = 0;
    while (!done)
        longest = std::max(longest, record());
    std::printf("verify while recording: %.0f ms, longest wait of a recording %.0f ms\n", ms(timer), longest);
}
