#include "core/station/event_errand.h"

#include "core/base/clock.h"
#include "core/sync/hub_connection.h"
#include "core/wire/limits.h"

#include <QJsonObject>

namespace mianguan {

namespace {

constexpr qint64 batchBytes = wire::limit::bodyBytes / 2;
constexpr std::chrono::milliseconds betweenQuestions{20'000}; ///< the log tells too, where it is read

/// As many as one request takes.
wire::EventBatch batchOf(const QList<SentEvent>& events) {
    wire::EventBatch batch;
    qint64 bytes = 0;
    for (const SentEvent& event : events) {
        bytes += wire::sizeOnWire(event);
        if (!batch.events.isEmpty() && bytes > batchBytes) break;
        batch.events += event;
    }
    return batch;
}

sync::Trouble troubleOf(wire::Refusal refusal, const QString& hub) {
    const wire::RefusalWords words = wire::wordsOf(refusal);
    sync::Trouble trouble;
    trouble.persistence = wire::persistenceOf(refusal);
    trouble.error = {ErrorKind::Refused, words.sentence, hub, words.remedy};
    trouble.code = wire::refusalId(refusal);
    return trouble;
}

wire::ChainEnd headIn(const QJsonObject& details) {
    const QJsonObject head = details.value(QLatin1String("head")).toObject();
    return {qint64(head.value(QLatin1String("seq")).toDouble()),
            Hash::fromHex(head.value(QLatin1String("hash")).toString()).value_or(Hash())};
}

} // namespace

bool EventErrand::isOfThisChain(const wire::ChainEnd& head) const {
    if (head.seq == 0) return true;
    const auto there = line.desk.questions().unsent(head.seq - 1, 1);
    return there && !there->isEmpty() && Hash::of(there->first().header) == head.hash;
}

void EventErrand::advance() {
    if (busy || forked || !mayGo()) return;
    if (unsent() > 0) return send();
    if (nowMs() >= askAgainMs) askForOutcomes();
}

void EventErrand::send() {
    const auto events = line.desk.questions().unsent(sent, wire::limit::events);
    if (!events) return failed(events.error());
    if (events->isEmpty()) return;
    const wire::EventBatch batch = batchOf(*events);
    const qint64 upTo = sent + batch.events.size();
    busy = true;
    line.changed();
    line.hub.sendEvents(batch,
                        here<wire::EventOutcomes>([this, upTo](sync::Answer<wire::EventOutcomes> answer) {
                            busy = false;
                            if (!answer) return takeRefusal(answer.error());
                            take(*answer, upTo);
                        }),
                        line.stop.get_token());
}

void EventErrand::take(const wire::EventOutcomes& outcomes, qint64 upTo) {
    QList<OwnOutcome> all;
    bool waits = false, speaks = false;
    for (const wire::EventOutcome& outcome : outcomes.outcomes) {
        all += {outcome.id, settlementOf(outcome.outcome, outcome.position, outcome.reason)};
        waits = waits || outcome.outcome == wire::Outcome::Waiting;
        speaks = speaks || !outcome.reason.isNull();
    }
    const auto noted = line.desk.change([&](HubBook& book) { return book.note(all, upTo); });
    if (!noted) return failed(noted.error());
    sent = upTo;
    if (waits) askAgainMs = nowMs() + betweenQuestions.count();
    went();
    line.changed();
    if (speaks) line.itemsChanged();
    advance();
}

void EventErrand::takeRefusal(const sync::Trouble& trouble) {
    if (trouble.is(wire::Refusal::ChainGap)) return goOnFrom(headIn(trouble.details));
    forked = trouble.is(wire::Refusal::ChainForked);
    failed(trouble);
    if (forked) line.changed();
}

/// The hub has less than it had, as after a restore of an old backup: what came after is sent again. Unless
/// what it has is not what this chain says there: then a copy of this store went on beside it.
void EventErrand::goOnFrom(const wire::ChainEnd& head) {
    if (!isOfThisChain(head)) {
        forked = true;
        return failed(troubleOf(wire::Refusal::ChainForked, line.facts.address));
    }
    const auto noted = line.desk.change([&](HubBook& book) { return book.noteSent(head.seq); });
    if (!noted) return failed(noted.error());
    if (head.seq >= sent) // it says that it has what it just did not take: not at once again
        failed(fail(ErrorKind::Unreadable, tr("The hub says that events are missing which it has"),
                    line.facts.address)
                   .value());
    sent = head.seq;
    line.changed();
    advance();
}

void EventErrand::askForOutcomes() {
    const auto waiting = line.desk.questions().waitingAtHub(wire::limit::outcomesAsked);
    if (!waiting) return failed(waiting.error());
    askAgainMs = waiting->isEmpty() ? std::numeric_limits<qint64>::max() : nowMs() + betweenQuestions.count();
    if (waiting->isEmpty()) return;
    busy = true;
    line.hub.outcomes({*waiting}, here<wire::EventOutcomes>([this](sync::Answer<wire::EventOutcomes> answer) {
                          busy = false;
                          if (!answer) return failed(answer.error());
                          take(*answer, sent);
                      }),
                      line.stop.get_token());
}

} // namespace mianguan
