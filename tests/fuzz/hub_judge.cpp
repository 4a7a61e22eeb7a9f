#include "core/hub/rules/arbiter.h"
#include "core/ledger/event_making.h"
#include "tests/fuzz/event_types.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/signing.h"
#include "tests/hub/memory_state.h"

// Events of every type one after another, with any content, as stations that are enrolled may send them: each
// gets its outcome, whatever stands in it.

namespace mianguan::fuzz {

namespace {

using namespace mianguan::hub;

Id few(int number) { return Id::fromBytes(QByteArray(16, char('a' + number % 8))).value(); }

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

Record recordIn(Parts& parts, const Made& made, qint64 number) {
    Record record;
    Event& event = record.event;
    event.type = types[parts.byte() % typeCount];
    const int who = parts.byte(), how = parts.byte();
    event.id = Id::fromBytes(Hash::of(QByteArray::number(number)).bytes().left(16)).value();
    event.station = made.stations[who % 3];
    event.subject = how & 1 ? few(who / 3) : Id();
    event.user = how & 2 ? few(who / 24) : Id();
    event.tombstone = event.type == EventType::photoPurged;
    event.seen = parts.byte();
    if (how & 4) event.signer = fuzz::station().publicKey();
    const Result<Body> body = Body::fromBytes("\x82\x58\x20" + QByteArray(32, 's') + parts.run());
    if (body && !(how & 8)) record.body = *body;
    record.hash = Hash::of(event.id.bytes());
    return record;
}

} // namespace

void feed(const QByteArray& input) {
    Made made;
    Parts parts(input);
    for (qint64 number = 1; !parts.atEnd() && number < 100; ++number) {
        const Record record = recordIn(parts, made, number);
        const size_t before = made.state.log.size();
        const auto judgement = made.arbiter.take(record);
        promise(judgement.has_value(), "what a station says gets an outcome");
        const bool settled = judgement->outcome != Outcome::Waiting;
        promise(!settled || made.state.log.size() > before, "what is settled has a position");
        promise(!settled || made.state.settled.contains(record.event.id), "and is settled itself");
    }
}

} // namespace mianguan::fuzz
