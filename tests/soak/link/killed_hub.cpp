#include "hub_process.h"
#include "tests/soak/link/comparing.h"
#include "tests/soak/link/day.h"
#include "tests/soak/link/desk_process.h"
#include "tests/soak/link/office.h"
#include "tests/soak/link/trial.h"

#include <random>

namespace mianguan::soak {

using namespace test;
using namespace Qt::StringLiterals;

namespace {

constexpr int dayMs = 300'000, readingMs = 60'000, kills = 6;

/// Between two kills; often so short that the hub is just starting.
int pause(std::mt19937& random) { return int(std::exponential_distribution<>(1.0 / 250)(random)); }

QString differing(const QString& deskFolder, const Office& office) {
    const auto desk = openStation(deskFolder);
    const bool same = QTest::qWaitFor([&] { return wordsOf(*desk) == wordsOf(*office.store); }, readingMs);
    if (!same) return difference(wordsOf(*desk), wordsOf(*office.store));
    const auto isWhole = [&] { return unsound(*office.store).isEmpty(); };
    if (!QTest::qWaitFor(isWhole, readingMs)) return unsound(*office.store); // pictures come last
    return unsound(*desk);
}

QString lost(const QList<wire::BlobName>& kept, const Store& office) {
    for (const wire::BlobName& photo : kept)
        if (!office.blob(photo.subject, photo.hash))
            return u"an acknowledged portrait is not at the office"_s;
    return {};
}

} // namespace

Verdict tryKilledHub(const Stations& templates, int seed) {
    std::mt19937 random{quint32(seed)};
    const QTemporaryDir folder;
    const Stations stations{folder.path()};
    templates.copyTo(folder.path());
    HubProcess hub;
    if (!hub.start()) return {u"the hub did not start"_s};
    Office office(stations.office());
    if (const auto joined = office.join(hub.code()); !joined) return {joined.error().sentence()};
    DeskProcess desk(stations.desk(), hub.code());
    desk.start();
    int happened = 0;
    for (; happened < kills && desk.isRunning(); ++happened) {
        QTest::qWait(pause(random));
        if (random() % 4 == 0) desk.kill();
        hub.kill();
        QTest::qWait(pause(random) / 4);
        if (!hub.start()) return {u"the hub did not start again"_s, happened};
        if (!desk.isRunning()) desk.start();
    }
    QString problem = desk.live(dayMs);
    if (problem.isEmpty()) problem = differing(stations.desk(), office);
    if (problem.isEmpty()) problem = lost(desk.kept(), *office.store);
    if (problem.isEmpty()) problem = hub.verified();
    return {problem, happened};
}

} // namespace mianguan::soak
