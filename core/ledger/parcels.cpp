#include "core/ledger/parcels.h"

#include "core/base/cbor.h"
#include "core/keys/seal.h"
#include "core/ledger/database.h"
#include "core/ledger/known_pictures.h"
#include "core/ledger/subject_keys.h"

#include <QFileInfo>

#include <algorithm>

namespace mianguan {

namespace {

Result<void> done(const Result<QSqlQuery>& query) { return query ? Result<void>() : Fail(query.error()); }

const char columns[] = "SELECT event, name, inward, original, bytes, failures, due, stuck, why FROM parcel ";

const char original[] = "original";
/// What this version's events name; another name in another's event is no picture that anyone here shows.
constexpr QLatin1String pictures[] = {QLatin1String(original), QLatin1String("portrait"),
                                      QLatin1String("matte"),  QLatin1String("reference"),
                                      QLatin1String("plate"),  QLatin1String("signature")};
constexpr bool outward = false, inwards = true;

Result<void> insert(const Database& database, qint64 event, const QString& name, bool inward, qint64 bytes) {
    return done(
        database.run(QStringLiteral("INSERT INTO parcel (event, name, inward, original, bytes) VALUES (?, ?, "
                                    "?, ?, ?) ON CONFLICT DO NOTHING"),
                     {event, name, int(inward), int(name == QLatin1String(original)), bytes}));
}

Result<QList<HubParcel>> parcelsOf(Result<QSqlQuery> rows) {
    if (!rows) return Fail(rows.error());
    QList<HubParcel> all;
    while (rows->next())
        all += HubParcel{rows->value(0).toLongLong(),
                         rows->value(1).toString(),
                         rows->value(2).toBool(),
                         rows->value(3).toBool(),
                         rows->value(4).toLongLong(),
                         rows->value(5).toInt(),
                         rows->value(6).toLongLong(),
                         rows->value(7).toBool(),
                         readCbor(rows->value(8).toByteArray()).toMap()};
    return all;
}

qint64 sizeOf(const BlobStore& blobs, const Event& event, const Hash& name) {
    for (const QString& path : {blobs.path(event.subject, name), blobs.stagedPath(event.id, name)})
        if (const QFileInfo file(path); file.exists()) return std::max<qint64>(0, file.size() - sealOverhead);
    return 0;
}

} // namespace

Result<void> Parcels::pack(const Record& record, const BlobStore& blobs) {
    const auto named = record.body.blobs();
    if (named.isEmpty()) return {};
    const Result<Key> key = keys.of(record.event.subject);
    if (!key) return key.error().kind == ErrorKind::NotFound ? Result<void>() : Fail(key.error());
    for (auto blob = named.begin(); blob != named.end(); ++blob) {
        const qint64 bytes = sizeOf(blobs, record.event, BlobStore::nameOf(*key, blob.value()));
        if (auto packed = insert(database, record.position, blob.key(), outward, bytes); !packed)
            return packed;
    }
    return {};
}

QHash<QString, Hash> knownPictures(const Body& body) {
    QHash<QString, Hash> named = body.blobs();
    named.removeIf([](const auto& blob) {
        return std::find(std::begin(pictures), std::end(pictures), blob.key()) == std::end(pictures);
    });
    return named;
}

Result<void> Parcels::order(const Record& adopted) {
    const auto named = knownPictures(adopted.body);
    for (auto blob = named.begin(); blob != named.end(); ++blob) {
        if (auto ordered = insert(database, adopted.position, blob.key(), inwards, 0); !ordered)
            return ordered;
    }
    return {};
}

Result<QList<HubParcel>> Parcels::awaitedOf(const Id& subject) const {
    return parcelsOf(database.run(QLatin1String(columns) +
                                      QStringLiteral("WHERE inward = 1 AND event IN (SELECT position FROM "
                                                     "event WHERE subject = ?) ORDER BY event"),
                                  {subject.bytes()}));
}

Result<void> Parcels::hurry(const HubParcel& parcel) {
    return done(
        database.run(QStringLiteral("UPDATE parcel SET original = 0, due = 0, stuck = 0 WHERE event = "
                                    "? AND name = ?"),
                     {parcel.event, parcel.name}));
}

Result<QList<HubParcel>> Parcels::due(bool inward, qint64 nowMs, bool originals, int limit) const {
    return parcelsOf(database.run(
        QLatin1String(columns) +
            QStringLiteral("WHERE inward = ? AND stuck = 0 AND original <= ? AND due <= ? ORDER BY "
                           "original, event, name LIMIT ?"),
        {int(inward), int(originals), nowMs, limit}));
}

Result<std::optional<qint64>> Parcels::nextDueMs(bool inward, bool originals) const {
    auto row = database.run(
        QStringLiteral("SELECT MIN(due) FROM parcel WHERE inward = ? AND stuck = 0 AND original <= ?"),
        {int(inward), int(originals)});
    if (!row) return Fail(row.error());
    return row->next() && !row->isNull(0) ? std::optional(row->value(0).toLongLong()) : std::nullopt;
}

Result<bool> Parcels::isFetching() const {
    auto row = database.run(
        QStringLiteral("SELECT 1 FROM parcel WHERE inward = 1 AND stuck = 0 AND original = 0 AND NOT (name = "
                       "? AND failures > 0) LIMIT 1"),
        {QLatin1String(original)});
    return row ? Result<bool>(row->next()) : Fail(row.error());
}

Result<void> Parcels::delivered(const HubParcel& parcel) {
    return done(database.run(QStringLiteral("DELETE FROM parcel WHERE event = ? AND name = ?"),
                             {parcel.event, parcel.name}));
}

/// Where someone began to wait for it while it was under way it is tried again at once.
Result<void> Parcels::failed(const HubParcel& parcel) {
    const int before = int(parcel.original);
    return done(database.run(
        QStringLiteral("UPDATE parcel SET failures = ?, why = ?, due = CASE WHEN original < ? THEN 0 ELSE ? "
                       "END, stuck = CASE WHEN original < ? THEN 0 ELSE ? END WHERE event = ? AND name = ?"),
        {parcel.failures, toCanonicalCbor(parcel.why), before, parcel.dueMs, before, int(parcel.stuck),
         parcel.event, parcel.name}));
}

Result<void> Parcels::tryNow(qint64 event) {
    return done(database.run(QStringLiteral("UPDATE parcel SET due = 0, stuck = 0 WHERE ? IN (0, event) AND "
                                            "(due > 0 OR stuck)"),
                             {event}));
}

Result<QList<HubParcel>> Parcels::troubled(int limit) const {
    return parcelsOf(database.run(
        QLatin1String(columns) +
            QStringLiteral(
                "WHERE failures > 0 AND NOT (inward AND original) ORDER BY event DESC, name LIMIT ?"),
        {limit}));
}

Result<ParcelCounts> Parcels::counts(bool inward) const {
    auto row = database.run(QStringLiteral("SELECT COUNT(*) - TOTAL(original), TOTAL(original), "
                                           "TOTAL(bytes), MIN(event) FROM parcel WHERE inward = ?"),
                            {int(inward)});
    if (!row) return Fail(row.error());
    if (!row->next()) return ParcelCounts();
    return ParcelCounts{row->value(0).toLongLong(), row->value(1).toLongLong(), row->value(2).toLongLong(),
                        row->value(3).toLongLong()};
}

} // namespace mianguan
