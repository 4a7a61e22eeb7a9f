#include "core/ledger/plain_ledger.h"

#include "core/keys/seal.h"
#include "core/ledger/database.h"
#include "core/ledger/event.h"
#include "core/ledger/ledger_schema.h"
#include "core/ledger/migration.h"
#include "core/ledger/subject_keys.h"

namespace mianguan {

namespace {

Result<Key> keyOf(SubjectKeys& keys, const Id& subject) {
    Result<Key> known = keys.of(subject);
    if (known || known.error().kind != ErrorKind::NotFound) return known;
    Key fresh = Key::random();
    if (auto kept = keys.keep(subject, fresh); !kept) return Fail(kept.error());
    return fresh;
}

Result<void> sealBody(const Database& database, SubjectKeys& keys, qint64 position) {
    auto row = database.run(QStringLiteral("SELECT header, body FROM event WHERE position = ?"), {position});
    if (!row) return Fail(row.error());
    if (!row->next()) return {};
    const QByteArray header = row->value(0).toByteArray(), body = row->value(1).toByteArray();
    row->finish();
    const Id subject = decodeHeader(header).value_or(Event()).subject;
    const Result<Key> key = keyOf(keys, subject);
    if (!key) return Fail(key.error());
    return database
        .run(QStringLiteral("UPDATE event SET body = ?, subject = ? WHERE position = ?"),
             {seal(*key, body, header), subject.bytes(), position})
        .map([](const QSqlQuery&) {});
}

} // namespace

Result<void> addSealedTables(const Database& database) {
    const QList<QStringList>& steps = ledgerSchema::steps();
    for (qsizetype step = ledgerSchema::sealedVersion; step <= steps.size(); ++step)
        if (auto done = applyStep(database, ledgerSchema::applicationId, steps[step - 1], step); !done)
            return done;
    return {};
}

Result<void> sealPlainBodies(const Database& database, SubjectKeys& keys) {
    auto rows = database.run(QStringLiteral("SELECT position FROM event ORDER BY position"));
    if (!rows) return Fail(rows.error());
    QList<qint64> positions;
    while (rows->next())
        positions += rows->value(0).toLongLong();
    rows->finish();
    for (const qint64 position : positions) {
        if (auto sealed = sealBody(database, keys, position); !sealed) return sealed;
    }
    return {};
}

} // namespace mianguan
