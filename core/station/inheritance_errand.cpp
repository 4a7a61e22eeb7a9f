#include "core/station/inheritance_errand.h"

#include "core/station/event_batch.h"
#include "core/sync/hub_connection.h"
#include "core/wire/limits.h"

namespace mianguan {

InheritanceErrand::InheritanceErrand(HubLine& of, std::function<void()> over)
    : Errand(of), whenOver(std::move(over)) {
    const HubBook& questions = line.desk.questions();
    if (questions.mark(HubMark::inherited).value_or(0) > 0) return;
    if (const auto older = questions.olderChains()) chains = *older;
    if (!chains.isEmpty()) sent = chains.first().seq - 1; // whoever has the end has all
}

qint64 InheritanceErrand::unsent() const { return isOver() ? 0 : chains.first().seq - sent; }

void InheritanceErrand::advance() {
    if (isOver() || busy || !mayGo()) return;
    const auto events = line.desk.questions().ofChain(chains.first().station, sent, wire::limit::events);
    if (!events) return failed(events.error());
    if (events->isEmpty()) return next();
    const wire::EventBatch batch = batchOf(*events);
    const qint64 upTo = sent + batch.events.size();
    busy = true;
    line.changed();
    line.hub.sendEvents(
        batch, here<wire::EventOutcomes>([this, upTo](const sync::Answer<wire::EventOutcomes>& answer) {
            busy = false;
            answer ? take(*answer, upTo) : takeRefusal(answer.error(), upTo);
        }),
        line.stop.get_token());
}

void InheritanceErrand::take(const wire::EventOutcomes& outcomes, qint64 upTo) {
    const auto noted = line.desk.change([&](HubBook& book) {
        return book.mark(HubMark::sent).and_then([&](qint64 own) {
            return book.note(outcomesIn(outcomes), own);
        });
    });
    if (!noted) return failed(noted.error());
    went();
    line.itemsChanged();
    goOnAfter(upTo);
}

void InheritanceErrand::takeRefusal(const sync::Trouble& trouble, qint64 upTo) {
    const bool refused =
        trouble.is(wire::Refusal::NotAllowed); // an end of what the hub never heard of, or all
    if (refused && (whole || upTo <= 1)) return next();
    const qint64 head = headIn(trouble.details).seq;
    if (trouble.is(wire::Refusal::ChainGap) && head < sent) return goOnAfter(head);
    if (!refused && !trouble.is(wire::Refusal::ChainForked)) return failed(trouble);
    const qint64 after = whole ? upTo : 0; // a branch is set aside from its first event on
    whole = true;
    goOnAfter(after);
}

void InheritanceErrand::goOnAfter(qint64 seq) {
    sent = seq;
    line.changed();
    advance();
}

/// The next chain, if there is one.
void InheritanceErrand::next() {
    if (chains.size() == 1) {
        const auto noted = line.desk.change([](HubBook& book) { return book.noteInherited(); });
        if (!noted) return failed(noted.error());
    }
    chains.removeFirst();
    whole = false;
    sent = isOver() ? 0 : chains.first().seq - 1;
    if (!isOver()) return advance();
    nothingToDo();
    whenOver();
}

} // namespace mianguan
