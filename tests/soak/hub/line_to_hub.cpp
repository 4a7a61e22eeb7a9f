#include "tests/soak/hub/partitions.h"

// What a station and the hub say to each other when the line is up, and whether the hub answers as it should.

namespace mianguan::test {

namespace {

using Fate = PlainChains::Fate;

[[noreturn]] void wrong(const QString& what) { qFatal("%s", qPrintable(what)); }

} // namespace

void Partitions::sync(Machine& machine, bool whole) {
    if (machine.epoch != hub->epoch()) { // another log: it is read again, and all is looked at again
        machine.epoch = hub->epoch();
        machine.cursor = 0;
        machine.heard.clear();
        machine.kept.clear();
        machine.sent = 0;
    }
    if (whole || below(3) > 0) read(machine);
    if (whole || below(3) > 0) sendPictures(machine, whole);
    for (int rounds = whole ? int(machine.chain.size()) + 2 : below(4); rounds > 0; --rounds)
        sendEvents(machine, 1 + below(8));
    if (machine.forked) goOnUnderANewKey(machine, Beginning::UnknownMachine);
    if (whole) read(machine);
}

void Partitions::read(Machine& machine) {
    for (int limit = 1 + below(40);;) {
        const auto feed = sure(hub->entries(machine.station.id(), machine.cursor, limit));
        if (feed.refusal) {
            if (*feed.refusal != Refusal::StationRevoked || !revoked || machine.desk != 1)
                wrong(QStringLiteral("the log is refused"));
            return;
        }
        for (const FeedEntry& entry : feed.value.entries)
            machine.heard += decodeHeader(entry.event.header)->id;
        if (feed.value.next == machine.cursor) return;
        machine.cursor = feed.value.next;
        machine.station.seen = std::max(machine.station.seen, machine.cursor);
    }
}

void Partitions::sendPictures(Machine& machine, bool whole) {
    for (const auto& [deed, picture] : machine.pictures) {
        if (machine.kept.contains(deed) || (!whole && below(3) == 0)) continue;
        const wire::BlobName name{picture.subject, Hash::of(picture.bytes)};
        machine.kept.insert(deed);
        if (sure(hub->missing(machine.station.id(), {name})).isEmpty()) continue;
        const int subject = subjectsOf[size_t(deed)];
        const auto refused = sure(hub->keep({machine.station.id()}, {{name, picture.bytes}})).first();
        const bool purged = model.isPurged(subject);
        if (purged != (refused == Refusal::Purged))
            wrong(QStringLiteral("picture %1 of a graduate who is %2purged")
                      .arg(deed)
                      .arg(purged ? QString() : QStringLiteral("not ")));
        if (refused == Refusal::OutOfScope && model.schoolOf(subject) == schoolOfDesk(machine.desk))
            wrong(QStringLiteral("picture %1 of the station's own graduate").arg(deed));
        if (refused) { // after a restore another school may have been the first with this graduate
            kept.erase(deed);
            continue;
        }
        model.blobCame(deed);
        kept.insert(deed);
    }
}

/// One request; now and then its answer is lost, and it is sent again.
void Partitions::sendEvents(Machine& machine, int batch, const Id& heir) {
    const size_t from = machine.sent, until = std::min(machine.chain.size(), from + size_t(batch));
    if (from == until || machine.forked) return;
    QList<wire::SentEvent> events;
    for (size_t i = from; i < until; ++i)
        events += machine.chain[i].event.sent;
    const EventsAnswer answer = sure(hub->submit({heir.isNull() ? machine.station.id() : heir}, events));
    expectFates(machine, from, int(until - from), answer);
    if (below(8) == 0) return;
    if (answer.refusal == Refusal::ChainGap) return machine.goOnAfter(answer.head.seq, answer.head.hash);
    for (const EventAnswer& one : answer.outcomes)
        if (const int deed = machine.chain[machine.sent++].deed; deed >= 0) {
            if (one.id != this->events[size_t(deed)]) wrong(QStringLiteral("answers are out of order"));
            acknowledged.insert(deed);
        }
    machine.forked = answer.refusal == Refusal::ChainForked;
}

void Partitions::expectFates(const Machine& machine, size_t from, int batch, const EventsAnswer& answer) {
    std::optional<Refusal> refusal;
    qsizetype outcomes = 0;
    for (size_t i = from; i < from + size_t(batch); ++i) {
        const Machine::Line& line = machine.chain[i];
        const Fate fate = chains.take(line.event, line.deed);
        if (fate == Fate::Gap || fate == Fate::Forked) {
            refusal = fate == Fate::Gap ? Refusal::ChainGap : Refusal::ChainForked;
            break;
        }
        if (fate == Fate::Aside) refusal = Refusal::ChainForked;
        if (fate == Fate::Taken) {
            line.deed < 0 ? model.skip(1) : model.arrive(line.deed);
        }
        outcomes += fate == Fate::Taken || fate == Fate::There;
    }
    if (answer.refusal != refusal || answer.outcomes.size() != outcomes)
        wrong(QStringLiteral("station %1: %2 answered, “%3”, by the model %4 and “%5”")
                  .arg(machine.desk)
                  .arg(answer.outcomes.size())
                  .arg(answer.refusal ? wire::refusalId(*answer.refusal) : QString())
                  .arg(outcomes)
                  .arg(refusal ? wire::refusalId(*refusal) : QString()));
}

/// The old chain to its end, the branch whole, by itself or by whoever takes its place.
void Partitions::sendRest(Machine& machine, const Id& heir) {
    machine.sent = 0; // whatever the hub has of the branch, its beginning is there then
    while (machine.sent < machine.chain.size()) {
        const size_t before = machine.sent;
        machine.forked = false;
        sendEvents(machine, 5, heir);
        if (machine.forked) machine.sent = std::min(machine.chain.size(), before + 5);
    }
}

/// A chain of its own that names the old one's end; what was set aside is judged then.
void Partitions::goOnUnderANewKey(Machine& machine, Beginning why) {
    const Id old = machine.station.id();
    Machine fresh;
    fresh.desk = machine.desk;
    const bool inherits = below(2) == 0;
    if (inherits) enrol(fresh, old);
    sendRest(machine, inherits ? fresh.station.id() : Id());
    const Head end = machine.station.head;
    fresh.pictures = machine.pictures;
    fresh.kept = machine.kept;
    fresh.standing = machine.standing;
    fresh.heard = machine.heard;
    fresh.station.seen = machine.station.seen;
    fresh.cursor = machine.cursor;
    fresh.online = machine.online;
    fresh.last = machine.last;
    machine = std::move(fresh);
    if (!inherits) enrol(machine, old);
    std::vector<int> branch = chains.adopt(end);
    std::erase_if(branch, [](int deed) { return deed < 0; });
    say(machine, begun(machine.station, end, why));
    model.arriveFromBranch(branch);
    ++forks;
}

void Partitions::heal() {
    for (Machine& machine : machines)
        machine.online = true;
    for (int round = 0; round < 3; ++round)
        for (size_t i = 0; i < machines.size(); ++i)
            while (sync(machines[i], true), !machines[i].isDone()) {
            }
    for (Machine& machine : machines)
        read(machine);
}

// Whether all agree.

/// As whoever may read it says. Where that is a station whose right was taken away, and nobody else, the hub
/// only says that it has it; what it then is, verify reads.
bool Partitions::isThere(const Machine::Picture& picture) const {
    const wire::BlobName name{picture.subject, Hash::of(picture.bytes)};
    return std::any_of(stations.begin(), stations.end(), [&](const Id& station) {
        const auto read = sure(hub->blob(station, name));
        if (read.refusal == Refusal::StationRevoked) return sure(hub->blobState(station, name)).value.here;
        return !read.refusal && read.value == picture.bytes;
    });
}

QString Partitions::lostAnything() {
    QSet<Id> there;
    for (const Id& station : std::as_const(stations))
        for (const EventAnswer& answer :
             sure(hub->outcomes(station, QList<Id>(events.begin(), events.end()))).outcomes)
            there += answer.id;
    for (const int deed : acknowledged)
        if (!there.contains(events[size_t(deed)]))
            return QStringLiteral("deed %1 was acknowledged and is lost").arg(deed);
    for (const int deed : kept) {
        const Machine::Picture& picture = pictures[deed];
        const int subject = subjectsOf[size_t(deed)];
        if (model.isPurged(subject)) continue;
        if (!isThere(picture)) return QStringLiteral("picture %1 was acknowledged and is lost").arg(deed);
    }
    return {};
}

/// What was read in parts, across cuts, is what one reading of everything gives; and whatever counts of the
/// station's graduates is in it.
QString Partitions::readsDiffer(Machine& machine) {
    const QList<Id> heard = machine.heard;
    machine.heard.clear();
    machine.cursor = 0;
    read(machine);
    if (revoked && machine.desk == 1) return {};
    if (heard != machine.heard) return QStringLiteral("station %1 read another log").arg(machine.desk);
    const QSet<Id> all(heard.begin(), heard.end());
    for (const Model::Line& line : model.log) {
        const int subject = subjectsOf[size_t(line.deed)];
        if (subject < 0 || model.schoolOf(subject) != schoolOfDesk(machine.desk)) continue;
        if (line.outcome.startsWith(QLatin1String("applied")) && !all.contains(events[size_t(line.deed)]))
            return QStringLiteral("station %1 was not told of deed %2").arg(machine.desk).arg(line.deed);
    }
    return {};
}

} // namespace mianguan::test
