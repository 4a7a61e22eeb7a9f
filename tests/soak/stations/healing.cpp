#include "core/wire/refusal.h"
#include "core/work/event_types.h"
#include "tests/soak/stations/dying_database.h"
#include "tests/soak/stations/stations.h"

namespace mianguan::test {

namespace {

constexpr int patience = 60'000; // ms
constexpr int rounds = 12;

/// What a desk has purged stays purged there, and who is turned down can sit down nowhere.
bool mayBeDeclined(const hub::Waiting& waiting) {
    return waiting.type == EventType::photoApproved || waiting.type == EventType::photoRejected;
}

} // namespace

/// Every event and picture there, and whatever the hub has for it read.
bool Stations::isLevel(const StationMachine& machine) const {
    const HubBook& book = machine.store().hubDesk().questions();
    const auto cursor = book.mark(HubMark::cursor);
    if (!machine.station->isInStep() || !cursor) return false;
    const auto more = sure(hub->store->entries(machine.key, *cursor, 1));
    return !more.refusal && more.value.entries.isEmpty() && *cursor <= sure(hub->store->head());
}

bool Stations::mustReKey(const StationMachine& machine) const {
    const HubStanding now = machine.standing();
    const HubBook& book = machine.store().hubDesk().questions();
    return now.phase == HubPhase::Stopped &&
           (now.why.code == wire::refusalId(wire::Refusal::ChainForked) || book.station() != machine.key);
}

/// Nothing more comes of it by itself. One that was revoked reads nothing, but what it did before is wanted.
bool Stations::isAtRest(const StationMachine& machine) const {
    if (mustReKey(machine)) return true;
    if (machine.key != revokedKey) return isLevel(machine);
    const HubBook& book = machine.store().hubDesk().questions();
    const auto parcels = book.parcelCounts(false);
    const auto facts = book.facts();
    const bool heard = facts && facts->epoch == hub->store->epoch(); // that the hub was restored
    return heard && parcels && *parcels == ParcelCounts() && book.mark(HubMark::packed) == book.position() &&
           book.mark(HubMark::sent) == book.ownSeq();
}

QString Stations::allAtRest() {
    const auto restless = [this] {
        QString who;
        for (size_t i = 0; i < machines.size(); ++i)
            if (!isAtRest(*machines[i])) who += QStringLiteral(" %1").arg(i);
        return who;
    };
    if (QTest::qWaitFor([&] { return restless().isEmpty(); }, patience)) return {};
    QString said;
    for (const auto& machine : machines) {
        const HubStanding now = machine->standing();
        said += QStringLiteral("\n  desk %1%2: phase %3, %4 %5, outbox %6 %7 %8, to read %9")
                    .arg(machine->desk)
                    .arg(machine->key == revokedKey ? QStringLiteral(" (revoked)") : QString())
                    .arg(int(now.phase))
                    .arg(now.why.code, now.why.sentence + QLatin1Char(' ') + now.why.detail)
                    .arg(now.outbox.events)
                    .arg(now.outbox.portraits)
                    .arg(now.outbox.originals)
                    .arg(now.toRead);
        for (const HubItem& item : machine->station->link->items(20))
            if (item.kind == HubItem::Kind::Unsent)
                said += QStringLiteral("\n    unsent: %1: %2").arg(item.what, item.why.sentence);
    }
    return QStringLiteral("do not come in step:%1%2").arg(restless(), said);
}

/// Whoever's chain forked, or who knows that it went on under another key, is enrolled in place of what it
/// was.
bool Stations::reKeyOne() {
    for (const auto& machine : machines) {
        if (machine->key == revokedKey || !mustReKey(*machine)) continue;
        if (machine->person != adminName()) machine->sitDown(adminName());
        enrol(*machine, machine->key);
        ++count.rekeyed;
        ++forks;
        return true;
    }
    return false;
}

/// What waits for a supervisor is decided where it was done, by another person; what no desk shows any more,
/// or where nobody is left who may, at the hub.
bool Stations::settleAll() {
    bool any = false;
    for (const hub::Waiting& waiting : sure(hub->store->waitingFor(hub->store->hub(), 100))) {
        if (waiting.event.code != wire::Refusal::NeedsSupervisor) continue;
        const bool accepted = !mayBeDeclined(waiting) || !oneIn(3);
        const bool tried = decided.contains(waiting.event.id);
        decided += waiting.event.id;
        if (tried || !settleAtDesk(waiting, accepted)) decideAtHub(waiting, accepted);
        ++count.settled;
        any = true;
    }
    return any || declineLost();
}

/// When all were heard, what still waits for something that a restore lost waits for what nobody has any
/// more.
bool Stations::declineLost() {
    bool any = false;
    for (const hub::Waiting& waiting : sure(hub->store->waitingFor(hub->store->hub(), 100))) {
        if (waiting.event.code != wire::Refusal::LostAwaited) continue;
        note(QStringLiteral("declined what waits for what was lost: %1").arg(waiting.event.id.hex().left(8)));
        decideAtHub(waiting, false);
        ++count.declined;
        any = true;
    }
    return any;
}

/// Unless a decision of a desk came first.
void Stations::decideAtHub(const hub::Waiting& waiting, bool accepted) {
    const auto done = sure(hub->store->decide(waiting.event.id, accepted, QStringLiteral("looked at it")));
    if (done.refusal && *done.refusal != wire::Refusal::NothingToSettle)
        qFatal("refused: %s", qPrintable(wire::refusalId(*done.refusal)));
}

bool Stations::settleAtDesk(const hub::Waiting& waiting, bool accepted) {
    for (const auto& machine : machines) {
        if (machine->key == revokedKey) continue;
        if (machine->store().user().id == waiting.user) machine->sitDown(secondName());
        const auto settled = answerOf<Decisions>([&](QObject* context, auto done) {
            machine->store().settleEvents({waiting.event.id}, accepted, QStringLiteral("looked at it"), context,
                                         done);
        });
        if (settled) {
            note(QStringLiteral("decided about %1").arg(waiting.event.id.hex().left(8)), machine.get());
            return true;
        }
    }
    return false;
}

QString Stations::heal() {
    dying->live();
    for (const auto& machine : machines) {
        machine->wire->breakSending(-1);
        machine->wire->breakAnswering(-1);
        machine->wire->setUp(true);
        const bool turnedAway = machine->key == revokedKey; // it asks anew how the hub stands when it begins
        if (turnedAway || machine->person != adminName()) machine->sitDown(adminName());
    }
    for (int round = 0; round < rounds; ++round) {
        if (const QString restless = allAtRest(); !restless.isEmpty()) return restless;
        if (const QString untold = askedOfNobody(); !untold.isEmpty()) return untold;
        if (!reKeyOne() && !settleAll()) return {};
    }
    return QStringLiteral("there is always something more to settle");
}

} // namespace mianguan::test
