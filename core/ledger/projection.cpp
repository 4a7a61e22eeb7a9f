#include "core/ledger/projection.h"

#include "core/base/id.h"
#include "core/ledger/ledger.h"

#include <QSqlRecord>

namespace mianguan {

namespace {

QVariantList values(const QSqlQuery& row) {
    QVariantList all;
    for (int i = 0; i < row.record().count(); ++i)
        all += row.value(i);
    return all;
}

Result<bool> sameRows(const Database& one, const Database& other, const QString& table) {
    const QString sql = QStringLiteral("SELECT * FROM %1 ORDER BY rowid").arg(table);
    Result<QSqlQuery> a = one.run(sql);
    if (!a) return Fail(a.error());
    Result<QSqlQuery> b = other.run(sql);
    if (!b) return Fail(b.error());
    while (a->next()) {
        if (!b->next() || values(*a) != values(*b)) return false;
    }
    return !b->next();
}

} // namespace

Result<void> Statements::run(const QString& sql, const QVariantList& values) {
    auto known = prepared.find(sql);
    if (known == prepared.end()) {
        Result<QSqlQuery> query = database.prepare(sql);
        if (!query) return Fail(query.error());
        known = prepared.emplace(sql, std::move(*query)).first;
    }
    Result<void> done = execute(known->second, values, database.place());
    known->second.finish();
    return done;
}

Projection::Projection(const QStringList& tablesAndIndexes, Apply applyEvent)
    : database(Database::memory(Id::random().hex())), schema(tablesAndIndexes), apply(std::move(applyEvent)) {
}

Result<void> Projection::build(Reader& reader) {
    for (const QString& sql : schema) {
        if (auto made = database.run(sql); !made) return Fail(made.error());
    }
    return catchUp(reader);
}

Result<void> Projection::catchUp(Reader& reader) {
    const QWriteLocker locked(&guard);
    const auto transaction = Transaction::begin(database);
    if (!transaction) return Fail(transaction.error());
    Statements statements(database);
    auto applied = reader.advance([&](const Record& record) { return apply(statements, record); });
    return applied ? (*transaction)->commit() : applied;
}

Result<void> Projection::add(const Record& record) {
    const QWriteLocker locked(&guard);
    const auto transaction = Transaction::begin(database);
    if (!transaction) return Fail(transaction.error());
    Statements statements(database);
    if (auto applied = apply(statements, record); !applied) return applied;
    return (*transaction)->commit();
}

Result<QStringList> Projection::differences(const Projection& other) const {
    auto names =
        database.run(QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"));
    if (!names) return Fail(names.error());
    QStringList different;
    while (names->next()) {
        const QString table = names->value(0).toString();
        const Result<bool> same = sameRows(database, other.database, table);
        if (!same) return Fail(same.error());
        if (!*same) different += table;
    }
    return different;
}

} // namespace mianguan
