#include "app/conformance/trial.h"
#include "core/base/cbor.h"
#include "core/ledger/beginning.h"
#include "core/ledger/body.h"
#include "core/wire/limits.h"

#include <QCborArray>

namespace mianguan::conformance {

using namespace Qt::StringLiterals;
using wire::Outcome;
using wire::Refusal;

namespace {

constexpr char place[] = "paths./v1/events.post";

/// Written by a station by itself, so that nobody's right is asked for.
Draft refusedSignIn() {
    return {
        u"sign-in-refused"_s, {}, {{u"of_a_newer_version"_s, QCborMap{{u"kept"_s, QByteArray("\0\1", 2)}}}}};
}

Id idOf(const wire::SentEvent& event) { return decodeHeader(event.header)->id; }

Fault sendAndExpect(Trial& trial, const wire::SentEvent& event, Outcome outcome, const QString& code = {}) {
    const Got got = trial.send({event});
    const auto answer = wire::eventOutcomesFrom(got.body);
    if (const Fault fault = unlessSays(got, answer); !fault.isEmpty()) return fault;
    if (answer->outcomes.size() != 1 || answer->outcomes[0].id != idOf(event))
        return u"not one outcome, of this event"_s;
    const wire::EventOutcome& told = answer->outcomes[0];
    if (told.outcome != outcome || told.reason.code != code)
        return u"expected %1 %2, got %3 %4"_s.arg(outcomeId(outcome), code, outcomeId(told.outcome),
                                                  told.reason.code);
    return answer->head.hash == Hash::of(event.header) ? Fault() : u"the head told is not this event"_s;
}

Fault firstApplied(Trial& trial) {
    const Draft start = chainStart(Beginning::New, trial.key.publicKey(), {}, {});
    return sendAndExpect(trial, trial.event(start), Outcome::Applied);
}

Fault batchInOrder(Trial& trial) {
    QList<wire::SentEvent> batch;
    wire::ChainEnd end = trial.head;
    for (int i = 0; i < 5; ++i) {
        batch += trial.after(end, refusedSignIn());
        end = {end.seq + 1, Hash::of(batch.last().header)};
    }
    const Got got = trial.send(batch);
    const auto answer = wire::eventOutcomesFrom(got.body);
    if (const Fault fault = unlessSays(got, answer); !fault.isEmpty()) return fault;
    if (answer->outcomes.size() != batch.size()) return u"not one outcome for each event"_s;
    for (int i = 0; i < batch.size(); ++i) {
        const bool rises = i == 0 || answer->outcomes[i].position > answer->outcomes[i - 1].position;
        if (answer->outcomes[i].id != idOf(batch[i]) || !rises)
            return u"outcomes are not in the order of the events"_s;
    }
    return answer->head == end ? Fault() : u"the head told is not the last event"_s;
}

Fault answeredAgain(Trial& trial) {
    const wire::SentEvent event = trial.event(refusedSignIn());
    const auto first = wire::eventOutcomesFrom(trial.send({event}).body),
               again = wire::eventOutcomesFrom(trial.send({event}).body);
    if (!first || !again) return u"an event sent again is not answered"_s;
    return first->outcomes == again->outcomes ? Fault()
                                              : u"an event sent again has another outcome or position"_s;
}

Fault unknownKeysPassedOver(Trial& trial) {
    QCborMap batch = readCbor(toBytes(wire::EventBatch{{trial.event(refusedSignIn())}})).toMap();
    batch.insert("of_a_newer_contract"_L1, QCborArray{1, 2});
    const Got got = trial.askSigned({"POST", "/v1/events", toCanonicalCbor(batch)});
    const auto answer = wire::eventOutcomesFrom(got.body);
    if (const Fault fault = unlessSays(got, answer); !fault.isEmpty()) return fault;
    trial.head = answer->head;
    return {};
}

Fault unchanged(Trial& trial, const Got& got, Refusal refusal) {
    if (const Fault fault = unlessRefused(got, refusal); !fault.isEmpty()) return fault;
    const auto now = wire::eventOutcomesFrom(
        trial.askSigned({"POST", "/v1/outcomes", toBytes(wire::OutcomeQuery{{Id::random()}})}).body);
    return now && now->head == trial.head ? Fault() : u"something of the refused request was stored"_s;
}

Fault gapRefused(Trial& trial) {
    const wire::SentEvent missing = trial.event(refusedSignIn());
    const wire::SentEvent next = trial.after({trial.head.seq + 1, Hash::of(missing.header)}, refusedSignIn());
    const Got got = trial.send({next});
    if (const Fault fault = unchanged(trial, got, Refusal::ChainGap); !fault.isEmpty()) return fault;
    const QJsonObject head = wire::problemFrom(got.body)->details["head"_L1].toObject();
    const bool right =
        head["seq"_L1].toInteger() == trial.head.seq && head["hash"_L1].toString() == trial.head.hash.hex();
    return right ? Fault() : u"details.head is not the head of the chain"_s;
}

Fault foreignRefused(Trial& trial) {
    Event foreign = *decodeHeader(trial.event(refusedSignIn()).header);
    foreign.station = Id::random();
    const Body body = Body::of({});
    foreign.body = body.hash();
    return unchanged(trial, trial.send({trial.resigned(foreign, body.bytes())}), Refusal::NotAllowed);
}

Fault wrongSignatureStoresNothing(Trial& trial) {
    const wire::SentEvent good = trial.event(refusedSignIn());
    wire::SentEvent bad = trial.after({trial.head.seq + 1, Hash::of(good.header)}, refusedSignIn());
    bad.stationSignature = SigningKey::random().sign(signedByStation(bad.header));
    const Got got = trial.send({good, bad});
    if (const Fault fault = unchanged(trial, got, Refusal::SignatureWrong); !fault.isEmpty()) return fault;
    return wire::problemFrom(got.body)->details["index"_L1].toInt() == 1 ? Fault()
                                                                         : u"details.index is not 1"_s;
}

Fault otherBodyRefused(Trial& trial) {
    wire::SentEvent event = trial.event(refusedSignIn());
    event.body = Body::of({}).bytes();
    return unchanged(trial, trial.send({event}), Refusal::EventMalformed);
}

Fault falsePurgeRefused(Trial& trial) {
    Draft marked = refusedSignIn();
    marked.tombstone = true;
    return unchanged(trial, trial.send({trial.event(marked)}), Refusal::EventMalformed);
}

Fault crowdedBodyRefused(Trial& trial) {
    QCborArray many;
    for (int i = 0; i <= wire::limit::eventValues; ++i)
        many += 0;
    Draft crowded = refusedSignIn();
    crowded.content.insert(u"many"_s, many);
    return unchanged(trial, trial.send({trial.event(crowded)}), Refusal::EventMalformed);
}

Fault sameIdRefused(Trial& trial) {
    const wire::SentEvent event = trial.event(refusedSignIn());
    if (trial.send({event}).status != 200) return u"an event was not taken"_s;
    Event other = *decodeHeader(trial.event(refusedSignIn()).header);
    other.id = idOf(event);
    const Body body = Body::of({});
    other.body = body.hash();
    return unchanged(trial, trial.send({trial.resigned(other, body.bytes())}), Refusal::EventDiffers);
}

Fault strangersDeedVoid(Trial& trial) {
    const Draft draft{u"graduate-arrived"_s, Id::random(), {{u"of_a_newer_version"_s, 1}}};
    return sendAndExpect(trial, trial.event(draft, Id::random()), Outcome::Void,
                         wire::refusalId(Refusal::PersonUnknown));
}

Fault chainGoesOnAfterVoid(Trial& trial) {
    return sendAndExpect(trial, trial.event(refusedSignIn()), Outcome::Applied);
}

Fault onlyOwnOutcomes(Trial& trial) {
    const QList<Id> known = trial.settled.keys();
    const Got got = trial.askSigned(
        {"POST", "/v1/outcomes", toBytes(wire::OutcomeQuery{QList<Id>{Id::random()} + known})});
    const auto answer = wire::eventOutcomesFrom(got.body);
    if (const Fault fault = unlessSays(got, answer); !fault.isEmpty()) return fault;
    if (answer->outcomes.size() != known.size()) return u"not the outcomes of the own events alone"_s;
    for (const wire::EventOutcome& outcome : answer->outcomes)
        if (outcome != trial.settled.value(outcome.id)) return u"an outcome is another than it was"_s;
    return {};
}

Fault forkRefused(Trial& trial) {
    Event second;
    for (const wire::SentEvent& sent : std::as_const(trial.sent))
        if (const auto header = decodeHeader(sent.header); header && header->seq == trial.head.seq)
            second = *header;
    if (second.id.isNull()) return u"no event to fork from"_s;
    second.id = Id::random();
    const Body body = Body::of({});
    second.body = body.hash();
    return unlessRefused(trial.send({trial.resigned(second, body.bytes())}), Refusal::ChainForked);
}

} // namespace

QList<Clause> eventClauses() {
    return {
        {"first-applied", place, "the first event of a chain, written by the station itself, is applied",
         firstApplied},
        {"batch-in-order", place, "a batch is settled in order, positions rising, and the head told",
         batchInOrder},
        {"answered-again", place, "an event sent again has the same outcome and position", answeredAgain},
        {"unknown-keys", "info, Bodies", "keys the hub does not know are passed over", unknownKeysPassedOver},
        {"gap-refused", place, "a gap is refused with the head the hub has, and nothing stored", gapRefused},
        {"foreign-refused", "info, How the hub judges, 1", "another station's event is refused",
         foreignRefused},
        {"all-or-none", place, "a batch with a wrong signature stores nothing and names the event",
         wrongSignatureStoresNothing},
        {"other-body-refused", "info, How the hub judges, 1", "a body of another hash is refused",
         otherBodyRefused},
        {"false-purge-refused", "info, How the hub judges, 1",
         "an event that is marked a tombstone and is no purge is refused", falsePurgeRefused},
        {"crowded-body-refused", "info, How the hub judges, 1",
         "a body of more values than agreed is refused", crowdedBodyRefused},
        {"same-id-refused", "info, How the hub judges, 3",
         "another event under an id that is taken is refused", sameIdRefused},
        {"stranger-void", "info, How the hub judges, 5", "what a person unknown to the hub did is void",
         strangersDeedVoid},
        {"void-breaks-nothing", "info, The idea", "the chain goes on after a void event",
         chainGoesOnAfterVoid},
        {"own-outcomes", "paths./v1/outcomes.post", "outcomes of own events are told, and of no others",
         onlyOwnOutcomes}};
}

QList<Clause> lastClauses() {
    return {{"fork-refused", place, "a second child of one event is refused", forkRefused}};
}

} // namespace mianguan::conformance
