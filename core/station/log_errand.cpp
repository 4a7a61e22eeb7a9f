#include "core/station/log_errand.h"

#include "core/sync/hub_connection.h"
#include "core/wire/limits.h"

namespace mianguan {

namespace {

QList<SettledEvent> settledIn(const wire::Changes& changes) {
    QList<SettledEvent> all;
    for (const wire::LogEntry& entry : changes.entries)
        all += {entry.event, settlementOf(entry.outcome, entry.position, entry.reason)};
    return all;
}

} // namespace

LogErrand::LogErrand(HubLine& of, std::function<void()> taken) : Errand(of), whenTaken(std::move(taken)) {
    const HubBook& questions = line.desk.questions();
    cursor = head = questions.mark(HubMark::cursor).value_or(0);
    if (const auto stations = questions.stations()) known = *stations;
}

void LogErrand::advance() {
    if (busy || !mayGo()) return;
    busy = true;
    const bool listens =
        level && head <= cursor && why().isNull(); // after a trouble it asks for a sign at once
    const auto wait = listens ? wire::limit::wait : std::chrono::seconds(0);
    line.hub.changes(cursor, wait, here<wire::Changes>([this](const sync::Answer<wire::Changes>& answer) {
                         busy = false;
                         if (answer) return take(*answer);
                         const bool another = answer.error().is(wire::Refusal::PositionUnknown);
                         another ? beginAgain(line.facts) : failed(answer.error());
                     }),
                     line.stop.get_token());
}

void LogErrand::takeEpoch(const wire::Changes& changes) {
    HubFacts facts = line.facts;
    facts.epoch = changes.epoch;
    if (!line.facts.epoch.isNull()) return beginAgain(facts);
    const auto kept = line.desk.change([&](HubBook& book) { return book.keep(facts); });
    if (!kept) return failed(kept.error());
    line.facts = facts;
    take(changes);
}

void LogErrand::take(const wire::Changes& changes) {
    if (changes.epoch != line.facts.epoch) return takeEpoch(changes);
    auto log = checkedLog(settledIn(changes), known, line.facts.hub);
    if (!log) return failed(log.error());
    log->cursor = changes.next;
    log->atEnd = changes.entries.isEmpty() || changes.toRead() == 0;
    const Result<bool> taken = line.desk.change([&](HubBook& book) { return book.take(*log); });
    if (!taken) return failed(taken.error());
    if (!*taken) return beginAgain(line.facts);
    cursor = changes.next;
    head = std::max(changes.head, cursor);
    left = std::max<qint64>(0, changes.toRead());
    level = level || changes.entries.isEmpty(); // asked once more, nothing came: the book may know that too
    went();
    if (!changes.entries.isEmpty()) {
        line.itemsChanged();
        whenTaken();
    }
    line.changed();
    advance();
}

} // namespace mianguan
