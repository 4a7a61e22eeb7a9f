#include "core/hub/rules/arbiter.h"
#include "core/hub/rules/station_events.h"
#include "core/hub/store/cells.h"
#include "core/hub/store/hub_store_private.h"
#include "core/ledger/beginning.h"
#include "core/work/event_rules.h"
#include "core/work/event_types.h"

#include <algorithm>
#include <future>

namespace mianguan::hub {

namespace {

wire::ChainEnd endOf(const Head& head) { return {head.seq, head.hash}; }

/// One request's events within a transaction: each joins the chain and is judged, until one does not fit.
class Intake {
public:
    Intake(Books& tables, const Id& caller, EventsAnswer& into)
        : books(tables), station(caller), answer(into) {}

    Result<void> take(const QList<Checked>& events) {
        if (auto prepared = prepare(events); !prepared) return prepared;
        const Result<bool> same = asBefore(events);
        if (!same) return Fail(same.error());
        if (!*same) return tellHead();
        for (const Checked& event : events) {
            const Result<bool> goOn = known.contains(event.event.id) ? repeat(event) : takeNew(event);
            if (!goOn) return Fail(goOn.error());
            if (!*goOn) break;
            if (!answer.refusal) ++answer.about;
        }
        return tellHead();
    }

private:
    Result<void> prepare(const QList<Checked>& events) {
        QList<Id> ids, subjects;
        for (const Checked& event : events) {
            ids += event.event.id;
            subjects += event.event.subject;
        }
        const auto there = books.known(ids);
        if (!there) return Fail(there.error());
        known = *there;
        return books.preload(subjects);
    }

    Result<void> tellHead() {
        return books.stationRow(station).map([this](const auto& row) {
            if (row) answer.head = endOf(row->head);
        });
    }

    bool refuse(Refusal why) {
        answer.refusal = why;
        return false;
    }

    /// Whether those that are here already are the very same; looked at first, so that nothing is stored
    /// otherwise.
    Result<bool> asBefore(const QList<Checked>& events) {
        for (qsizetype i = 0; i < events.size(); ++i) {
            if (!known.contains(events[i].event.id)) continue;
            const auto row = books.eventRow(events[i].event.id);
            if (!row) return Fail(row.error());
            if (!*row || (*row)->header == events[i].sent.header) continue;
            answer.about = i;
            return refuse(Refusal::EventDiffers);
        }
        return true;
    }

    /// It is here already: its outcome again.
    Result<bool> repeat(const Checked& event) {
        const auto row = books.eventRow(event.event.id);
        if (!row) return Fail(row.error());
        if (!*row) return setAside();
        answer.outcomes += answerOf(**row);
        return true;
    }

    Result<bool> takeNew(const Checked& event) {
        const auto row = books.stationRow(station);
        if (!row) return Fail(row.error());
        const Head head = (*row)->head;
        if (event.event.seq == head.seq + 1 && event.event.previous == head.hash) return judge(event);
        const Result<bool> follows = followsKnown(event.event);
        if (!follows) return Fail(follows.error());
        if (!*follows)
            return refuse(event.event.seq <= head.seq + 1 ? Refusal::ChainForked : Refusal::ChainGap);
        if (auto aside = books.quarantine(event); !aside) return Fail(aside.error());
        known += event.event.id;
        return setAside();
    }

    /// What follows it is kept too.
    Result<bool> setAside() {
        answer.refusal = Refusal::ChainForked;
        return true;
    }

    /// Of a branch nothing is taken before its beginning is here: what came after would be lost with it.
    Result<bool> followsKnown(const Event& event) {
        if (event.seq == 1) return true;
        const auto aside = books.sql().run(
            QStringLiteral("SELECT 1 FROM quarantine WHERE hash = ? AND station = ? AND seq = ?"),
            {event.previous.bytes(), station.bytes(), event.seq - 1});
        if (!aside) return Fail(aside.error());
        if ((*aside)->next()) return true;
        return books.eventAtEnd({station, event.seq - 1, event.previous}).map([](const auto& before) {
            return before.has_value();
        });
    }

