#include "core/ledger/station_keys.h"

#include "core/keys/seal.h"
#include "core/ledger/database.h"

#include <QCoreApplication>
#include <QSqlQuery>

namespace mianguan {

namespace {

Fail broken() {
    return fail(ErrorKind::Corrupt,
                QCoreApplication::translate("Ledger", "The key of this station was changed or damaged"), {},
                QCoreApplication::translate(
                    "Ledger", "Delete nothing: copy the whole data folder away, then restore it "
                              "from a backup."));
}

Result<void> done(const Result<QSqlQuery>& query) { return query ? Result<void>() : Fail(query.error()); }

} // namespace

Result<SigningKey> StationKeys::current(const Key& dataKey) const {
    auto row = database.run(QStringLiteral(
        "SELECT id, secret FROM station WHERE secret IS NOT NULL ORDER BY number DESC LIMIT 1"));
    if (!row) return Fail(row.error());
    if (!row->next()) return broken();
    const QByteArray id = row->value(0).toByteArray();
    Result<Key> seed = unsealKey(dataKey, row->value(1).toByteArray(), id);
    if (!seed) return broken();
    SigningKey key = SigningKey::fromSeed(std::move(*seed));
    if (key.publicKey().id().bytes() != id) return broken();
    return key;
}

Result<QHash<Id, PublicKey>> StationKeys::publicKeys() const {
    auto rows = database.run(QStringLiteral("SELECT id, public_key FROM station"));
    if (!rows) return Fail(rows.error());
    QHash<Id, PublicKey> keys;
    while (rows->next()) {
        const auto key = PublicKey::fromBytes(rows->value(1).toByteArray());
        if (key && key->id().bytes() == rows->value(0).toByteArray()) keys.insert(key->id(), *key);
    }
    return keys;
}

Result<void> StationKeys::begin(const SigningKey& key, const Key& dataKey) {
    const QByteArray id = key.publicKey().id().bytes();
    const auto forgotten = done(database.run(QStringLiteral("UPDATE station SET secret = NULL")));
    if (!forgotten) return forgotten;
    return done(database.run(QStringLiteral("INSERT INTO station (id, public_key, secret) VALUES (?, ?, ?)"),
                             {id, key.publicKey().bytes(), sealKey(dataKey, key.seed(), id)}));
}

Result<void> StationKeys::rewrap(const SigningKey& key, const Key& fresh) {
    const QByteArray id = key.publicKey().id().bytes();
    return done(database.run(QStringLiteral("UPDATE station SET secret = ? WHERE id = ?"),
                             {sealKey(fresh, key.seed(), id), id}));
}

} // namespace mianguan
