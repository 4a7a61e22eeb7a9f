#include "core/station/event_errand.h"

#include "core/base/clock.h"
#include "core/station/event_batch.h"
#include "core/sync/hub_connection.h"
#include "core/wire/limits.h"

namespace mianguan {

namespace {

constexpr std::chrono::milliseconds betweenQuestions{20'000}; ///< the log tells too, where it is read

sync::Trouble troubleOf(wire::Refusal refusal, const QString& hub) {
    const wire::RefusalWords words = wire::wordsOf(refusal);
    sync::Trouble trouble;
    trouble.persistence = wire::persistenceOf(refusal);
    trouble.error = {ErrorKind::Refused, words.sentence, hub, words.remedy};
    trouble.code = wire::refusalId(refusal);
    return trouble;
}

} // namespace

bool EventErrand::isOfThisChain(const wire::ChainEnd& head) const {
    if (head.seq == 0) return true;
    const auto there = line.desk.questions().unsent(head.seq - 1, 1);
    return there && !there->isEmpty() && Hash::of(there->first().header) == head.hash;
}

void EventErrand::advance() {
    if (busy || forked || !before.isOver() || !mayGo()) return;
    if (unsent() > 0) return send();
    if (olderAfter) return askOfOlder();
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

void EventErrand::take(const wire::EventOutcomes& outcomes, qint64 upTo, qint64 olderUntil) {
    const auto has = [&](auto what) {
        return std::any_of(outcomes.outcomes.begin(), outcomes.outcomes.end(), what);
    };
    const bool waits = has([](const auto& each) { return each.outcome == wire::Outcome::Waiting; });
    const bool speaks = has([](const auto& each) { return !each.reason.isNull(); });
    const auto noted = line.desk.change([&](HubBook& book) { return book.note(outcomesIn(outcomes), upTo); });
    if (!noted) return failed(noted.error());
    sent = upTo;
    if (olderUntil > 0) olderAfter = olderUntil;
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
    waiting->isEmpty() ? nothingToDo() : ask(*waiting);
}

void EventErrand::askOfOlder() {
    const auto unheard = line.desk.questions().unheard(*olderAfter, wire::limit::outcomesAsked);
    if (!unheard) return failed(unheard.error());
    if (!unheard->events.isEmpty()) return ask(unheard->events, unheard->last);
    olderAfter.reset();
    advance();
}

void EventErrand::ask(const QList<Id>& events, qint64 olderUntil) {
    busy = true;
    line.hub.outcomes({events},
                      here<wire::EventOutcomes>([this, olderUntil](sync::Answer<wire::EventOutcomes> answer) {
                          busy = false;
                          if (!answer) return failed(answer.error());
                          take(*answer, sent, olderUntil);
                      }),
                      line.stop.get_token());
}

} // namespace mianguan
