#include "core/ledger/subject_keys.h"

#include "core/keys/seal.h"
#include "core/ledger/database.h"
#include "core/ledger/sql_error.h"

#include <QCoreApplication>
#include <QMap>
#include <QSqlError>
#include <QSqlQuery>

namespace mianguan {

namespace {

Fail noKey(const Id& subject) {
    return fail(ErrorKind::NotFound,
                QCoreApplication::translate("Ledger", "The key of these pictures is gone: they were purged"),
                subject.hex());
}

} // namespace

SubjectKeys::SubjectKeys(const Database& file, Key dataKey) : database(file), data(std::move(dataKey)) {}

Result<Key> SubjectKeys::unwrapped(const Id& subject, const QByteArray& wrapped) const {
    if (wrapped.isEmpty()) return noKey(subject);
    const QReadLocker locked(&guard);
    Result<Key> key = unsealKey(data, wrapped, subject.bytes());
    if (!key && !before.isNull()) return unsealKey(before, wrapped, subject.bytes());
    return key;
}

Result<Key> SubjectKeys::of(const Id& subject) const {
    auto row =
        database.run(QStringLiteral("SELECT wrapped FROM subject_key WHERE subject = ?"), {subject.bytes()});
    if (!row) return Fail(row.error());
    return unwrapped(subject, row->next() ? row->value(0).toByteArray() : QByteArray());
}

Result<void> SubjectKeys::keep(const Id& subject, const Key& key) {
    return database
        .run(QStringLiteral("INSERT INTO subject_key (subject, wrapped) VALUES (?, ?)"),
             {subject.bytes(), sealKey(data, key, subject.bytes())})
        .map([](const QSqlQuery&) {});
}

Result<void> SubjectKeys::destroy(const Id& subject) {
    return database.run(QStringLiteral("DELETE FROM subject_key WHERE subject = ?"), {subject.bytes()})
        .map([](const QSqlQuery&) {});
}

Result<void> SubjectKeys::rewrap(const Key& fresh) const {
    auto rows = database.run(QStringLiteral("SELECT subject, wrapped FROM subject_key"));
    if (!rows) return Fail(rows.error());
    QMap<QByteArray, QByteArray> all; // read whole first: rows that change under a reading may come twice
    while (rows->next())
        all.insert(rows->value(0).toByteArray(), rows->value(1).toByteArray());
    if (rows->lastError().isValid()) return failFromSql(rows->lastError(), database.place());
    auto update = database.prepare(QStringLiteral("UPDATE subject_key SET wrapped = ? WHERE subject = ?"));
    if (!update) return Fail(update.error());
    for (auto one = all.cbegin(); one != all.cend(); ++one) {
        const Result<Key> key = unsealKey(data, one.value(), one.key());
        if (!key) return Fail(key.error());
        const auto done = execute(*update, {sealKey(fresh, *key, one.key()), one.key()}, database.details());
        if (!done) return done;
    }
    return {};
}

Key SubjectKeys::dataKey() const {
    const QReadLocker locked(&guard);
    return data.copy();
}

Key SubjectKeys::derived(QByteArrayView purpose) const {
    const QReadLocker locked(&guard);
    return data.derived(purpose);
}

void SubjectKeys::setDataKey(Key fresh) {
    const QWriteLocker locked(&guard);
    before = std::move(data);
    data = std::move(fresh);
}

} // namespace mianguan
