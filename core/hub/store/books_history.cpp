#include "core/hub/rules/broken_event.h"
#include "core/hub/store/books.h"
#include "core/hub/store/cells.h"
#include "core/hub/store/epoch.h"
#include "core/ledger/beginning.h"
#include "core/work/event_contents.h"
#include "core/work/event_types.h"
#include "core/work/upcast.h"

#include <QMap>

namespace mianguan::hub {

namespace {

bool isSameChain(const EventRow& one, const EventRow& other) {
    return one.station == other.station && one.branch == other.branch;
}

} // namespace

Result<std::optional<EventRow>> Books::eventAtEnd(const Head& end) {
    for (const char* branch : {"branch = 0", "branch > 0"}) { // as the index has them
        const auto rows =
            writer.run(QStringLiteral("SELECT %1 FROM event WHERE station = ? AND %2 AND seq = ?")
                           .arg(eventColumns(), QLatin1String(branch)),
                       {end.station.bytes(), end.seq});
        if (!rows) return Fail(rows.error());
        while ((*rows)->next())
            if (EventRow row = eventAt(**rows); Hash::of(row.header) == end.hash) return std::optional(row);
    }
    return std::optional<EventRow>();
}

/// What came before the chain, or the branch, that an event is in.
Result<std::optional<EventRow>> Books::branchedFrom(const EventRow& event) {
    const auto rows = writer.run(
        QStringLiteral("SELECT %1 FROM event WHERE station = ? AND branch = ? ORDER BY seq LIMIT 1")
            .arg(eventColumns()),
        {event.station.bytes(), event.branch});
    if (!rows) return Fail(rows.error());
    if (!(*rows)->next()) return std::optional<EventRow>();
    const EventRow row = eventAt(**rows);
    const Result<Event> first = decodeHeader(row.header);
    if (!first) return Fail(first.error());
    if (first->seq > 1) return eventAtEnd({first->station, first->seq - 1, first->previous});
    const Result<Body> body = openBody(row, *first);
    if (!body) return Fail(body.error());
    const auto predecessor = predecessorIn(Record{0, *first, {}, *body});
    return predecessor ? eventAtEnd(*predecessor) : Result<std::optional<EventRow>>(std::nullopt);
}

/// Then its log has leapt.
bool Books::wasRestored() const { return lockedAt >= epochSpan; }

/// Every position up to the last is an event's, but where the log leapt at a restore; to that a station has
/// seen it before the first event after it.
Result<bool> Books::isOfLostLog(qint64 seen) {
    if (seen <= 0 || seen >= lockedAt) return false;
    const qint64 position = seen % epochSpan == 0 ? seen + 1 : seen;
    const auto rows = writer.run(QStringLiteral("SELECT 1 FROM event WHERE position = ?"), {position});
    if (!rows) return Fail(rows.error());
    return !(*rows)->next();
}

Result<std::optional<Id>> Books::subjectOfSettled(const Id& event) {
    return eventRow(event).map([](const std::optional<EventRow>& row) {
        return row && row->position != 0 ? std::optional(row->subject) : std::nullopt;
    });
}

Result<bool> Books::isBeingAdded(const Id& person) {
    if (!beingAdded) {
        const auto people = peopleBeingAdded();
        if (!people) return Fail(people.error());
        beingAdded = *people;
    }
    return beingAdded->contains(person);
}

/// Others' bodies are left alone: of all stations' they may be many, and large.
Result<QSet<Id>> Books::peopleBeingAdded() {
    if (auto written = flush(); !written) return Fail(written.error());
    const auto additions = waitingAdditions();
    if (!additions) return Fail(additions.error());
    QSet<Id> people;
    for (const Id& event : *additions) {
        const auto row = eventRow(event);
        if (!row) return Fail(row.error());
        const Result<Record> record = *row ? recordOf(**row) : Result<Record>(brokenEvent(event));
        if (!record) return Fail(record.error());
        people += userIn(contentOf(*record));
    }
    return people;
}

Result<QList<Id>> Books::waitingAdditions() {
    const auto rows = writer.run(QStringLiteral("SELECT id, header FROM event WHERE position IS NULL AND "
                                                "code IS NOT NULL AND subject IS NULL ORDER BY arrived"));
    if (!rows) return Fail(rows.error());
    QList<Id> additions;
    while ((*rows)->next()) {
        const Result<Event> event = decodeHeader(bytesAt(**rows, 1));
        if (!event) return brokenEvent(nameAt<Id>(**rows, 0));
        if (event->type == EventType::userAdded) additions += nameAt<Id>(**rows, 0);
    }
    return additions;
}

Result<bool> Books::anythingIsNamed() {
    if (someNamed) return *someNamed;
    const auto rows = writer.run(QStringLiteral("SELECT 1 FROM named LIMIT 1"));
    if (!rows) return Fail(rows.error());
    someNamed = (*rows)->next();
    return *someNamed;
}

/// Written at once, so that nothing else must be as long as nobody waits for these.
Result<QList<Id>> Books::waitingFor(const QList<Id>& names) {
    const auto any = anythingIsNamed();
    if (!any || !*any) return any.map([](bool) { return QList<Id>(); });
    QList<Id> waiting;
    const auto found = readEach(QStringLiteral("SELECT event FROM named WHERE name IN (%1)"), names,
                                [&](const QSqlQuery& row) { waiting += nameAt<Id>(row, 0); });
    if (!found) return Fail(found.error());
    QMap<qint64, Id> inOrder; // by when they came
    for (const Id& event : std::as_const(waiting)) {
        const auto row = eventRow(event);
        if (!row) return Fail(row.error());
        if (*row) inOrder.insert((*row)->arrived, event);
    }
    return inOrder.values();
}

/// One event waits for one name at a time.
Result<void> Books::waitFor(const Id& name, const Id& event) {
    const auto any = anythingIsNamed();
    if (!any) return Fail(any.error());
    if (*any)
        if (auto gone = run(QStringLiteral("DELETE FROM named WHERE event = ?"), {event.bytes()}); !gone)
            return gone;
    if (name.isNull()) return {};
    someNamed = true;
    return run(QStringLiteral("INSERT INTO named (name, event) VALUES (?, ?)"),
               {name.bytes(), event.bytes()});
}

Result<bool> Books::precedes(const Id& earlier, const Id& later) {
    if (auto written = flush(); !written) return Fail(written.error());
    const auto before = eventRow(earlier);
    auto at = eventRow(later);
    if (!before || !at) return Fail(before ? at.error() : before.error());
    while (*before && *at) {
        if (isSameChain(**before, **at)) return (*before)->seq <= (*at)->seq;
        at = branchedFrom(**at);
        if (!at) return Fail(at.error());
    }
    return false;
}

} // namespace mianguan::hub
