#include "tests/soak/hub/partitions.h"

#include "core/hub/store/epoch.h"

namespace mianguan::test {

namespace {

constexpr int graduates = 9;

Scope scopeOf(int desk) { return {{Cast::schoolOf(Cast::schoolOfDesk(desk))}, false}; }

bool isVerdict(Model::Kind kind) { return kind == Model::Kind::Approve || kind == Model::Kind::Reject; }

} // namespace

Partitions::Partitions(quint32 seed, bool onPostgres) : dice(seed) {
    places.push_back(std::make_unique<HubPlace>(onPostgres));
    hub = places.back()->open();
    begin();
}

// Who is there.

void Partitions::begin() {
    for (int i = 0; i < graduates; ++i) {
        subjects.push_back(Id::random());
        model.addSubject();
    }
    model.skip(int(sure(hub->head())));
    for (int desk = 0; desk < 3; ++desk) {
        model.addStation(schoolOfDesk(desk), ceilingOf(desk).toInt());
        machines.emplace_back();
        Machine& machine = machines.back();
        machine.desk = desk;
        enrol(machine);
        say(machine, begun(machine.station));
        if (desk == 1) continue; // the people of the first desk sit there too
        const TestPerson founder;
        people.push_back(founder);
        say(machine, founded(schoolOf(schoolOfDesk(desk))), founder.author());
        introduce(machine, founder, founder, 15);
        for (const int roles : {1, 2, 2, 4, 6}) {
            people.push_back({});
            introduce(machine, people.back(), founder, roles);
        }
    }
}

void Partitions::introduce(Machine& machine, const TestPerson& person, const TestPerson& founder, int roles) {
    say(machine, added(person, Roles::fromInt(roles)), founder.author());
    model.addPerson(machine.desk, roles);
}

void Partitions::enrol(Machine& machine, const Id& replaces) {
    test::enrol(*hub, machine.station, scopeOf(machine.desk), ceilingOf(machine.desk), replaces);
    model.skip(1);
    stations += machine.station.id();
    machine.epoch = hub->epoch();
}

/// Written and sent at once; the model follows none of it.
void Partitions::say(Machine& machine, const Draft& draft, const Author& author) {
    machine.chain.push_back({machine.station.write(draft, author)});
    while (machine.sent < machine.chain.size())
        sendEvents(machine, 1);
}

// What is done at a desk.

int Partitions::someNamed(const Machine& machine, Model::Kind kind, int subject) {
    using Kind = Model::Kind;
    if (isVerdict(kind)) {
        const auto own = machine.standing.find(subject);
        if (own != machine.standing.end() && below(3) > 0) return own->second;
        return below(6) > 0 || events.empty() ? model.submissionOf(subject) : below(int(events.size()));
    }
    if (kind == Kind::Undo || kind == Kind::Deliver || kind == Kind::Reopen)
        return below(5) > 0 || verdicts.empty() ? model.verdictOf(subject)
                                                : verdicts[size_t(below(int(verdicts.size())))];
    return -1;
}

Model::Deed Partitions::someDeed(const Machine& machine) {
    using Kind = Model::Kind;
    Model::Deed deed;
    deed.kind = often[below(int(std::size(often)))];
    deed.station = machine.desk;
    const int half = int(people.size()) / 2;
    deed.author = below(10) == 0 ? below(2 * half) : below(half) + schoolOfDesk(machine.desk) * half;
    deed.seen = int(machine.station.seen);
    deed.previous = machine.last;
    deed.subject = below(graduates);
    deed.school = below(8) == 0 ? 1 - schoolOfDesk(machine.desk) : schoolOfDesk(machine.desk);
    deed.named = someNamed(machine, deed.kind, deed.subject);
    if (deed.kind == Kind::PurgeAgain) deed.author = -1;
    if (deed.kind == Kind::Remove || deed.kind == Kind::SetRoles) {
        deed.subject = -1;
        deed.person = below(int(people.size()));
        deed.roles = 1 + below(15);
    }
    if (deed.kind == Kind::Accept || deed.kind == Kind::Decline) {
        std::vector<int> waiting = model.waiting();
        if (below(3) > 0)
            std::erase_if(waiting,
                          [&](int one) { return model.waitsFor(one) != QLatin1String("needs-supervisor"); });
        if (waiting.empty()) {
            deed.kind = Kind::Arrive;
        } else {
            deed.named = waiting[size_t(below(int(waiting.size())))];
            deed.subject = subjectsOf[size_t(deed.named)];
        }
    }
    return deed;
}

void Partitions::write(Machine& machine) {
    const Model::Deed deed = someDeed(machine);
    const bool photo = deed.kind == Model::Kind::Submit;
    const QByteArray portrait = photo ? QByteArray::number(events.size()) + " portrait" : QByteArray();
    const Author author = deed.author < 0 ? Author() : people[size_t(deed.author)].author();
    const Draft draft = draftOf(deed, portrait);
    const int number = machine.last = model.write(deed);
    machine.chain.push_back({machine.station.write(draft, author), number});
    events.push_back(machine.chain.back().event.event.id);
    subjectsOf.push_back(deed.subject);
    if (isVerdict(deed.kind)) verdicts.push_back(number);
    ++count.deeds;
    if (!photo) return;
    machine.standing[deed.subject] = number;
    machine.pictures[number] = pictures[number] = {subjects[size_t(deed.subject)], portrait};
    ++count.pictures;
}

// What happens to stations and to the hub.

void Partitions::cloneOne() {
    const Machine& one = someMachine();
    if (one.desk == 1 || count.clones >= 2) return;
    machines.push_back(one.copy());
    ++count.clones;
    ++forks;
}

void Partitions::saveImage() {
    const size_t number = size_t(below(int(machines.size())));
    if (machines[number].desk != 1) images.emplace_back(number, machines[number].copy());
}

/// As a store restored from its backup does: the chain of before is sent to its end, then another begins.
void Partitions::rollBack() {
    if (images.empty()) return;
    auto& [number, image] = images[size_t(below(int(images.size())))];
    if (image.epoch != hub->epoch()) return;
    machines[number] = image.copy();
    ++count.rollbacks;
    goOnUnderANewKey(machines[number], Beginning::Restored);
}

void Partitions::revoke() {
    if (revoked) return;
    revoked = true;
    given(hub->revokeStation(machines[1].station.id(), {}));
    model.revoke(1);
    ++count.revocations;
}

void Partitions::openAgain() {
    hub.reset();
    hub = places.back()->open();
}

void Partitions::backUp() {
    const QString folder = backups.filePath(QString::number(saved.size()));
    sure(hub->backUp(folder));
    saved.push_back({folder, model, chains, kept, acknowledged, revoked, size_t(stations.size()), forks});
}

/// To a backup since which no station went on under another key: that would have to be enrolled once more.
void Partitions::restoreHub() {
    if (saved.empty() || count.hubRestores >= 2) return;
    const Saved& to = saved[size_t(below(int(saved.size())))];
    if (to.stations != size_t(stations.size()) || to.forks != forks) return;
    const HubPlace& lost = *places.back();
    auto place = std::make_unique<HubPlace>(!lost.address().isEmpty());
    const QString keys = place->options().folder + QStringLiteral("/keys");
    QDir().mkpath(keys);
    QFile::copy(lost.options().folder + QStringLiteral("/keys/hub.key"), keys + QStringLiteral("/hub.key"));
    hub.reset();
    if (const auto done = HubStore::restore(to.folder, place->options()); !done)
        qFatal("%s", qPrintable(done.error().sentence()));
    places.push_back(std::move(place));
    hub = places.back()->open();
    model.goBackTo(to.model);
    model.skip(int(hub::epochAfter(model.head()) - model.head()));
    chains = to.chains;
    revoked = to.revoked;
    ++count.hubRestores;
    // What only a machine had that is no more is lost with both.
    std::set<int> held;
    for (const Machine& machine : machines) {
        for (const Machine::Line& line : machine.chain)
            held.insert(line.deed);
    }
    std::erase_if(acknowledged,
                  [&](int deed) { return !to.acknowledged.contains(deed) && !held.contains(deed); });
    std::erase_if(kept, [&](int deed) { return !to.kept.contains(deed) && !held.contains(deed); });
    saved.resize(size_t(&to - saved.data()) + 1);
}

void Partitions::step() {
    const int kind = below(1000);
    Machine& machine = someMachine();
    if (kind < 560) return write(machine);
    if (kind < 860) return machine.online ? sync(machine, false) : void();
    if (kind < 940) {
        machine.online = !machine.online;
        return;
    }
    if (kind < 960) return openAgain();
    if (kind < 972) return backUp();
    if (kind < 980) return restoreHub();
    if (kind < 984) return cloneOne();
    if (kind < 992) return saveImage();
    if (kind < 997) return rollBack();
    revoke();
}

} // namespace mianguan::test
