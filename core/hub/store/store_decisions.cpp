#include "core/hub/store/cells.h"
#include "core/hub/store/hub_store_private.h"
#include "core/work/event_contents.h"

namespace mianguan::hub {

Result<QList<Waiting>> HubStore::waitingFor(const Id& caller, int limit) const {
    const auto row = d->stationRow(caller);
    if (!row) return Fail(row.error());
    QList<Waiting> all;
    if (!*row) return all;
    auto rows = d->database->run(eventsWith(QStringLiteral("subject.school, subject.lineage")) +
                                 QStringLiteral("WHERE position IS NULL ORDER BY arrived"));
    if (!rows) return Fail(rows.error());
    while (rows->next() && all.size() < limit) {
        const EventRow event = eventAt(*rows);
        Subject subject;
        subject.school = rows->value(eventWidth).toString();
        subject.lineage = nameAt<Id>(*rows, eventWidth + 1);
        const bool visible = event.subject.isNull() ? (*row)->station.scope.all || event.station == caller
                                                    : maySee((*row)->station, subject);
        const Result<Event> header = decodeHeader(event.header);
        if (visible && header)
            all += Waiting{{event.id, event.outcome, 0, event.code},
                           event.station,
                           event.subject,
                           header->user,
                           header->type};
    }
    return all;
}

Result<QList<Dispute>> HubStore::disputes(const Id& caller, int limit) const {
    const auto row = d->stationRow(caller);
    if (!row) return Fail(row.error());
    QList<Dispute> all;
    if (!*row) return all;
    auto rows =
        d->database->run(QStringLiteral("SELECT %1 FROM subject WHERE rival IS NOT NULL ORDER BY submitted")
                             .arg(subjectColumns()));
    if (!rows) return Fail(rows.error());
    while (rows->next() && all.size() < limit) {
        const Subject subject = subjectAt(*rows).subject;
        if (maySee((*row)->station, subject))
            all += Dispute{subject.id, subject.submission, subject.verdict, subject.rival};
    }
    return all;
}

/// The decision joins the hub's own chain; what it is about is judged in the same transaction.
Result<Reply<EventAnswer>> HubStore::Private::decide(Books& books, const Id& event, bool accepted,
                                                     const QString& reason) const {
    const auto waiting = books.unsettled(event);
    if (!waiting) return Fail(waiting.error());
    if (!*waiting || !waitsForDecision((*waiting)->code)) return Reply<EventAnswer>(Refusal::NothingToSettle);
    const auto decided = append(books, settling((*waiting)->record.event, accepted, reason), {});
    if (!decided) return Fail(decided.error());
    if (auto purged = purgeOwed(books); !purged) return Fail(purged.error());
    const auto row = books.eventRow(event);
    if (!row) return Fail(row.error());
    return *row ? Reply<EventAnswer>(answerOf(**row)) : Reply<EventAnswer>(Refusal::NothingToSettle);
}

Result<QList<Reply<EventAnswer>>> HubStore::decide(const QList<Id>& events, bool accepted,
                                                   const QString& reason) {
    QList<Reply<EventAnswer>> answers;
    const auto job = [&](Books& books) -> Result<void> {
        answers.clear();
        for (const Id& event : events) {
            const auto answer = d->decide(books, event, accepted, reason);
            if (!answer) return Fail(answer.error());
            answers += *answer;
        }
        return {};
    };
    return d->writer->run(job, int(events.size())).map([&] { return answers; });
}

Result<Reply<EventAnswer>> HubStore::decide(const Id& event, bool accepted, const QString& reason) {
    return decide(QList<Id>{event}, accepted, reason).map([](const QList<Reply<EventAnswer>>& answers) {
        return answers.first();
    });
}

} // namespace mianguan::hub
