#include "core/keys/seal.h"
#include "core/ledger/database.h"
#include "core/ledger/entry.h"
#include "core/ledger/known_pictures.h"
#include "core/ledger/sql_error.h"

#include <QLoggingCategory>
#include <QSqlError>

#include <algorithm>

namespace mianguan {

namespace {

Q_LOGGING_CATEGORY(log, "mianguan.ledger")

void finishLater(const Result<void>& done) {
    if (!done) qCWarning(log) << "left for the next start:" << done.error().what;
}

Result<void> done(const Result<QSqlQuery>& query) { return query ? Result<void>() : Fail(query.error()); }

Result<bool> holds(const Database& database, const Id& station, qint64 seq) {
    auto row = database.run(QStringLiteral("SELECT 1 FROM event WHERE station = ? AND seq = ?"),
                            {station.bytes(), seq});
    if (!row) return Fail(row.error());
    return row->next();
}

Result<std::optional<Record>> known(const Database& database, const SubjectKeys& keys, const Id& event) {
    auto row = selectEvent(database, event);
    if (!row) return Fail(row.error());
    if (!row->next()) return std::optional<Record>();
    return readRecord(storedEvent(*row), keys, database.place()).map([](Record record) {
        return std::optional(std::move(record));
    });
}

/// What others did and the hub's log, read again to its end, does not have counts no longer, as at every
/// other station; it does again when its author sends it again. What was purged stays purged.
Result<QList<Settled>> forgotten(const Database& database) {
    auto rows = database.run(
        QStringLiteral("SELECT position, outcome, code FROM settlement WHERE hub < 0 AND outcome <> "
                       "%1 AND (SELECT adopted AND NOT tombstone FROM event WHERE "
                       "event.position = settlement.position)")
            .arg(int(Settlement::Outcome::Void)));
    if (!rows) return Fail(rows.error());
    QList<Settled> all;
    while (rows->next())
        all += Settled{rows->value(0).toLongLong(),
                       {Settlement::Outcome(rows->value(1).toInt()), 0, rows->value(2).toString(), {}, {}}};
    return all;
}

} // namespace

Result<void> Ledger::noteOfHub(const HubNotes& notes) {
    const auto transaction = Transaction::begin(database());
    if (!transaction) return Fail(transaction.error());
    HubTables tables = hub();
    Parcels all = parcels();
    if (auto noted = notes(tables, all); !noted) return noted;
    if (auto committed = (*transaction)->commit(); !committed) return committed;
    return readSeen();
}

/// Versions before this mark had the cursor alone.
Result<void> Ledger::readSeen() {
    const Result<qint64> ever = hub().mark(HubMark::seen), now = hub().mark(HubMark::cursor);
    if (!ever || !now) return Fail(ever ? now.error() : ever.error());
    seen = std::max(*ever, *now);
    return {};
}

/// One of an own chain that this store does not have, as when it was lost here or a copy wrote it, stands
/// beside that chain, whose places are wanted.
Result<Record> Ledger::adopt(const HubEntry& entry, qint64 position) {
    const Event& event = entry.record.event;
    const Result<bool> taken = holds(database(), event.station, event.seq);
    if (!taken) return Fail(taken.error());
    Entry mine;
    mine.record = entry.record;
    mine.record.position = position;
    mine.record.adopted = true;
    mine.record.beside = *taken || event.station == stationId;
    mine.header = entry.sent.header;
    mine.stationSignature = entry.sent.stationSignature;
    mine.userSignature = entry.sent.userSignature;
    const Result<bool> purged = event.tombstone ? Result<bool>(false) : isPurged(event.subject);
    if (!purged) return Fail(purged.error());
    if (!*purged && !entry.sent.body.isNull()) {
        Result<Key> key = keys.of(event.keySubject());
        mine.freshKey = !key && key.error().kind == ErrorKind::NotFound;
        if (!key && !mine.freshKey) return Fail(key.error());
        mine.key = mine.freshKey ? Key::random() : std::move(*key);
        mine.sealedBody = seal(mine.key, entry.sent.body, mine.header);
    }
    return insert(mine).map([&] { return std::move(mine.record); });
}

/// Pictures of others that are not here, whenever their event was read: the orders went with the hub that was
/// left, or with the key that was replaced.
Result<void> Ledger::orderMissing(const Record& adopted) {
    const auto named = knownPictures(adopted.body);
    for (auto blob = named.begin(); blob != named.end(); ++blob)
        if (blob.key() != QLatin1String("original") && !holdsBlob(adopted.event.subject, blob.value()))
            return parcels().order(adopted);
    return {};
}

/// What is new of one entry; none when there is nothing.
Result<std::optional<Record>> Ledger::take(const HubEntry& entry, qint64 position, WasVoid& wasVoid) {
    auto there = known(database(), keys, entry.record.event.id);
    if (!there) return there;
    if (!*there && entry.settlement.isVoid()) return there;
    if (!*there) {
        Result<Record> adopted = adopt(entry, position);
        if (!adopted) return Fail(adopted.error());
        *there = std::move(*adopted);
        const Result<bool> gone = isPurged(entry.record.event.subject);
        if (!gone) return Fail(gone.error());
        if (*gone && !entry.record.event.tombstone) (*there)->body = {};
    }
    if ((*there)->adopted)
        if (auto ordered = orderMissing(**there); !ordered) return Fail(ordered.error());
    return settleAt((*there)->position, entry.settlement, wasVoid).map([&] { return std::move(*there); });
}

Result<void> Ledger::settleAt(qint64 position, const Settlement& settlement, WasVoid& wasVoid) {
    const auto before = hub().settlement(position);
    if (!before) return Fail(before.error());
    if (!wasVoid.contains(position)) wasVoid.insert(position, *before && (*before)->changesNothing());
    return hub().settle(position, settlement);
}

Result<Taken> Ledger::takeLog(const HubLog& part) {
    const auto transaction = Transaction::begin(database());
    if (!transaction) return Fail(transaction.error());
    Taken taken;
    WasVoid wasVoid;
    qint64 last = headPosition;
    Entries tombstones;
    for (const HubEntry& entry : part.entries) {
        auto fresh = take(entry, last + 1, wasVoid);
        if (!fresh) return Fail(fresh.error());
        if (!*fresh) continue;
        const bool isNew = (*fresh)->position > last;
        (isNew ? taken.adopted : taken.settled) += **fresh;
        last = std::max(last, (*fresh)->position);
        if (entry.settlement.code == QLatin1String("disputed")) taken.aside += (*fresh)->position;
        if (!isNew || !entry.record.event.tombstone) continue;
        tombstones.emplace_back();
        tombstones.back().record = **fresh;
    }
    HubTables tables = hub();
    const auto stale = part.atEnd ? forgotten(database()) : QList<Settled>();
    if (!stale) return Fail(stale.error());
    for (const Settled& one : *stale) {
        Result<Record> record = recordAt(one.position);
        if (!record) return Fail(record.error());
        taken.settled += *record;
        wasVoid.insert(one.position, one.settlement.changesNothing());
        if (auto settled = tables.settle(one.position, {Settlement::Outcome::Void, 0, {}, {}, {}}); !settled)
            return Fail(settled.error());
        if (auto dropped =
                done(database().run(QStringLiteral("DELETE FROM parcel WHERE event = ?"), {one.position}));
            !dropped)
            return Fail(dropped.error());
    }
    for (const PublicKey& peer : part.peers)
        if (auto added = tables.addPeer(peer); !added) return Fail(added.error());
    if (auto noted = rearrange(tables, taken, wasVoid, part); !noted) return Fail(noted.error());
    if (auto marked = tables.setMark(HubMark::cursor, part.cursor); !marked) return Fail(marked.error());
    const qint64 seenNow = std::max<qint64>(seen, part.cursor);
    if (auto marked = tables.setMark(HubMark::seen, seenNow); !marked) return Fail(marked.error());
    if (auto committed = (*transaction)->commit(); !committed) return Fail(committed.error());
    headPosition = last;
    seen = seenNow;
    if (!tombstones.empty()) buryPurged(tombstones);
    return taken;
}

Result<QSet<Id>> Ledger::purgedElsewhere() const {
    auto rows = database().run(
        QStringLiteral("SELECT subject FROM event AS gone CROSS JOIN settlement ON settlement.position = "
                       "gone.position WHERE tombstone AND adopted AND hub < 0 AND NOT EXISTS (SELECT 1 "
                       "FROM event AS own WHERE own.subject = gone.subject AND own.tombstone AND NOT "
                       "own.adopted) AND EXISTS (SELECT 1 FROM event AS told JOIN settlement AS said ON "
                       "said.position = told.position WHERE told.subject = gone.subject AND NOT "
                       "told.tombstone AND said.hub > 0 AND said.outcome = %1)")
            .arg(int(Settlement::Outcome::Applied)));
    if (!rows) return Fail(rows.error());
    QSet<Id> subjects;
    while (rows->next())
        subjects += Id::fromBytes(rows->value(0).toByteArray()).value_or(Id());
    return subjects;
}

Result<Taken> Ledger::settleOwn(const QList<OwnOutcome>& outcomes, qint64 sentSeq, const HubLog& order) {
    const auto transaction = Transaction::begin(database());
    if (!transaction) return Fail(transaction.error());
    Taken taken;
    WasVoid wasVoid;
    HubTables tables = hub();
    for (const OwnOutcome& outcome : outcomes) {
        auto mine = known(database(), keys, outcome.event);
        if (!mine) return Fail(mine.error());
        if (!*mine) continue;
        if (auto settled = settleAt((*mine)->position, outcome.settlement, wasVoid); !settled)
            return Fail(settled.error());
        taken.settled += std::move(**mine);
    }
    if (auto noted = rearrange(tables, taken, wasVoid, order); !noted) return Fail(noted.error());
    if (auto marked = tables.setMark(HubMark::sent, sentSeq); !marked) return Fail(marked.error());
    return (*transaction)->commit().map([&] { return std::move(taken); });
}

Result<QList<SentEvent>> Ledger::ofChain(const Id& station, qint64 afterSeq, int limit) const {
    auto rows = selectChain(database(), station, afterSeq, limit);
    if (!rows) return Fail(rows.error());
    QList<SentEvent> all;
    while (rows->next()) {
        const StoredEvent stored = storedEvent(*rows);
        const Result<Record> record = readRecord(stored, keys, database().place());
        if (!record) return Fail(record.error());
        all += SentEvent{stored.header, stored.stationSignature, stored.userSignature, record->body.bytes()};
    }
    if (rows->lastError().isValid()) return failFromSql(rows->lastError(), database().place());
    return all;
}

Result<QList<Head>> Ledger::olderChains() const {
    auto rows = database().run(
        QStringLiteral("SELECT event.station, event.seq, event.hash FROM station JOIN event ON event.station "
                       "= station.id AND event.seq = (SELECT MAX(seq) FROM event WHERE station = station.id "
                       "AND adopted = 0) WHERE station.id <> ? ORDER BY station.number"),
        {stationId.bytes()});
    if (!rows) return Fail(rows.error());
    QList<Head> ends;
    while (rows->next())
        ends += Head{Id::fromBytes(rows->value(0).toByteArray()).value_or(Id()), rows->value(1).toLongLong(),
                     Hash::fromBytes(rows->value(2).toByteArray()).value_or(Hash())};
    return ends;
}

Result<QList<Record>> Ledger::recordsAfter(qint64 position, int limit) const {
    auto rows = selectEvents(database(), position);
    if (!rows) return Fail(rows.error());
    QList<Record> all;
    while (all.size() < limit && rows->next()) {
        Result<Record> record = readRecord(storedEvent(*rows), keys, database().place());
        if (!record) return Fail(record.error());
        all += std::move(*record);
    }
    return all;
}

Result<void> Ledger::keepBlob(const Record& adopted, const Hash& hash, const QByteArray& bytes) {
    const Event& event = adopted.event;
    const Result<Key> key = keys.of(event.subject);
    if (!key) return Fail(key.error());
    return blobs.stage(event.id, event.subject, *key, {{hash, bytes}}).map([&] {
        finishLater(blobs.publish(event.id, event.subject));
    });
}

bool Ledger::holdsBlob(const Id& subject, const Hash& hash) const {
    const Result<Key> key = keys.of(subject);
    return key && blobs.holds(subject, *key, hash);
}

Result<std::optional<Settlement>> Ledger::settlementOf(const Id& event) const {
    auto row = database().run(QStringLiteral("SELECT position FROM event WHERE id = ?"), {event.bytes()});
    if (!row) return Fail(row.error());
    return row->next() ? hub().settlement(row->value(0).toLongLong()) : std::optional<Settlement>();
}

Result<QHash<Id, PublicKey>> Ledger::stationsKnown() const {
    auto all = peerKeys(database());
    const auto own = stations.publicKeys();
    if (!all || !own) return all ? Fail(own.error()) : all;
    all->insert(*own);
    return all;
}

Result<Record> Ledger::beginChainAnew(Beginning why) {
    if (auto begun = beginChain(why); !begun) return Fail(begun.error());
    finishLater(anchor->setHead({stationId, headSeq, headHash}, signing));
    return recordAt(headPosition);
}

} // namespace mianguan
