#include "core/ledger/hub_tables.h"

#include "core/base/cbor.h"
#include "core/keys/seal.h"
#include "core/ledger/database.h"
#include "core/ledger/subject_keys.h"

#include <algorithm>

namespace mianguan {

namespace {

const char linkName[] = "link";

Result<void> done(const Result<QSqlQuery>& query) { return query ? Result<void>() : Fail(query.error()); }

Result<qint64> number(const Database& database, const QString& sql, const QVariantList& values = {}) {
    auto row = database.run(sql, values);
    if (!row) return Fail(row.error());
    return row->next() ? row->value(0).toLongLong() : 0;
}

Result<QList<qint64>> positions(const Database& database, const QString& sql, const QVariantList& values) {
    auto rows = database.run(sql, values);
    if (!rows) return Fail(rows.error());
    QList<qint64> all;
    while (rows->next())
        all += rows->value(0).toLongLong();
    return all;
}

/// A place below 0 is one in the log of before; it gives the order until the new one is known.
Settlement settlementOf(const QSqlQuery& row, int first) {
    return {Settlement::Outcome(row.value(first).toInt()), std::max(0LL, row.value(first + 1).toLongLong()),
            row.value(first + 2).toString(), row.value(first + 3).toString(),
            row.value(first + 4).toString()};
}

/// Null is no text.
QString text(const QString& value) { return QLatin1String("") + value; }

/// What others did is theirs to see to, but for two verdicts that differ.
const char concernsThisDesk[] =
    "(code = 'disputed' OR (SELECT NOT adopted FROM event WHERE event.position = settlement.position))";

const char columns[] = "outcome, hub, code, sentence, remedy";

} // namespace

Result<std::optional<QCborMap>> HubTables::link() const {
    auto row =
        database.run(QStringLiteral("SELECT sealed FROM hub_link WHERE name = ?"), {QLatin1String(linkName)});
    if (!row) return Fail(row.error());
    if (!row->next()) return std::optional<QCborMap>();
    const Result<Key> key = keys.of({});
    if (!key) return Fail(key.error());
    const Result<QByteArray> plain = unseal(*key, row->value(0).toByteArray(), QByteArray(linkName));
    if (!plain) return Fail(plain.error());
    return std::optional(readCbor(*plain).toMap());
}

Result<void> HubTables::setLink(const QCborMap& facts) {
    const Result<Key> key = keys.of({});
    if (!key) return Fail(key.error());
    return done(database.run(
        QStringLiteral("INSERT INTO hub_link VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET sealed = "
                       "excluded.sealed"),
        {QLatin1String(linkName), seal(*key, toCanonicalCbor(facts), QByteArray(linkName))}));
}

Result<void> HubTables::forgetLink() {
    for (const char* table : {"hub_link", "parcel"})
        if (auto gone = done(database.run(QStringLiteral("DELETE FROM %1").arg(QLatin1String(table)))); !gone)
            return gone;
    // How often lists were made anew in part is theirs: an older snapshot must not fit again.
    return done(database.run(QStringLiteral("DELETE FROM hub_mark WHERE name <> ?"), {HubMark::rearranged}));
}

Result<qint64> HubTables::mark(QLatin1String name) const {
    return number(database, QStringLiteral("SELECT number FROM hub_mark WHERE name = ?"), {name});
}

Result<void> HubTables::setMark(QLatin1String name, qint64 value) {
    return done(database.run(QStringLiteral("INSERT INTO hub_mark VALUES (?, ?) ON CONFLICT (name) DO UPDATE "
                                            "SET number = excluded.number"),
                             {name, value}));
}

Result<std::optional<Settlement>> HubTables::settlement(qint64 position) const {
    auto row = database.run(
        QStringLiteral("SELECT %1 FROM settlement WHERE position = ?").arg(QLatin1String(columns)),
        {position});
    if (!row) return Fail(row.error());
    return row->next() ? std::optional(settlementOf(*row, 0)) : std::nullopt;
}

Result<void> HubTables::settle(qint64 position, const Settlement& settlement) {
    const QVariant hub =
        settlement.hub > 0 ? QVariant(settlement.hub) : QVariant(QMetaType(QMetaType::LongLong));
    return done(database.run(
        QStringLiteral("INSERT INTO settlement (position, outcome, hub, code, sentence, remedy) VALUES "
                       "(?, ?, ?, ?, ?, ?) ON CONFLICT (position) DO UPDATE SET outcome = excluded.outcome, "
                       "hub = IFNULL(excluded.hub, hub), code = excluded.code, sentence = "
                       "excluded.sentence, remedy = excluded.remedy WHERE IFNULL(settlement.hub, 0) <= 0 OR "
                       "excluded.hub IS NOT NULL"),
        {position, int(settlement.outcome), hub, text(settlement.code), text(settlement.sentence),
         text(settlement.remedy)}));
}

Result<QList<qint64>> HubTables::waiting(int limit) const {
    return positions(
        database,
        QStringLiteral("SELECT position FROM settlement WHERE outcome = %1 ORDER BY position LIMIT ?")
            .arg(int(Settlement::Outcome::Waiting)),
        {limit});
}

/// A place in the log of before is none.
Result<Unheard> HubTables::unheard(const Id& present, qint64 after, int limit) const {
    auto rows = database.run(
        QStringLiteral("SELECT id, position FROM event WHERE position > ? AND adopted = 0 AND station IN "
                       "(SELECT id FROM station WHERE id <> ?) AND NOT EXISTS (SELECT 1 FROM settlement "
                       "WHERE settlement.position = event.position AND IFNULL(hub, 1) > 0) ORDER BY position "
                       "LIMIT ?"),
        {after, present.bytes(), limit});
    if (!rows) return Fail(rows.error());
    Unheard all;
    while (rows->next()) {
        all.events += Id::fromBytes(rows->value(0).toByteArray()).value_or(Id());
        all.last = rows->value(1).toLongLong();
    }
    return all;
}

Result<qint64> HubTables::waitingCount() const {
    return number(database, QStringLiteral("SELECT COUNT(*) FROM settlement WHERE outcome = %1")
                                .arg(int(Settlement::Outcome::Waiting)));
}

Result<QList<Settled>> HubTables::said(int limit) const {
    auto rows = database.run(QStringLiteral("SELECT %1, position FROM settlement WHERE code <> '' AND "
                                            "seen = 0 AND %2 ORDER BY position DESC LIMIT ?")
                                 .arg(QLatin1String(columns), QLatin1String(concernsThisDesk)),
                             {limit});
    if (!rows) return Fail(rows.error());
    QList<Settled> all;
    while (rows->next())
        all += Settled{rows->value(5).toLongLong(), settlementOf(*rows, 0)};
    return all;
}

Result<qint64> HubTables::saidCount() const {
    return number(database,
                  QStringLiteral("SELECT COUNT(*) FROM settlement WHERE code <> '' AND seen = 0 AND (outcome "
                                 "= %1 OR code IN ('needs-supervisor', 'disputed')) AND %2")
                      .arg(int(Settlement::Outcome::Void))
                      .arg(QLatin1String(concernsThisDesk)));
}

Result<void> HubTables::putAside(qint64 position) {
    return done(
        database.run(QStringLiteral("UPDATE settlement SET seen = 1 WHERE position = ?"), {position}));
}

Result<void> HubTables::endDisputes(const QSet<Id>& subjects, qint64 hub) {
    for (const Id& subject : subjects)
        if (auto ended = done(database.run(
                QStringLiteral("UPDATE settlement SET seen = 1 WHERE code = 'disputed' AND hub < ? AND "
                               "position IN (SELECT position FROM event WHERE subject = ?)"),
                {hub, subject.bytes()}));
            !ended)
            return ended;
    return {};
}

Result<void> HubTables::forgetPositions() {
    const Result<qint64> seen = mark(HubMark::seen), cursor = mark(HubMark::cursor);
    if (!seen || !cursor) return Fail(seen ? cursor.error() : seen.error());
    return done(database.run(QStringLiteral("UPDATE settlement SET hub = -ABS(hub)")))
        .and_then([&] { return setMark(HubMark::seen, std::max(*seen, *cursor)); })
        .and_then([&] { return setMark(HubMark::cursor, 0); });
}

Result<QHash<Id, PublicKey>> peerKeys(const Database& database) {
    auto rows = database.run(QStringLiteral("SELECT public_key FROM peer"));
    if (!rows) return Fail(rows.error());
    QHash<Id, PublicKey> known;
    while (rows->next())
        if (const auto key = PublicKey::fromBytes(rows->value(0).toByteArray()))
            known.insert(key->id(), *key);
    return known;
}

Result<void> HubTables::addPeer(const PublicKey& key) {
    return done(database.run(QStringLiteral("INSERT INTO peer VALUES (?, ?) ON CONFLICT DO NOTHING"),
                             {key.id().bytes(), key.bytes()}));
}

Result<QSet<Id>> HubTables::tangled() const {
    auto rows = database.run(QStringLiteral("SELECT subject FROM tangled"));
    if (!rows) return Fail(rows.error());
    QSet<Id> subjects;
    while (rows->next())
        subjects += Id::fromBytes(rows->value(0).toByteArray()).value_or(Id());
    return subjects;
}

Result<void> HubTables::entangle(const Id& subject) {
    return done(database.run(QStringLiteral("INSERT INTO tangled VALUES (?) ON CONFLICT DO NOTHING"),
                             {subject.bytes()}));
}

Result<QSet<qint64>> HubTables::voided() const {
    auto rows =
        database.run(QStringLiteral("SELECT position FROM settlement WHERE outcome = %1 OR code = 'disputed'")
                         .arg(int(Settlement::Outcome::Void)));
    if (!rows) return Fail(rows.error());
    QSet<qint64> positions;
    while (rows->next())
        positions += rows->value(0).toLongLong();
    return positions;
}

} // namespace mianguan
