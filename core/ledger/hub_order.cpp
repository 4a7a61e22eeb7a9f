#include "core/ledger/database.h"
#include "core/ledger/ledger.h"
#include "core/ledger/sql_error.h"

#include <algorithm>

namespace mianguan {

namespace {

/// Where an event stands among those of its subject.
struct Place {
    qint64 position = 0;
    qint64 rank = 0; ///< in the hub's log, behind all of it, or before all of it
    bool first = false;
};

constexpr qint64 behindAll = qint64(1) << 61;
constexpr qint64 beforeAll = -2 * behindAll;

/// The one rule: a place in the log of before holds until the new one is known.
QString placesWhere(const char* condition) {
    return QStringLiteral("SELECT event.position, IFNULL(ABS(hub), %1 + event.position) AS rank, header FROM "
                          "event LEFT JOIN settlement ON settlement.position = event.position WHERE ")
               .arg(behindAll) +
           QLatin1String(condition);
}

QString placesSql() {
    return placesWhere("subject = ? AND IFNULL(outcome, 0) <> ") +
           QString::number(int(Settlement::Outcome::Void)) +
           QStringLiteral(" AND IFNULL(code, '') <> 'disputed' ");
}

/// By position.
Result<QList<Place>> placesOf(const Database& database, const Id& subject, const IsMatching& comesFirst) {
    auto rows = database.run(placesSql() + QStringLiteral("ORDER BY event.position"), {subject.bytes()});
    if (!rows) return Fail(rows.error());
    QList<Place> all;
    while (rows->next()) {
        const Result<Event> event = decodeHeader(rows->value(2).toByteArray());
        const bool first = comesFirst && event && comesFirst(*event);
        const qint64 rank = rows->value(1).toLongLong();
        all += Place{rows->value(0).toLongLong(), first ? beforeAll + rank : rank, first};
    }
    return all;
}

bool isByRank(const QList<Place>& places) {
    return std::is_sorted(places.begin(), places.end(),
                          [](const Place& a, const Place& b) { return a.rank < b.rank; });
}

/// Whether the events of these subjects came here in another order than the hub's. What comes first of one
/// says nothing of the others'.
Result<bool> isTangled(const Database& database, const QSet<Id>& subjects, const IsMatching& comesFirst) {
    QList<Place> together;
    for (const Id& subject : subjects) {
        Result<QList<Place>> places = placesOf(database, subject, comesFirst);
        if (!places) return Fail(places.error());
        if (!isByRank(*places)) return true;
        places->removeIf([](const Place& place) { return place.first; });
        together += *places;
    }
    std::sort(together.begin(), together.end(),
              [](const Place& a, const Place& b) { return a.position < b.position; });
    return !isByRank(together);
}

/// Of events without a subject: whether any whose order matters came here in another than the hub's.
Result<bool> areTangled(const Database& database, const IsMatching& inOrder) {
    auto places = placesOf(database, {}, [&](const Event& event) { return !inOrder(event); });
    if (!places) return Fail(places.error());
    places->removeIf([](const Place& place) { return place.first; });
    return !isByRank(*places);
}

QSet<Id> togetherWith(const Id& subject, const HubLog& log) {
    return log.together ? log.together(subject) : QSet<Id>{subject};
}

/// Those of `touched`, and who goes with them.
Result<QSet<Id>> inAnotherOrder(const Database& database, const QSet<Id>& touched, const QSet<Id>& tangled,
                                const HubLog& log) {
    QSet<Id> found, seen;
    for (const Id& subject : touched) {
        if (seen.contains(subject)) continue;
        const QSet<Id> all = togetherWith(subject, log);
        seen += all;
        const Result<bool> isOne =
            tangled.intersects(all) ? Result<bool>(true) : isTangled(database, all, log.comesFirst);
        if (!isOne) return Fail(isOne.error());
        if (*isOne) found += all;
    }
    return found;
}

} // namespace

Result<qint64> Ledger::rankOf(qint64 position) const {
    auto row = database().run(placesWhere("event.position = ?"), {position});
    if (!row) return Fail(row.error());
    return row->next() ? row->value(1).toLongLong() : behindAll + position;
}

/// Inside the transaction, so that no reading of the events ever finds another order than was noted.
Result<void> Ledger::rearrange(HubTables& tables, Taken& taken, const WasVoid& wasVoid,
                               const HubLog& log) const {
    const auto tangled = tables.tangled();
    if (!tangled) return Fail(tangled.error());
    const QList<Record> all = taken.adopted + taken.settled;
    QSet<Id> touched = log.renamed;
    for (const Record& record : all)
        if (!record.event.subject.isNull()) touched += record.event.subject;
    Result<QSet<Id>> moved = inAnotherOrder(database(), touched, *tangled, log);
    if (!moved) return Fail(moved.error());
    const bool concernsAll = std::any_of(all.begin(), all.end(), [&](const Record& record) {
        return record.event.subject.isNull() && log.inOrder && log.inOrder(record.event);
    });
    const Result<bool> areOthers = concernsAll ? areTangled(database(), log.inOrder) : Result<bool>(false);
    if (!areOthers) return Fail(areOthers.error());
    if (*areOthers || (concernsAll && tangled->contains(Id()))) *moved += Id();
    for (const Id& subject : std::as_const(*moved))
        if (auto noted = tables.entangle(subject); !noted) return noted;
    taken.rearranged += log.renamed + *moved;
    for (const Record& record : std::as_const(taken.settled)) {
        const auto now = tables.settlement(record.position);
        if (!now) return Fail(now.error());
        if (wasVoid.contains(record.position) &&
            wasVoid.value(record.position) != (*now && (*now)->changesNothing()))
            taken.rearranged += record.event.subject;
    }
    if (taken.rearranged.isEmpty()) return {};
    const Result<qint64> times = tables.mark(HubMark::rearranged);
    return times ? tables.setMark(HubMark::rearranged, *times + 1) : Fail(times.error());
}

Result<QList<Record>> Ledger::recordsOf(const QSet<Id>& subjects, const IsMatching& comesFirst) const {
    QList<Place> all;
    for (const Id& subject : subjects) {
        const Result<QList<Place>> places = placesOf(database(), subject, comesFirst);
        if (!places) return Fail(places.error());
        all += *places;
    }
    std::sort(all.begin(), all.end(), [](const Place& a, const Place& b) { return a.rank < b.rank; });
    QList<Record> records;
    for (const Place& place : std::as_const(all)) {
        Result<Record> record = recordAt(place.position);
        if (!record) return Fail(record.error());
        records += std::move(*record);
    }
    return records;
}

} // namespace mianguan
