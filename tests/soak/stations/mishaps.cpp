#include "core/wire/enrolment_code.h"
#include "tests/soak/stations/dying_database.h"
#include "tests/soak/stations/stations.h"

namespace mianguan::test {

namespace {

/// Nothing half written lies in the copy of a store that is closed.
QString diskOf(const StationMachine& machine) { return machine.station->folder.path(); }

QString memoryOf(const QString& disk) { return disk + QStringLiteral("/state"); }

bool knowsItsKey(const StationMachine& machine) {
    const HubBook& book = machine.store().hubDesk().questions();
    const auto facts = book.facts();
    return facts && facts->enrolled && facts->station == book.station();
}

} // namespace

Stations::Stations(quint32 seed, const QString& founded)
    : dice(seed), dying(std::make_unique<DyingDatabase>()) {
    for (int desk = 0; desk < desks; ++desk) {
        auto machine = std::make_unique<StationMachine>();
        machine->desk = desk;
        machine->wire = std::make_shared<Wire>();
        machine->station =
            std::make_unique<LinkedStation>(QStringLiteral("Desk %1").arg(desk), foundedDesk(founded, desk));
        machine->sitDown(adminName());
        machines.push_back(std::move(machine));
    }
    serveHub(std::make_shared<HubPlace>(false));
    for (const auto& machine : machines)
        enrol(*machine);
}

Stations::~Stations() {
    machines.clear();
    endHub();
}

void Stations::note(const QString& mishap, const StationMachine* machine) {
    QString line = QStringLiteral("  step %1: %2").arg(steps).arg(mishap);
    if (machine)
        line += QStringLiteral(" %1 as %2 in %3")
                    .arg(machine->station->stationName, machine->key.hex().left(8), machine->station->data());
    mishaps += line;
}

// The hub.

void Stations::serveHub(const std::shared_ptr<HubPlace>& place) {
    hub = std::make_unique<ServedHub>(Callers::Limits{}, dying.get(), place);
    for (const auto& machine : machines)
        machine->wire->leadTo(hub->server->ports().first());
}

void Stations::endHub() {
    for (const auto& machine : machines)
        machine->wire->dropAll();
    hub.reset();
    dying->live();
}

void Stations::restartHub() {
    const auto place = hub->place;
    endHub();
    serveHub(place);
}

/// From some statement on its database answers no more, as when it is ended in the middle of a transaction.
void Stations::killHub() {
    dying->dieAfter(below(60));
    waitAWhile(20);
    dying->die();
    ++count.hubKills;
    restartHub();
}

void Stations::backUpHub() {
    const QString folder = copies.filePath(QStringLiteral("hub%1").arg(saved.size()));
    sure(hub->store->backUp(folder));
    saved.push_back({folder, revokedKey, forks});
    note(QStringLiteral("hub saved at %1").arg(sure(hub->store->head())));
}

/// To a backup since which no station lost what it had, nor went on under another key: what only the hub had
/// of them would be lost with it.
void Stations::restoreHub() {
    if (saved.empty() || count.hubRestores >= 2) return;
    const HubSaved& to = saved[size_t(below(int(saved.size())))];
    if (to.forks != forks) return;
    const auto lost = hub->place;
    endHub();
    const auto place = std::make_shared<HubPlace>(false);
    const QString keys = QStringLiteral("/keys");
    QDir().mkpath(place->options().folder + keys);
    const QString key = keys + QStringLiteral("/hub.key");
    QFile::copy(lost->options().folder + key, place->options().folder + key);
    if (const auto done = HubStore::restore(to.folder, place->options()); !done)
        qFatal("%s", qPrintable(done.error().sentence()));
    replaceFolder(lost->options().folder + keys,
               place->options().folder + keys); // with what stations know it by
    serveHub(place);
    revokedKey = to.revokedKey;
    ++count.hubRestores;
    note(QStringLiteral("hub restored to %1").arg(sure(hub->store->head())));
}

void Stations::revoke() {
    if (!revokedKey.isNull()) return;
    const StationMachine& machine = someMachine();
    if (machine.desk == 0 || !knowsItsKey(machine)) return;
    revokedKey = machine.key;
    given(hub->store->revokeStation(revokedKey, QStringLiteral("stolen")));
    ++count.revocations;
    note(QStringLiteral("revoked"), &machine);
}

// Wires.

void Stations::breakWire(StationMachine& machine) {
    switch (below(4)) {
    case 0:
        return machine.wire->dropAll();
    case 1:
        return machine.wire->breakSending(below(4000));
    case 2:
        return machine.wire->breakAnswering(below(600));
    default:
        return machine.wire->setUp(!machine.wire->up());
    }
}

void Stations::waitAWhile(int ms) { QTest::qWait(1 + below(ms)); }

// Stations.

void Stations::enrol(StationMachine& machine, Id replaces) {
    const QByteArray secret = sure(hub->store->invite({{{goodSchool()}, false}, everyRole(), replaces}));
    const wire::EnrolmentCode code{QStringLiteral("127.0.0.1:%1").arg(machine.wire->port()),
                                   hub->hub->pins().first(), secret};
    orDie(machine.station->enrolWith(code.text()).map([] { return true; }));
    machine.key = machine.store().hubDesk().questions().station();
    note(replaces.isNull() ? QStringLiteral("enrolled")
                           : QStringLiteral("enrolled in place of %1").arg(replaces.hex().left(8)),
         &machine);
}

/// Its disk, with or without what the machine remembers of it outside the store.
void Stations::cloneOne() {
    StationMachine& one = someMachine();
    if (count.clones >= 2 || !knowsItsKey(one)) return;
    auto clone = std::make_unique<StationMachine>();
    clone->desk = one.desk;
    clone->wire = one.wire;
    clone->key = one.key;
    clone->session = one.session;
    one.station->end();
    clone->station =
        std::make_unique<LinkedStation>(one.station->stationName + QLatin1String(" copy"), diskOf(one));
    if (oneIn(3)) QDir(memoryOf(diskOf(*clone))).removeRecursively();
    one.sitDown(adminName());
    clone->sitDown(adminName());
    machines.push_back(std::move(clone));
    note(QStringLiteral("copied"), machines.back().get());
    ++count.clones;
    ++forks;
}

void Stations::saveImage() {
    const size_t number = size_t(below(int(machines.size())));
    StationMachine& one = *machines[number];
    if (!knowsItsKey(one)) return;
    images.push_back(
        {copies.filePath(QStringLiteral("image%1").arg(images.size())), number, photos.size(), one.key});
    one.station->end();
    replaceFolder(diskOf(one), images.back().folder);
    one.sitDown(adminName());
    note(QStringLiteral("saved"), &one);
}

/// What it took since is lost where the hub has not got it.
void Stations::rollBack() {
    if (images.empty()) return;
    const Image& image = images[size_t(below(int(images.size())))];
    StationMachine& machine = *machines[image.machine];
    machine.station->end();
    for (size_t i = image.photos; i < photos.size(); ++i)
        if (photos[i].machine == int(image.machine) && !isAtHub(photos[i])) photos[i].lost = true;
    const QString disk = diskOf(machine), memory = memoryOf(disk);
    const int kept = below(3); // of the memory: the old one, none, that of today
    const QString today = copies.filePath(QStringLiteral("memory"));
    if (kept == 2) replaceFolder(memory, today);
    replaceFolder(image.folder, disk);
    if (kept > 0) QDir(memory).removeRecursively();
    if (kept == 2) replaceFolder(today, memory);
    machine.key = image.key;
    machine.session = {};
    machine.sitDown(adminName());
    note(QStringLiteral("restored with memory %1").arg(kept), &machine);
    ++count.rollbacks;
    ++forks;
}

void Stations::step() {
    const int kind = below(1000);
    ++steps;
    StationMachine& machine = someMachine();
    if (kind < 700) return act(machine);
    if (kind < 800) return waitAWhile(oneIn(4) ? 80 : 10);
    if (kind < 900) return breakWire(machine);
    if (kind < 930) return machine.wire->setUp(true);
    if (kind < 940) return restartHub();
    if (kind < 955) return killHub();
    if (kind < 965) return backUpHub();
    if (kind < 972) return restoreHub();
    if (kind < 978) return cloneOne();
    if (kind < 988) return saveImage();
    if (kind < 994) return rollBack();
    revoke();
}

} // namespace mianguan::test
