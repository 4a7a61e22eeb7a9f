#include "core/hub/store/books.h"
#include "core/hub/store/cells.h"
#include "core/ledger/beginning.h"

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

Result<bool> Books::precedes(const Record& earlier, const Record& later) {
    if (auto written = flush(); !written) return Fail(written.error());
    const auto before = eventRow(earlier.event.id);
    auto at = eventRow(later.event.id);
    if (!before || !at) return Fail(before ? at.error() : before.error());
    while (*before && *at) {
        if (isSameChain(**before, **at)) return (*before)->seq <= (*at)->seq;
        at = branchedFrom(**at);
        if (!at) return Fail(at.error());
    }
    return false;
}

} // namespace mianguan::hub
