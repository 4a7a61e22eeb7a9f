#include "core/ledger/projection.h"

#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/keys/key.h"
#include "core/ledger/database_image.h"
#include "core/ledger/ledger.h"
#include "core/ledger/sql_error.h"

#include <QLoggingCategory>
#include <QSqlRecord>

#include <algorithm>
#include <sqlite3.h>

namespace mianguan {

namespace {

Q_LOGGING_CATEGORY(projectionLog, "mianguan.projection")

/// As many events in one transaction as keep its journal in memory at a few MB.
const int eventsAtOnce = 1000;

struct Table {
    QString name;
    QString order;
};

QString everyColumn(int count) {
    QStringList columns;
    for (int column = 1; column <= count; ++column)
        columns += QString::number(column);
    return columns.join(QLatin1Char(','));
}

/// The tables that hold rows of their own; those that SQLite keeps for an index follow from them.
Result<QList<Table>> tablesOf(const Database& database) {
    auto rows = database.run(
        QStringLiteral("SELECT name, ncol, NOT wr AND EXISTS (SELECT 1 FROM pragma_table_info(list.name) "
                       "WHERE pk = 1 AND type = 'INTEGER') FROM pragma_table_list AS list WHERE "
                       "schema = 'main' AND type = 'table' AND name <> 'sqlite_schema' ORDER BY "
                       "name"));
    if (!rows) return Fail(rows.error());
    QList<Table> tables;
    while (rows->next()) {
        const bool isPlaced = rows->value(2).toBool(); // else its rows are in the order they came in
        tables += {rows->value(0).toString(),
                   isPlaced ? QStringLiteral("rowid") : everyColumn(rows->value(1).toInt())};
    }
    return tables;
}

/// Else the same event may well fit another time. That memory is full is none: hasRoomFor() is asked before,
/// as SQLite undoes all of a transaction that memory runs out in.
bool isOfTheEvent(ErrorKind kind) {
    return kind != ErrorKind::Cancelled && kind != ErrorKind::DiskFull && kind != ErrorKind::Busy &&
           kind != ErrorKind::ReadOnly && kind != ErrorKind::Corrupt;
}

QVariantList values(const QSqlQuery& row) {
    QVariantList all;
    for (int i = 0; i < row.record().count(); ++i)
        all += row.value(i);
    return all;
}

Result<bool> sameRows(const Database& one, const Database& other, const Table& table) {
    const QString sql = QStringLiteral("SELECT * FROM \"%1\" ORDER BY %2").arg(table.name, table.order);
    Result<QSqlQuery> a = one.run(sql);
    if (!a) return Fail(a.error());
    Result<QSqlQuery> b = other.run(sql);
    if (!b) return Fail(b.error());
    while (a->next()) {
        if (!b->next() || values(*a) != values(*b)) return false;
    }
    return !b->next();
}

/// What these tables may take up, in bytes.
Result<qint64> capacityOf(const Database& database) {
    const Result<sqlite3*> handle = database.handle();
    if (!handle) return Fail(handle.error());
    sqlite3_int64 most = -1; // asks
    const int code = sqlite3_file_control(*handle, "main", SQLITE_FCNTL_SIZE_LIMIT, &most);
    return code == SQLITE_OK ? Result<qint64>(most) : failFromSqlite(code, database.place());
}

/// Others' events may fill three quarters, so that this station's own find room whatever others send; the
/// rest is for what one event can add. What is purged makes room.
Result<bool> hasRoomFor(const Record& record, const Database& database, Statements& statements) {
    const auto number = [&](const char* pragma) {
        return statements.rows(QStringLiteral("PRAGMA ") + QLatin1String(pragma), {})
            .map([](const QList<QVariantList>& rows) { return rows.first().first().toLongLong(); });
    };
    const Result<qint64> capacity = capacityOf(database), pages = number("page_count"),
                         size = number("page_size");
    if (!capacity || !pages || !size)
        return Fail(!capacity ? capacity.error() : !pages ? pages.error() : size.error());
    const qint64 most = *capacity / 16 * (record.adopted ? 12 : 15);
    if (record.event.tombstone || *pages * *size < most) return true;
    return number("freelist_count").map([&](qint64 unused) { return (*pages - unused) * *size < most; });
}

} // namespace

Result<QSqlQuery*> Statements::executed(const QString& sql, const QVariantList& values) {
    auto known = prepared.find(sql);
    if (known == prepared.end()) {
        Result<QSqlQuery> query = database.prepare(sql);
        if (!query) return Fail(query.error());
        known = prepared.emplace(sql, std::move(*query)).first;
    }
    return execute(known->second, values, database.details()).map([&] { return &known->second; });
}

Result<void> Statements::run(const QString& sql, const QVariantList& values) {
    return executed(sql, values).map([](QSqlQuery* query) { query->finish(); });
}

Result<QList<QVariantList>> Statements::rows(const QString& sql, const QVariantList& values) {
    return executed(sql, values).map([](QSqlQuery* query) {
        QList<QVariantList> all;
        while (query->next())
            all += mianguan::values(*query);
        query->finish();
        return all;
    });
}

Projection::Projection(QList<Module> all)
    : database(Database::memory(Id::random().hex())), modules(std::move(all)) {}

/// From SQLite's 1 GB to the most that it can allocate at once.
Result<void> Projection::liftSizeLimit() const {
    const Result<sqlite3*> handle = database.handle();
    if (!handle) return Fail(handle.error());
    sqlite3_int64 most = 0x7fffe000;
    const int code = sqlite3_file_control(*handle, "main", SQLITE_FCNTL_SIZE_LIMIT, &most);
    return code == SQLITE_OK ? Result<void>() : failFromSqlite(code, database.place());
}

Result<void> Projection::make() {
    const QWriteLocker locked(&guard);
    if (auto lifted = liftSizeLimit(); !lifted) return lifted;
    for (const Module& module : std::as_const(modules)) {
        for (const QString& sql : module.schema) {
            if (auto made = database.run(sql); !made) return Fail(made.error());
        }
    }
    return {};
}

/// None: it fits. What does not leaves the tables as they were.
Result<std::optional<Error>> Projection::misfit(Statements& statements,
                                                const std::function<Result<void>()>& change) {
    if (auto begun = statements.run(QStringLiteral("SAVEPOINT change"), {}); !begun)
        return Fail(begun.error());
    const Result<void> changed = change();
    if (!changed && !isOfTheEvent(changed.error().kind)) return Fail(changed.error());
    if (!changed)
        if (auto undone = statements.run(QStringLiteral("ROLLBACK TO change"), {}); !undone)
            return Fail(undone.error());
    return statements.run(QStringLiteral("RELEASE change"), {}).map([&] {
        return changed ? std::nullopt : std::optional(changed.error());
    });
}

/// No event, of another station or of this one, may keep the lists from being made: where it does not fit, or
/// there is no room for it, it is left out of that list and named in the log. Who keeps no table hears of
/// all.
Result<void> Projection::applyEach(Statements& statements, const Record& record, const Step& step) {
    const Result<bool> hasRoom = hasRoomFor(record, database, statements);
    if (!hasRoom) return Fail(hasRoom.error());
    const auto fit = [&](const Module& module) {
        if (*hasRoom || module.schema.isEmpty()) return step(module);
        return Result<void>(fail(ErrorKind::TooLarge, QStringLiteral("no room in memory")));
    };
    const auto together = misfit(statements, [&]() -> Result<void> {
        for (const Module& module : modules)
            if (auto applied = fit(module); !applied) return applied;
        return {};
    });
    if (!together) return Fail(together.error());
    if (!*together) return {};
    for (const Module& module : modules) {
        const auto alone = misfit(statements, [&] { return fit(module); });
        if (!alone) return Fail(alone.error());
        if (!*alone) continue;
        qCWarning(projectionLog) << "left out of" << module.name << ":" << record.event.id.hex()
                                 << (*alone)->what;
        const Misfit left{record.event.id, module.name};
        if (!record.adopted && !leftOut.contains(left)) leftOut += left;
    }
    return {};
}

/// As lists are handed it that show a person once, whatever names he has.
Result<Record> Projection::named(Statements& statements, const Record& record) const {
    Record mine = record;
    if (modules.isEmpty() || !modules.first().personOf || record.event.subject.isNull()) return mine;
    const Result<Id> person = modules.first().personOf(statements, record.event.subject);
    if (!person) return Fail(person.error());
    if (*person == record.event.subject) return mine;
    mine.calledBy = record.event.subject;
    mine.event.subject = *person;
    return mine;
}

Result<void> Projection::apply(Statements& statements, const Record& record, const Bounds& bounds) {
    const bool counts = !bounds.without.contains(record.position);
    const bool now = counts && !bounds.later.contains(record.event.subject);
    std::optional<Record> mine;
    return applyEach(statements, record, [&](const Module& module) -> Result<void> {
        if (module.tellsAll || (counts && module.personOf)) return module.apply(statements, record);
        if (!now) return {};
        if (!mine) {
            Result<Record> found = named(statements, record);
            if (!found) return Fail(found.error());
            mine = std::move(*found);
        }
        return module.apply(statements, *mine);
    });
}

Result<void> Projection::catchUp(Reader& reader, const Progress& progress, const Bounds& bounds) {
    const QWriteLocker locked(&guard);
    auto transaction = Transaction::begin(database);
    if (!transaction) return Fail(transaction.error());
    Statements statements(database);
    int waiting = 0;
    const auto visit = [&](const Record& record) -> Result<void> {
        if (auto applied = apply(statements, record, bounds); !applied || ++waiting < eventsAtOnce)
            return applied;
        waiting = 0;
        if (auto committed = (*transaction)->commit(); !committed) return committed;
        transaction = Transaction::begin(database);
        return transaction ? Result<void>() : Fail(transaction.error());
    };
    if (auto applied = reader.advance(visit, progress); !applied) return applied;
    return (*transaction)->commit();
}

Result<void> Projection::add(const QList<Record>& records, const Bounds& bounds) {
    const QWriteLocker locked(&guard);
    const auto transaction = Transaction::begin(database);
    if (!transaction) return Fail(transaction.error());
    Statements statements(database);
    for (const Record& record : records) {
        if (auto applied = apply(statements, record, bounds); !applied) return applied;
    }
    return (*transaction)->commit();
}

Result<void> Projection::remake(const QSet<Id>& subjects, const QList<Record>& events) {
    const QWriteLocker locked(&guard);
    const auto transaction = Transaction::begin(database);
    if (!transaction) return Fail(transaction.error());
    Statements statements(database);
    for (const Module& module : std::as_const(modules))
        for (const Id& subject : subjects)
            if (module.forget)
                if (auto gone = module.forget(statements, subject); !gone) return gone;
    for (const Record& record : events)
        leftOut.removeIf([&](const Misfit& one) { return one.event == record.event.id; });
    for (const Record& record : events) {
        const auto named = [&](const Module& module) {
            return module.personOf ? module.apply(statements, record) : Result<void>();
        };
        if (auto applied = applyEach(statements, record, named); !applied) return applied;
    }
    for (const Record& record : events) {
        const Result<Record> mine = named(statements, record);
        if (!mine) return Fail(mine.error());
        const auto listed = [&](const Module& module) {
            const bool bySubject = module.forget || record.event.subject.isNull();
            const bool concerned = !module.tellsAll && !module.personOf && bySubject;
            return concerned ? module.apply(statements, *mine) : Result<void>();
        };
        if (auto applied = applyEach(statements, record, listed); !applied) return applied;
    }
    return (*transaction)->commit();
}

/// With a hash of the schema, so that a version forgotten to be raised cannot bring back tables of another
/// shape.
QByteArray Projection::schemaName() const {
    QStringList names;
    QByteArray schema;
    for (const Module& module : modules) {
        names += QStringLiteral("%1 %2").arg(module.name).arg(module.version);
        schema += module.schema.join(QLatin1Char(';')).toUtf8();
    }
    return names.join(QStringLiteral(", ")).toUtf8() + ' ' + Hash::of(schema).bytes().first(8).toHex();
}

Result<QByteArray> Projection::serialized() const {
    const QReadLocker locked(&guard);
    return imageOf(database);
}

Result<void> Projection::restore(QByteArray&& tables) {
    const QWriteLocker locked(&guard);
    QByteArray mine = std::move(tables);
    Result<void> filled = liftSizeLimit();
    if (filled) filled = fillFromImage(database, mine);
    wipe(mine);
    return filled;
}

Result<QStringList> Projection::differences(const Projection& other) const {
    const Result<QList<Table>> tables = tablesOf(database);
    if (!tables) return Fail(tables.error());
    QStringList different;
    for (const Table& table : *tables) {
        const Result<bool> same = sameRows(database, other.database, table);
        if (!same) return Fail(same.error());
        if (!*same) different += table.name;
    }
    return different;
}

} // namespace mianguan
