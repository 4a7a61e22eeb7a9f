#include "core/hub/rules/learn.h"
#include "core/hub/store/epoch.h"
#include "core/hub/store/hub_store_private.h"
#include "core/ledger/sql_error.h"

#include <QMap>
#include <QSqlError>

#include <algorithm>

namespace mianguan::hub {

namespace {

constexpr qsizetype namesAtOnce = 50; // parts of one statement

/// Positions that one of these names is to hear of, the first `limit` of them in order.
Result<QList<qint64>> positionsFor(const Database& database, const QStringList& names, qint64 after,
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
        auto rows =
            database.run(parts.join(QLatin1String(" UNION ")) + QStringLiteral(" ORDER BY position LIMIT ?"),
                         cells + QVariantList{limit});
        if (!rows) return Fail(rows.error());
        while (rows->next())
            found.insert(numberAt(*rows, 0), true);
    }
    return found.keys().mid(0, limit);
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
    QString sql = eventsWith(QStringLiteral("subject.wrapped"));
    QVariantList cells;
    if (station.scope.all) {
        sql +=
            QStringLiteral("WHERE position > ? AND position <= ? AND (outcome = ? OR EXISTS (SELECT 1 FROM "
                           "audience WHERE audience.name = ? AND audience.position = event.position)) "
                           "ORDER BY position LIMIT ?");
        cells = {after, *until, int(Outcome::Applied), own, limit};
    } else {
        const QStringList names = station.scope.schools + QStringList{Scope::everything().text(), own};
        const auto positions = positionsFor(*d->database, names, after, *until, limit);
        if (!positions) return Fail(positions.error());
        if (positions->isEmpty()) return Reply<Feed>(Feed{{}, *until, *until});
        sql += QStringLiteral("WHERE position IN (%1) ORDER BY position").arg(marks(positions->size()));
        for (const qint64 position : *positions)
            cells += position;
    }
    auto rows = d->database->run(sql, cells);
    if (!rows) return Fail(rows.error());
    Feed feed{{}, *until, *until};
    while (rows->next()) {
        const EventRow event = eventAt(*rows);
        const Result<QByteArray> body = d->bodyOf(event, bytesAt(*rows, eventWidth));
        if (!body) return Fail(body.error());
        feed.entries += FeedEntry{event.position,
                                  event.outcome,
                                  event.code,
                                  {event.header, event.stationSignature, event.userSignature, *body}};
    }
    if (rows->lastError().isValid()) return d->server.place.failed(rows->lastError(), d->database->place());
    if (feed.entries.size() == limit) feed.next = feed.entries.last().position;
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