    Result<bool> judge(const Checked& event) {
        if (answer.refusal) return false; // nothing of the chain can follow a branch in one request
        if (const Result<bool> room = isRoomFor(event.event); !room || !*room)
            return room ? refuse(Refusal::TooManyWaiting) : room;
        if (auto added = books.add(event); !added) return Fail(added.error());
        books.setHead(station, {station, event.event.seq, event.hash});
        known += event.event.id;
        const auto judged = Arbiter(books).take({0, event.event, event.hash, event.body});
        if (!judged) return Fail(judged.error());
        const auto row = books.eventRow(event.event.id);
        if (!row) return Fail(row.error());
        answer.outcomes += answerOf(**row);
        return true;
    }

    /// Each that waits is looked at whenever anything of the graduate is settled, while all others wait; and
    /// what is of nobody, whenever a person is unknown.
    Result<bool> isRoomFor(const Event& event) {
        if (event.subject.isNull() && ruleFor(event.type)) return true;
        const Result<int> all = event.subject.isNull() ? Result<int>(mostWaiting)
                                                       : books.whoIs(event.subject).map(&Subject::waiting);
        if (!all || *all < mostWaiting) return all.map([](int) { return true; });
        return books.waitingFrom(station, event.subject).map([](qint64 own) { return own < mostWaiting; });
    }

