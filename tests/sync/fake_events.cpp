#include "core/base/clock.h"
#include "core/ledger/beginning.h"
#include "core/ledger/body.h"
#include "core/wire/cbor_shape.h"
#include "core/wire/limits.h"
#include "core/wire/problem.h"
#include "fake_state.h"

// The chains, the log and the leases of a hub in memory.

namespace mianguan::test {

using namespace Qt::StringLiterals;
using wire::Refusal;

namespace {

QJsonObject headDetails(const wire::ChainEnd& head) {
    return {{"head"_L1, QJsonObject{{"seq"_L1, head.seq}, {"hash"_L1, head.hash.hex()}}}};
}

Refusal refusalFor(const Error& error) {
    return error.kind == ErrorKind::TooLarge ? Refusal::TooManyItems : Refusal::BodyMalformed;
}

} // namespace

FakeState::Outcome FakeState::takeEvents(const FakeRequest& request, const Id& caller) {
    if (has(Wrong::ChokesOnUnknownKeys) && request.body.contains("of_a_newer_contract"))
        return tl::unexpected(Refused{Refusal::BodyMalformed});
    const auto batch = wire::eventBatchFrom(request.body);
    if (!batch && has(Wrong::TakesTooMany) && batch.error().kind == ErrorKind::TooLarge)
        return cbor(toBytes(wire::EventOutcomes{{}, chains[caller].head}));
    if (!batch)
        return tl::unexpected(Refused{refusalFor(batch.error()), {{"field"_L1, batch.error().where}}});
    const auto first = batch->events.isEmpty() ? Event() : decodeHeader(batch->events.first().header);
    const Id replaced = heirs.value(caller);
    const bool inherited = first && !replaced.isNull() && first->station == replaced;
    return storeAll(batch->events, inherited ? replaced : caller);
}

std::optional<FakeState::Refused> FakeState::whyNotStored(const wire::SentEvent& sent, const Event& event,
                                                          const Id& caller, const wire::ChainEnd& head,
                                                          int index) const {
    const QJsonObject which{{"index"_L1, index}};
    if (event.station != caller && !has(Wrong::TakesForeignEvents))
        return Refused{Refusal::NotAllowed, which};
    const bool marked = isMarkedRight(event) || has(Wrong::TakesFalsePurges);
    const bool fits = sent.body.isNull() || has(Wrong::TakesCrowdedBodies) ||
                      wire::isCborWithin(sent.body, {wire::limit::eventDepth, wire::limit::eventValues});
    if (!marked || !fits || (!sent.body.isNull() && Hash::of(sent.body) != event.body))
        return Refused{Refusal::EventMalformed, which};
    const bool signedRight =
        chains.at(caller).key.verifies(signedByStation(sent.header), sent.stationSignature) &&
        (event.signer.isNull() || event.signer.verifies(signedByUser(sent.header), sent.userSignature));
    if (!signedRight && !has(Wrong::TakesForeignEvents)) return Refused{Refusal::SignatureWrong, which};
    if (const auto there = events.find(event.id); there != events.end())
        return there->second.sent.header == sent.header
                   ? std::nullopt
                   : std::optional(Refused{Refusal::EventDiffers, which});
    if (event.seq == head.seq + 1 && event.previous == head.hash) return {};
    const bool gap = event.seq > head.seq + 1;
    if (gap ? has(Wrong::TakesGaps) : has(Wrong::TakesForks)) return {};
    return Refused{gap ? Refusal::ChainGap : Refusal::ChainForked, headDetails(head)};
}

FakeState::Outcome FakeState::storeAll(const QList<wire::SentEvent>& sent, const Id& caller) {
    Chain& chain = chains[caller];
    wire::ChainEnd head = chain.head;
    std::vector<Stored> fresh;
    wire::EventOutcomes answer;
    std::optional<Refused> refused;
    QList<Id> order;
    for (int i = 0; i < sent.size() && !refused; ++i) {
        const auto event = decodeHeader(sent[i].header);
        if (!event) {
            refused = Refused{Refusal::EventMalformed, {{"index"_L1, i}}};
            break;
        }
        refused = whyNotStored(sent[i], *event, caller, head, i);
        if (refused) break;
        order += event->id;
        if (events.contains(event->id)) continue;
        fresh.push_back({*event, sent[i], {event->id, wire::Outcome::Waiting, 0, {}}, {}});
        head = {event->seq, Hash::of(sent[i].header)};
    }
    if (refused && !has(Wrong::StoresHalf)) return tl::unexpected(*refused);
    for (Stored& stored : fresh) {
        const Id id = stored.event.id;
        chain.events += id;
        judge(events.emplace(id, std::move(stored)).first->second);
    }
    chain.head = head;
    if (refused) return tl::unexpected(*refused);
    for (const Id& id : order) {
        Stored& stored = events.at(id);
        const bool before =
            std::none_of(fresh.begin(), fresh.end(), [&](const Stored& f) { return f.event.id == id; });
        if (before && has(Wrong::AppliesTwice)) settle(stored, wire::Outcome::Applied);
        answer.outcomes += stored.outcome;
    }
    answer.head = chain.head;
    return cbor(toBytes(answer));
}

/// On the hub's own chain.
void FakeState::announce(const PublicKey& station) {
    const Body body = Body::of({{u"station"_s, station.id().bytes()}, {u"key"_s, station.bytes()}});
    Event event;
    event.id = Id::random();
    event.station = hubKey.publicKey().id();
    event.seq = ownEnd.seq + 1;
    event.previous = ownEnd.hash;
    event.type = u"station-enrolled"_s;
    event.timeMs = nowMs();
    event.body = body.hash();
    wire::SentEvent sent{encodeHeader(event), {}, {}, body.bytes()};
    sent.stationSignature = hubKey.sign(signedByStation(sent.header));
    ownEnd = {event.seq, Hash::of(sent.header)};
    Stored stored{event, sent, {event.id, wire::Outcome::Waiting, 0, {}}, {}};
    settle(events.emplace(event.id, std::move(stored)).first->second, wire::Outcome::Applied);
}

void FakeState::learn(const Stored& stored) {
    const auto body = Body::fromBytes(stored.sent.body);
    if (!tellsOfStations || !body) return;
    const QCborMap content = body->content();
    const auto user = Id::fromBytes(content.value("user"_L1).toByteArray());
    const auto key = PublicKey::fromBytes(content.value("key"_L1).toByteArray());
    if (stored.event.type == u"user-added" && user && key) people[*user] = *key;
    if (stored.event.type == u"store-founded") people[stored.event.user];
}

/// Stations' chains end where the log ended then.
void FakeState::forgetBlob(const wire::BlobName& name) {
    const std::lock_guard lock(mutex);
    whole.remove(name);
}

void FakeState::forgetAfter(qint64 position) {
    const std::lock_guard lock(mutex);
    while (positions.size() > position) {
        const Id id = positions.takeLast().first;
        events.erase(id);
    }
    epoch = Id::random();
    news.notify_all();
    for (auto& [station, chain] : chains) {
        chain.head = {};
        chain.events.removeIf([&](const Id& id) { return !events.contains(id); });
        for (const Id& id : std::as_const(chain.events)) {
            const Stored& stored = events.at(id);
            if (stored.event.seq > chain.head.seq)
                chain.head = {stored.event.seq, Hash::of(stored.sent.header)};
        }
    }
    news.notify_all();
}

void FakeState::judge(Stored& stored) {
    const Event& event = stored.event;
    if (voided.removeOne(event.type)) return settle(stored, wire::Outcome::Void, Refusal::Locked);
    learn(stored);
    if (!event.user.isNull() && !people.contains(event.user))
        return settle(stored, wire::Outcome::Void, Refusal::PersonUnknown);
    const auto body = Body::fromBytes(stored.sent.body);
    const auto named = body ? body->blobs().value(u"portrait"_s) : Hash();
    const wire::BlobName portrait{event.subject, named};
    if (named.isNull() || whole.contains(portrait)) return settle(stored, wire::Outcome::Applied);
    stored.awaited = portrait;
    stored.outcome.reason = wire::Reason::of(Refusal::BlobsAwaited, u"en");
}

void FakeState::settle(Stored& stored, wire::Outcome outcome, std::optional<Refusal> code) {
    const qint64 position = positions.size() + 1;
    positions += {stored.event.id, position};
    stored.awaited.reset();
    stored.outcome = {stored.event.id, outcome, position,
                      code ? wire::Reason::of(*code, u"en") : wire::Reason()};
    news.notify_all();
}

void FakeState::blobCame(const wire::BlobName& name) {
    for (auto& [id, stored] : events)
        if (stored.awaited == name) settle(stored, wire::Outcome::Applied);
}

FakeState::Outcome FakeState::changes(const FakeRequest& request, Lock& lock) {
    bool afterIs = false, limitIs = true, waitIs = true;
    const qint64 after = request.query(u"after"_s).toLongLong(&afterIs);
    const QString limitText = request.query(u"limit"_s), waitText = request.query(u"wait"_s);
    const qint64 limit = limitText.isNull() ? wire::limit::events : limitText.toLongLong(&limitIs);
    const qint64 wait = waitText.isNull() ? 0 : waitText.toLongLong(&waitIs);
    const bool canBe = afterIs && limitIs && waitIs && after >= 0 && limit >= 1 &&
                       limit <= wire::limit::events && wait >= 0 && wait <= wire::limit::wait.count();
    if (!canBe) return tl::unexpected(Refused{Refusal::QueryMalformed, {{"field"_L1, "query"_L1}}});
    if (after > positions.size() && !has(Wrong::KnowsAnyPosition))
        return tl::unexpected(Refused{Refusal::PositionUnknown, {{"position"_L1, positions.size()}}});
    if (!has(Wrong::IgnoresWait))
        news.wait_for(lock, std::chrono::seconds(wait), [&, begun = epoch] {
            return stopping || epoch != begun || (positions.size() > after && !has(Wrong::WaitsToTheEnd));
        });
    return page(after, limit);
}

FakeAnswer FakeState::page(qint64 after, qint64 limit) const {
    wire::Changes changes;
    changes.epoch = epoch;
    changes.head = std::max<qint64>(positions.size(), after);
    changes.next = after;
    for (qint64 i = after; i < positions.size() && changes.entries.size() < limit; ++i) {
        const auto& [id, position] = positions[i];
        const Stored& stored = events.at(id);
        wire::LogEntry entry{position, stored.outcome.outcome, stored.outcome.reason, stored.sent};
        if (has(Wrong::DropsBodies)) entry.event.body = {};
        if (!has(Wrong::SkipsChanges) || position % 3 != 0) changes.entries += entry;
        changes.next = position;
    }
    if (has(Wrong::StandsStill)) changes.next = after;
    return cbor(toBytes(changes));
}

FakeState::Outcome FakeState::outcomes(const FakeRequest& request, const Id& caller) const {
    const auto query = wire::outcomeQueryFrom(request.body);
    if (!query)
        return tl::unexpected(Refused{refusalFor(query.error()), {{"field"_L1, query.error().where}}});
    wire::EventOutcomes answer{{}, chains.at(caller).head};
    for (const Id& id : query->ids) {
        const auto stored = events.find(id);
        if (stored != events.end() &&
            (stored->second.event.station == caller || stored->second.event.station == heirs.value(caller)))
            answer.outcomes += stored->second.outcome;
    }
    return cbor(toBytes(answer));
}

FakeState::Outcome FakeState::lease(const FakeRequest& request) {
    const auto asked = wire::leaseRequestFrom(request.body);
    if (!asked)
        return tl::unexpected(Refused{refusalFor(asked.error()), {{"field"_L1, asked.error().where}}});
    if (!people.contains(asked->user) && !has(Wrong::LeasesToAnybody))
        return tl::unexpected(Refused{Refusal::NotAllowed});
    wire::Leases answer;
    for (const auto& [id, stored] : events) {
        if (stored.event.type != u"photo-submitted" || answer.leases.size() >= asked->count) continue;
        const wire::Lease lease{id, id, stored.event.subject, nowMs() + asked->duration.count() * 1000,
                                asked->duration};
        leases.insert(id, lease);
        answer.leases += lease;
    }
    return cbor(toBytes(answer));
}

FakeState::Outcome FakeState::renewOrEnd(const FakeRequest& request) {
    const QStringList parts = request.path().split(u'/');
    const auto id = Id::fromHex(parts.value(3));
    if (!id || !leases.contains(*id)) return tl::unexpected(Refused{Refusal::LeaseUnknown});
    if (request.method == "DELETE") {
        leases.remove(*id);
        return FakeAnswer{204};
    }
    const auto asked = wire::leaseRenewalFrom(request.body);
    if (!asked)
        return tl::unexpected(Refused{refusalFor(asked.error()), {{"field"_L1, asked.error().where}}});
    leases[*id].remaining = asked->duration;
    return cbor(toBytes(wire::Leases{{leases[*id]}}));
}

} // namespace mianguan::test
