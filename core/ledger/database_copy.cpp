#include "core/ledger/database_copy.h"

#include "core/ledger/database.h"
#include "core/ledger/disk_vfs.h"
#include "core/ledger/sql_error.h"

#include <QFile>
#include <QSqlQuery>

#include <array>
#include <cerrno>
#include <memory>
#include <sodium.h>
#include <sqlite3.h>
#include <vector>

namespace mianguan {

namespace {

const int pagesAtOnce = 256;
const int stepsBetweenSyncs = 8; // 8 MB, as a slow stick writes in about a second

using Digest = std::array<unsigned char, 16>;

Digest digestOf(QByteArrayView page) {
    Digest digest;
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(page.data()),
                       quint64(page.size()), nullptr, 0);
    return digest;
}

/// Remembers what SQLite writes to each page, in whatever order, and which error stopped it.
class PageWatch : public FileSystem {
public:
    explicit PageWatch(FileSystem& system) : files(system) {}

    int databaseCreate(const QByteArray& path) override { return noted(files.databaseCreate(path)); }
    int databaseWrite(const QByteArray& path, qint64 offset, const char* bytes, qint64 size) override {
        pageSize = std::max(pageSize, size);
        const auto page = size_t(offset / pageSize);
        if (page >= digests.size()) digests.resize(page + 1);
        digests[page] = digestOf({bytes, size});
        return noted(files.databaseWrite(path, offset, bytes, size));
    }
    int databaseSync(const QByteArray& path, bool nameToo) override {
        return noted(files.databaseSync(path, nameToo));
    }
    int databaseTruncate(const QByteArray& path, qint64 size) override {
        return noted(files.databaseTruncate(path, size));
    }
    int databaseRemove(const QByteArray& path, bool nameToo) override {
        return noted(files.databaseRemove(path, nameToo));
    }

    /// Whether a file's bytes, from a page's beginning on, are what was written there.
    bool matches(QByteArrayView bytes, qint64 offset) const {
        for (qsizetype at = 0; at < bytes.size(); at += pageSize) {
            const auto page = size_t((offset + at) / pageSize);
            const QByteArrayView piece = bytes.sliced(at, std::min<qsizetype>(pageSize, bytes.size() - at));
            if (page >= digests.size() || digests[page] != digestOf(piece)) return false;
        }
        return true;
    }
    qint64 size() const { return qint64(digests.size()) * pageSize; }
    int error = 0; ///< errno

private:
    int noted(int answer) {
        if (answer < 0) error = errno;
        return answer;
    }
    FileSystem& files;
    std::vector<Digest> digests;
    qint64 pageSize = 512; // SQLite's least
};

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    void operator()(sqlite3_backup* run) const { sqlite3_backup_finish(run); }
};
using Connection = std::unique_ptr<sqlite3, Close>;
using Run = std::unique_ptr<sqlite3_backup, Close>;

bool cameFromTheSource(int code) {
    const int primary = code & 0xff;
    return code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ || primary == SQLITE_CORRUPT ||
           primary == SQLITE_NOTADB || primary == SQLITE_BUSY || primary == SQLITE_LOCKED;
}

/// One copying of a database into an emptied file.
class Copying {
public:
    Copying(const Database& source, const QString& path, int opened, Transfer& by)
        : database(source), file(path), descriptor(opened), transfer(by), watch(by.files()), disk(watch) {}

    Result<void> run() {
        const Result<sqlite3*> source = database.handle();
        if (!source) return Fail(source.error());
        auto size = database.run(QStringLiteral("PRAGMA page_size"));
        pageSize = size && size->next() ? size->value(0).toLongLong() : 0;
        const Connection target = open();
        const Run steps(sqlite3_backup_init(target.get(), "main", *source, "main"));
        if (!steps) return failed(sqlite3_extended_errcode(target.get()), target.get());
        return takeSteps(steps.get(), target.get());
    }
    Result<FileSum> readBack() const {
        bool same = true;
        auto sum =
            transfer.sum(file, backupDiskFailed, [&](QByteArrayView piece, qint64 offset) -> Result<void> {
                same = same && watch.matches(piece, offset);
                return {};
            });
        if (sum && (!same || sum->size != watch.size())) return readsBackDifferently(file);
        return sum;
    }

private:
    /// Without a journal and locks, as nobody else knows this file and a failed one is thrown away.
    Connection open() const {
        const QByteArray uri = disk.uriOf(file).toUtf8() + "&nolock=1";
        sqlite3* opened = nullptr;
        sqlite3_open_v2(uri.constData(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI, nullptr);
        Connection target(opened);
        sqlite3_exec(opened, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1024",
                     nullptr, nullptr, nullptr);
        return target;
    }
    Result<void> takeSteps(sqlite3_backup* steps, sqlite3* target) {
        int code = SQLITE_OK;
        for (int count = 1; code == SQLITE_OK; ++count) {
            code = sqlite3_backup_step(steps, pagesAtOnce);
            tell(sqlite3_backup_pagecount(steps) - sqlite3_backup_remaining(steps));
            if (auto going = transfer.goOn(); !going) return going;
            if (count % stepsBetweenSyncs == 0 && transfer.files().sync(descriptor) < 0)
                return backupDiskFailed(errno, file);
        }
        return code == SQLITE_DONE ? Result<void>() : failed(code, target);
    }
    void tell(int pages) {
        transfer.tell(qint64(pages - told) * pageSize);
        told = pages;
    }
    Fail failed(int code, sqlite3* target) const {
        if (cameFromTheSource(code)) return failFromSqlite(code, database.place());
        const int system = watch.error != 0 ? watch.error : sqlite3_system_errno(target);
        return backupDiskFailed(code == SQLITE_FULL ? ENOSPC : system != 0 ? system : EIO, file);
    }

    const Database& database;
    QString file;
    int descriptor;
    Transfer& transfer;
    PageWatch watch;
    DiskVfs disk;
    qint64 pageSize = 0; ///< bytes, for the progress
    int told = 0;
};

} // namespace

Result<FileSum> copyDatabase(const Database& database, const QString& file, Transfer& transfer) {
    FileSystem& files = transfer.files();
    const int descriptor = files.create(QFile::encodeName(file), 0600);
    if (descriptor < 0) return backupDiskFailed(errno, file);
    Copying copying(database, file, descriptor, transfer);
    Result<void> copied = copying.run();
    if (copied && files.sync(descriptor) < 0) copied = backupDiskFailed(errno, file);
    files.close(descriptor);
    return copied.and_then([&] { return copying.readBack(); });
}

} // namespace mianguan