    static constexpr int mostWaiting = 1000;
    Books& books;
    const Id& station;
    EventsAnswer& answer;
    QSet<Id> known;
};

EventsAnswer refused(Refusal why) { return {{}, {}, why}; }

/// Whose chain a request brings: the caller's, the rest of the one whose place it took, or one between the
/// two.
Id chainIn(const QList<wire::SentEvent>& events, const Station& caller) {
    const auto first = events.isEmpty() ? Event() : decodeHeader(events.first().header);
    return first && !caller.replaces.isNull() && !first->station.isNull() ? first->station : caller.id;
}

/// A store that began anew twice before it met the hub hands in a chain the hub never heard of, which goes on
/// from the one whose place the caller took: as wide as the caller, and never a caller itself.
std::optional<Station> between(const wire::SentEvent& first, const Station& caller) {
    const auto event = decodeHeader(first.header);
    const auto body = Body::fromBytes(first.body);
    const bool mayBring = caller.revokedAt == 0 && isBodyWithin(first.body);
    if (!mayBring || !event || !body || event->seq != 1 || event->type != EventType::stationStarted)
        return {};
    const auto key = PublicKey::fromBytes(body->content().value(QLatin1String("public_key")).toByteArray());
    const auto predecessor = predecessorIn(Record{0, *event, {}, *body});
    if (!key || key->id() != event->station || !predecessor || predecessor->station != caller.replaces)
        return {};
    Station station = caller;
    station.id = event->station;
    station.key = *key;
    return station;
}

/// Each the next of the one before, as what does not follow must not leave the first half stored.
bool follows(const Checked& before, const Checked& event) {
    return event.event.seq == before.event.seq + 1 && event.event.previous == before.hash;
}

} // namespace

EventAnswer answerOf(const EventRow& row) { return {row.id, row.outcome, row.position, row.code}; }

/// Then the caller goes on from that one.
Result<void> HubStore::Private::bringBetween(Books& books, const Station& unheard, const Id& caller) const {
    const auto known = books.station(unheard.id);
    const auto asking = books.station(caller);
    if (!known || !asking) return Fail(known ? asking.error() : known.error());
    if (*known || !*asking) return {};
    Station heir = **asking;
    heir.replaces = unheard.id;
    return append(books, enrolling(unheard), {})
        .and_then([&](const EventAnswer&) { return append(books, changing(heir), {}); })
        .map([](const EventAnswer&) {});
}

void HubStore::submit(const Caller& caller, const QList<wire::SentEvent>& events, Submitted done) {
    const auto enrolled = d->stationRow(caller.id);
    if (!enrolled) return done(Fail(enrolled.error()));
    if (!*enrolled || caller.id == d->hub) return done(refused(Refusal::CallerUnknown));
    const Id chain = chainIn(events, (*enrolled)->station);
    const auto row = chain == caller.id ? enrolled : d->stationRow(chain);
    if (!row) return done(Fail(row.error()));
    const Station& asking = (*enrolled)->station;
    const auto unheard = *row ? std::nullopt : between(events.first(), asking);
    const bool mayHandIn = unheard || chain == caller.id || chain == asking.replaces;
    if (!mayHandIn) return done(refused(Refusal::NotAllowed));
    struct Request {
        QList<Checked> events;
        EventsAnswer answer;
    };
    auto request = std::make_shared<Request>();
    const PublicKey key = unheard ? unheard->key : (*row)->station.key;
    const wire::ChainEnd head = *row ? endOf((*row)->head) : wire::ChainEnd();
    for (const wire::SentEvent& event : events) {
        auto checked = checkForm(event, chain, key);
        const auto refusal = [&](Refusal why) { done(EventsAnswer{{}, head, why, request->events.size()}); };
        if (!checked) return refusal(checked.error());
        if (!request->events.isEmpty() && !follows(request->events.last(), *checked))
            return refusal(Refusal::ChainGap);
        request->events += std::move(*checked);
    }
    const auto job = [this, request, caller, chain, unheard](Books& books) -> Result<void> {
        request->answer = {};
        const Result<bool> fresh = Private::useMark(books, caller);
        if (!fresh) return Fail(fresh.error());
        if (!*fresh) {
            request->answer.refusal = Refusal::RequestReplayed;
            return {};
        }
        if (unheard)
            if (auto brought = d->bringBetween(books, *unheard, caller.id); !brought) return brought;
        return Intake(books, chain, request->answer).take(request->events).and_then([&] {
            return d->purgeOwed(books);
        });
    };
    d->writer->post(
        job,
        [request, done = std::move(done)](const Result<void>& written) {
            done(written ? Result<EventsAnswer>(request->answer) : Fail(written.error()));
        },
        int(events.size()) + 1);
}

Result<EventsAnswer> HubStore::submit(const Caller& caller, const QList<wire::SentEvent>& events) {
    std::promise<Result<EventsAnswer>> answer;
    submit(caller, events, [&](Result<EventsAnswer> given) { answer.set_value(std::move(given)); });
    return answer.get_future().get();
}

/// The station and those whose place it took, one after another.
Result<QList<Id>> HubStore::Private::chainsOf(Station station) const {
    QList<Id> chains{station.id};
    while (!station.replaces.isNull() && !chains.contains(station.replaces)) {
        chains += station.replaces;
        const auto before = stationRow(station.replaces);
        if (!before) return Fail(before.error());
        if (!*before) break;
        station = (*before)->station;
    }
    return chains;
}

Result<EventsAnswer> HubStore::outcomes(const Id& station, const QList<Id>& events) const {
    const auto row = d->stationRow(station);
    if (!row) return Fail(row.error());
    if (!*row) return refused(Refusal::CallerUnknown);
    EventsAnswer answer{{}, endOf((*row)->head)};
    const auto chains = d->chainsOf((*row)->station);
    if (!chains) return Fail(chains.error());
    for (const Id& event : events) {
        auto found = d->database->run(QStringLiteral("SELECT %1 FROM event WHERE id = ?").arg(eventColumns()),
                                      {event.bytes()});
        if (!found) return Fail(found.error());
        if (!found->next()) continue;
        const EventRow known = eventAt(*found);
        if (chains->contains(known.station)) answer.outcomes += answerOf(known);
    }
    return answer;
}

Result<void> HubStore::heard(const QHash<Id, qint64>& positions) {
    return d->writer->run([&](Books& books) -> Result<void> {
        for (auto each = positions.cbegin(); each != positions.cend(); ++each)
            if (auto noted = books.heard(each.key(), std::min(each.value(), books.position())); !noted)
                return noted;
        return {};
    });
}

} // namespace mianguan::hub
