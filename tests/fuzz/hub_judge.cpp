#include "core/base/cbor.h"
#include "core/hub/rules/arbiter.h"
#include "core/ledger/event_making.h"
#include "tests/fuzz/event_types.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/signing.h"
#include "tests/hub/memory_state.h"

// Events of every type one after another, with any content, as stations that are enrolled may send them, and
// pictures between them: each gets its outcome, whatever stands in it.

namespace mianguan::fuzz {

namespace {

using namespace mianguan::hub;

constexpr int mostEvents = 90; // their ids come before those of the few

Id few(int number) { return Id::fromBytes(QByteArray(16, char('a' + number % 8))).value(); }
Id numbered(int number) { return Id::fromBytes(QByteArray(16, char(1 + number % mostEvents))).value(); }
const QByteArray portrait("portrait");

/// The hub itself, and two stations of which the first has a founder.
struct Made {
    test::MemoryState state;
    Arbiter arbiter{state};
    Id stations[3];

    Made() : state(few(7)) {
        for (int i = 0; i < 3; ++i) {
            Station station;
            station.id = station.lineage = stations[i] = i == 2 ? few(7) : few(5 + i);
            station.key = fuzz::station().publicKey();
            station.scope =
                i == 2 ? Scope::everything() : Scope{{QString(QLatin1Char(char('a' + i)))}, false};
            station.ceiling = everyRole();
            promise(state.put(station).has_value(), "a station can be known");
        }
        Person founder;
        founder.id = few(0);
        founder.home = stations[0];
        founder.scope = Scope{{QStringLiteral("a")}, false};
        founder.grants += Grant{1, stations[0], everyRole(), fuzz::station().publicKey()};
        promise(state.put(founder).has_value(), "a person can be known");
    }
};

/// What names events before and after it, which runs of bytes hardly ever do.
QCborMap namingIn(Parts& parts) {
    const int named = parts.byte(), flags = parts.byte();
    const QByteArray event = numbered(named).bytes();
    return {{QStringLiteral("event"), event},
            {QStringLiteral("submission"), event},
            {QStringLiteral("verdict"), event},
            {QStringLiteral("match"), event},
            {QStringLiteral("accepted"), bool(flags & 1)},
            {QStringLiteral("graduate"), few(flags / 2).bytes()},
            {QStringLiteral("user"), few(flags / 16).bytes()},
            {QStringLiteral("school"), QStringLiteral("a")},
            {QStringLiteral("batch"), QStringLiteral("2027")},
            {QStringLiteral("blobs"), QCborMap{{QStringLiteral("portrait"), Hash::of(portrait).bytes()}}}};
}

Record recordIn(Parts& parts, const Made& made, int type, int number) {
    Record record;
    Event& event = record.event;
    event.type = types[type % typeCount];
    const int who = parts.byte(), how = parts.byte();
    event.id = numbered(number);
    event.station = made.stations[who % 3];
    event.subject = how & 1 ? few(who / 3) : Id();
    event.user = how & 2 ? few(who / 24) : Id();
    event.tombstone = event.type == EventType::photoPurged;
    event.seen = parts.byte();
    if (how & 4) event.signer = fuzz::station().publicKey();
    const QByteArray content = how & 16 ? toCanonicalCbor(namingIn(parts)) : parts.run();
    const Result<Body> body = Body::fromBytes("\x82\x58\x20" + QByteArray(32, 's') + content);
    if (body && !(how & 8)) record.body = *body;
    record.hash = Hash::of(event.id.bytes());
    return record;
}

void pictureComes(Made& made, const Id& subject) {
    made.state.blobs.emplace(subject, Hash::of(portrait));
    promise(made.arbiter.lookAgain(subject).has_value(), "what waited for a picture is looked at");
}

/// By the hub itself, of every name of whom it purged.
void purgeOwed(Made& made, int number) {
    for (const Id& name : std::exchange(made.state.owed, {})) {
        if (made.state.subjects[name].purged) continue;
        Record record;
        record.event.id = Id::fromBytes(name.bytes().left(15) + char(number)).value();
        record.event.station = few(7);
        record.event.type = EventType::photoPurged;
        record.event.subject = name;
        record.event.tombstone = true;
        promise(made.arbiter.take(record).has_value(), "the hub purges");
    }
}

void eventComes(Made& made, const Record& record) {
    const size_t before = made.state.log.size();
    const auto judgement = made.arbiter.take(record);
    promise(judgement.has_value(), "what a station says gets an outcome");
    const bool settled = judgement->outcome != Outcome::Waiting;
    promise(!settled || made.state.log.size() > before, "what is settled has a position");
    promise(!settled || made.state.settled.contains(record.event.id), "and is settled itself");
}

void countWaiting(Made& made) {
    std::map<Id, int> counted;
    for (const Unsettled& one : made.state.waiting)
        ++counted[made.state.personOf(one.record.event.subject)];
    for (const auto& [id, subject] : made.state.subjects)
        promise(subject.waiting == counted[id], "what waits is counted");
}

} // namespace

void feed(const QByteArray& input) {
    Made made;
    Parts parts(input);
    for (int number = 0; !parts.atEnd() && number < mostEvents; ++number) {
        const int kind = parts.byte();
        if (kind >= 240)
            pictureComes(made, few(kind));
        else
            eventComes(made, recordIn(parts, made, kind, number));
        purgeOwed(made, number);
    }
    countWaiting(made);
}

} // namespace mianguan::fuzz
