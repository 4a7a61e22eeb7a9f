#include "core/hub/rules/learn.h"
#include "core/hub/store/epoch.h"
#include "core/hub/store/hub_store_private.h"
#include "core/wire/limits.h"

#include <QMap>

#include <algorithm>

namespace mianguan::hub {

namespace {

constexpr qsizetype namesAtOnce = 50;                              // parts of one statement
constexpr qint64 pageBytes = wire::limit::bodyBytes - 1024 * 1024; // the rest is for words and the frame

/// Positions that one of these names is to hear of, the first `limit` of them in order.
Result<QList<qint64>> positionsFor(const HubStore::Private& d, const QStringList& names, qint64 after,
                                   qint64 until, int limit) {
    QMap<qint64, bool> found;
    for (qsizetype done = 0; done < names.size(); done += namesAtOnce) {
        QStringList parts;
        QVariantList cells;
        for (const QString& name : names.mid(done, namesAtOnce)) {
            parts += QStringLiteral("SELECT position FROM (SELECT position FROM audience WHERE name = ? AND "
                                    "position > ? AND position <= ? ORDER BY position LIMIT ?) AS part");
            cells += QVariantList{name, after, until, limit};
        }
        const auto read =
            d.each(parts.join(QLatin1String(" UNION ")) + QStringLiteral(" ORDER BY position LIMIT ?"),
                   cells + QVariantList{limit}, [&](const QSqlQuery& row) {
                       found.insert(numberAt(row, 0), true);
                       return Result<void>();
                   });
        if (!read) return Fail(read.error());
    }
    return found.keys().mid(0, limit);
}

/// For whom sees every school.
Result<QList<qint64>> allPositions(const HubStore::Private& d, const QString& own, qint64 after, qint64 until,
                                   int limit) {
    QList<qint64> found;
    const auto read = d.each(
        QStringLiteral("SELECT position FROM event WHERE position > ? AND position <= ? AND (outcome = ? OR "
                       "EXISTS (SELECT 1 FROM audience WHERE audience.name = ? AND audience.position = "
                       "event.position)) ORDER BY position LIMIT ?"),
        {after, until, int(Outcome::Applied), own, limit}, [&](const QSqlQuery& row) {
            found += numberAt(row, 0);
            return Result<void>();
        });
    return read.map([&] { return found; });
}

QVariantList cellsOf(const QList<qint64>& positions) {
    return QVariantList(positions.begin(), positions.end());
}

/// The first of these that fit into one answer, and one at least; known before any body is read.
Result<QList<qint64>> fitting(const HubStore::Private& d, const QList<qint64>& positions) {
    if (positions.isEmpty()) return positions;
    QList<qint64> fit;
    qint64 bytes = 0;
    const auto read =
        d.each(QStringLiteral("SELECT position, LENGTH(header) + LENGTH(station_signature) + "
                              "COALESCE(LENGTH(user_signature), 0) + COALESCE(LENGTH(body), 0) FROM event "
                              "WHERE position IN (%1) ORDER BY position")
                   .arg(marks(positions.size())),
               cellsOf(positions), [&](const QSqlQuery& row) {
                   bytes += numberAt(row, 1) + wire::sizeOnWire(wire::SentEvent());
                   if (bytes <= pageBytes || fit.isEmpty()) fit += numberAt(row, 0);
                   return Result<void>();
               });
    return read.map([&] { return fit; });
}

/// One for each restore of the hub since a position.
Result<QList<std::pair<qint64, qint64>>> gapsIn(const Database& database, qint64 after, qint64 until) {
    QList<std::pair<qint64, qint64>> gaps;
    for (qint64 begin = until / epochSpan * epochSpan; begin > after;) {
        auto row =
            database.run(QStringLiteral("SELECT MAX(position) FROM event WHERE position <= ?"), {begin});
        if (!row) return Fail(row.error());
        const qint64 last = row->next() ? numberAt(*row, 0) : 0;
        const bool isGap = last < begin; // else the log has come so far by itself
        if (isGap) gaps.prepend({last, begin});
        begin = isGap ? last / epochSpan * epochSpan : begin - epochSpan;
    }
    return gaps;
}

} // namespace

qint64 Feed::left(qint64 after) const {
    qint64 positions = head - after;
    for (const auto& [last, begin] : gaps)
        if (begin > after) positions -= begin - std::max(last, after);
    return positions;
}

Result<qint64> HubStore::head() const {
    auto row = d->database->run(QStringLiteral("SELECT value FROM counter WHERE name = 'position'"));
    if (!row) return Fail(row.error());
    return row->next() ? numberAt(*row, 0) : 0;
}

Result<QList<FeedEntry>> HubStore::Private::entriesAt(const QList<qint64>& positions) const {
    QList<FeedEntry> entries;
    if (positions.isEmpty()) return entries;
    const auto read =
        each(eventsWith(QStringLiteral("subject.wrapped")) +
                 QStringLiteral("WHERE position IN (%1) ORDER BY position").arg(marks(positions.size())),
             cellsOf(positions), [&](const QSqlQuery& row) {
                 const EventRow event = eventAt(row);
                 return bodyOf(event, bytesAt(row, eventWidth)).map([&](const QByteArray& body) {
                     entries += FeedEntry{event.position,
                                          event.outcome,
                                          event.code,
                                          {event.header, event.stationSignature, event.userSignature, body}};
                 });
             });
    return read.map([&] { return entries; });
}

/// The head is read first: whatever is settled up to it is there by then, as positions are given under a lock
/// that is held until the commit.
Result<Reply<Feed>> HubStore::entries(const Id& caller, qint64 after, int limit) const {
    const auto row = d->stationRow(caller);
    if (!row) return Fail(row.error());
    if (!*row) return Reply<Feed>(Refusal::CallerUnknown);
    const Station& station = (*row)->station;
    if (station.revokedAt != 0) return Reply<Feed>(Refusal::StationRevoked);
    const Result<qint64> until = head();
    if (!until) return Fail(until.error());
    if (after > *until || after < 0) return Reply<Feed>(Refusal::PositionUnknown);

    const QString own = audienceOf(station.lineage);
    const QStringList names = station.scope.schools + QStringList{Scope::everything().text(), own};
    const auto positions = station.scope.all ? allPositions(*d, own, after, *until, limit)
                                             : positionsFor(*d, names, after, *until, limit);
    if (!positions) return Fail(positions.error());
    const auto page = fitting(*d, *positions);
    if (!page) return Fail(page.error());
    auto entries = d->entriesAt(*page);
    if (!entries) return Fail(entries.error());
    Feed feed{std::move(*entries), *until, *until};
    const bool whole = positions->size() < limit && page->size() == positions->size();
    if (!whole && !page->isEmpty()) feed.next = page->last();
    return gapsIn(*d->database, after, *until).map([&](const auto& gaps) {
        feed.gaps = gaps;
        return Reply<Feed>(feed);
    });
}

Result<QStringList> HubStore::audience(qint64 after, qint64 until) const {
    auto rows = d->database->run(
        QStringLiteral("SELECT DISTINCT name FROM audience WHERE position > ? AND position <= ?"),
        {after, until});
    if (!rows) return Fail(rows.error());
    QStringList names;
    while (rows->next())
        names += rows->value(0).toString();
    return names;
}

bool HubStore::concerns(const Station& station, const QStringList& audience) {
    if (station.scope.all || audience.contains(Scope::everything().text())) return true;
    return std::any_of(audience.begin(), audience.end(), [&](const QString& name) {
        return name == audienceOf(station.lineage) || station.scope.schools.contains(name);
    });
}

} // namespace mianguan::hub
