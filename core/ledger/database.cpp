#include "core/ledger/database.h"

#include "core/ledger/disk_vfs.h"

#include <QMutexLocker>
#include <QSqlDriver>
#include <QThread>
#include <QThreadStorage>

#include <atomic>

namespace mianguan {

namespace {

/// The connections one thread has opened; they close when it ends.
struct ThreadConnections {
    QSet<QString> names;
    ~ThreadConnections() {
        for (const QString& name : std::as_const(names))
            QSqlDatabase::removeDatabase(name);
    }
};

ThreadConnections& ofThisThread() {
    static QThreadStorage<ThreadConnections> all;
    return all.localData();
}

QString uniquePrefix() {
    static std::atomic<int> count = 0;
    return QStringLiteral("ledger-%1-").arg(++count);
}

Result<QSqlQuery> runOn(const QSqlDatabase& connection, const QString& sql, const Database::Place& place) {
    QSqlQuery query(connection);
    if (!query.exec(sql)) return place.failed(query.lastError(), place.shown);
    return query;
}

} // namespace

Database::Database(const Place& place) : where(place), prefix(uniquePrefix()) {}

Database::~Database() {
    for (const QString& connection : std::as_const(connections))
        QSqlDatabase::removeDatabase(connection);
}

Database::Place Database::file(const QString& path, FileSystem& files) {
    Place place{path,
                QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"),
                {QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = FULL"),
                 QStringLiteral("PRAGMA secure_delete = ON"), QStringLiteral("PRAGMA foreign_keys = ON")},
                path};
    if (&files == &FileSystem::real()) return place;
    place.disk = std::make_shared<const DiskVfs>(files);
    place.name = place.disk->uriOf(path);
    place.options += QStringLiteral(";QSQLITE_OPEN_URI");
    return place;
}

Database::Place Database::memory(const QString& name) {
    return {QStringLiteral("file:/%1?vfs=memdb").arg(name),
            QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=5000"),
            {QStringLiteral("PRAGMA foreign_keys = ON")},
            name};
}

Result<QSqlDatabase> Database::connect(const QString& connectionName) const {
    QSqlDatabase opened = QSqlDatabase::addDatabase(where.driver, connectionName);
    opened.setDatabaseName(where.name);
    opened.setConnectOptions(where.options);
    opened.setHostName(where.host);
    opened.setPort(where.port);
    opened.setUserName(where.user);
    opened.setPassword(where.password);
    if (!opened.open()) return where.failed(opened.lastError(), where.shown);
    for (const QString& pragma : where.pragmas) {
        if (auto done = runOn(opened, pragma, where); !done) return Fail(done.error());
    }
    return opened;
}

Result<QSqlDatabase> Database::connection() const {
    const QString mine = prefix + QString::number(quintptr(QThread::currentThreadId()));
    if (ofThisThread().names.contains(mine)) return QSqlDatabase::database(mine);
    Result<QSqlDatabase> opened = connect(mine);
    if (!opened) {
        QSqlDatabase::removeDatabase(mine);
        return opened;
    }
    ofThisThread().names.insert(mine);
    const QMutexLocker lock(&guard);
    connections.insert(mine);
    return opened;
}

void Database::disconnect() const {
    const QString mine = prefix + QString::number(quintptr(QThread::currentThreadId()));
    if (!ofThisThread().names.remove(mine)) return;
    QSqlDatabase::removeDatabase(mine);
    const QMutexLocker lock(&guard);
    connections.remove(mine);
}

Result<sqlite3*> Database::handle() const {
    const Result<QSqlDatabase> mine = connection();
    if (!mine) return Fail(mine.error());
    const QVariant handle = mine->driver()->handle();
    return *static_cast<sqlite3* const*>(handle.constData());
}

Result<QSqlQuery> Database::prepare(const QString& sql) const {
    const Result<QSqlDatabase> mine = connection();
    if (!mine) return Fail(mine.error());
    QSqlQuery query(*mine);
    query.setForwardOnly(true);
    if (!query.prepare(sql)) return where.failed(query.lastError(), where.shown);
    return query;
}

/// What has no values need not be prepared, and in some databases cannot be: BEGIN, say.
Result<QSqlQuery> Database::runPlain(const QString& sql) const {
    const Result<QSqlDatabase> mine = connection();
    if (!mine) return Fail(mine.error());
    if (where.watch)
        if (auto asked = where.watch->before(sql); !asked) return Fail(asked.error());
    QSqlQuery query(*mine);
    query.setForwardOnly(true);
    if (!query.exec(sql)) return where.failed(query.lastError(), where.shown);
    if (where.watch)
        if (auto told = where.watch->after(sql); !told) return Fail(told.error());
    return query;
}

Result<QSqlQuery> Database::run(const QString& sql, const QVariantList& values) const {
    if (values.isEmpty()) return runPlain(sql);
    Result<QSqlQuery> query = prepare(sql);
    if (!query) return query;
    if (auto done = execute(*query, values, where); !done) return Fail(done.error());
    return query;
}

Result<void> execute(QSqlQuery& query, const QVariantList& values, const Database::Place& place) {
    if (place.watch)
        if (auto asked = place.watch->before(query.lastQuery()); !asked) return asked;
    for (int i = 0; i < values.size(); ++i)
        query.bindValue(i, values[i]);
    if (!query.exec()) return place.failed(query.lastError(), place.shown);
    return place.watch ? place.watch->after(query.lastQuery()) : Result<void>();
}

Result<std::unique_ptr<Transaction>> Transaction::begin(const Database& database) {
    if (auto begun = database.run(database.details().begin); !begun) return Fail(begun.error());
    return std::unique_ptr<Transaction>(new Transaction(database));
}

Result<void> Transaction::commit() {
    auto done = database.run(QStringLiteral("COMMIT"));
    if (!done) return Fail(done.error());
    open = false;
    return {};
}

Transaction::~Transaction() {
    if (open) (void)database.run(QStringLiteral("ROLLBACK"));
}

} // namespace mianguan
