#include "core/ledger/database_image.h"

#include "core/ledger/database.h"
#include "core/ledger/sql_error.h"

#include <memory>
#include <sqlite3.h>

namespace mianguan {

namespace {

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Connection = std::unique_ptr<sqlite3, Close>;

/// A database whose bytes lie in memory of ours, which must outlive it.
Result<Connection> over(unsigned char* bytes, qint64 size, qint64 room, unsigned flags,
                        const QString& where) {
    sqlite3* opened = nullptr;
    int code = sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    Connection connection(opened);
    if (code == SQLITE_OK) code = sqlite3_deserialize(opened, "main", bytes, size, room, flags);
    if (code != SQLITE_OK) return failFromSqlite(code, where);
    return connection;
}

Result<void> copy(sqlite3* from, sqlite3* to, const QString& where) {
    sqlite3_backup* run = sqlite3_backup_init(to, "main", from, "main");
    if (!run) return failFromSqlite(sqlite3_extended_errcode(to), where);
    const int code = sqlite3_backup_step(run, -1);
    sqlite3_backup_finish(run);
    if (code != SQLITE_DONE) return failFromSqlite(code, where);
    return {};
}

Result<qint64> sizeOf(const Database& database) {
    auto size = database.run(
        QStringLiteral("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"));
    if (!size) return Fail(size.error());
    return size->next() ? size->value(0).toLongLong() : 0;
}

} // namespace

Result<QByteArray> imageOf(const Database& database) {
    const Result<qint64> size = sizeOf(database);
    if (!size) return Fail(size.error());
    const Result<sqlite3*> from = database.handle();
    if (!from) return Fail(from.error());
    QByteArray image(*size, Qt::Uninitialized);
    const auto target =
        over(reinterpret_cast<unsigned char*>(image.data()), 0, image.size(), 0, database.place());
    if (!target) return Fail(target.error());
    if (auto copied = copy(*from, target->get(), database.place()); !copied) return Fail(copied.error());
    return image;
}

Result<void> fillFromImage(const Database& database, const QByteArray& image) {
    const Result<sqlite3*> to = database.handle();
    if (!to) return Fail(to.error());
    auto* bytes =
        reinterpret_cast<unsigned char*>(const_cast<char*>(image.constData())); // read-only by its flag
    const auto source =
        over(bytes, image.size(), image.size(), SQLITE_DESERIALIZE_READONLY, database.place());
    if (!source) return Fail(source.error());
    return copy(source->get(), *to, database.place());
}

} // namespace mianguan
