#include "core/hub/store/hub_store_private.h"
#include "core/ledger/database_copy.h"
#include "core/ledger/disk_room.h"
#include "core/ledger/transfer.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QUrl>

#include <cerrno>

namespace mianguan::hub {

namespace {

constexpr int attempts = 5; // when something is purged while it is copied

QString text(const char* words) { return QCoreApplication::translate("Hub", words); }

/// What a backup folder holds now; written last, so that until then the one before is whole.
struct Note {
    Id hub;
    int number = 0;
    QString database; ///< the file's name
    Hash hash;
};

QString notePath(const QString& folder) { return folder + QStringLiteral("/backup.json"); }

std::optional<Note> readNote(const QString& folder) {
    QFile file(notePath(folder));
    if (!file.open(QFile::ReadOnly)) return std::nullopt;
    const QJsonObject note = QJsonDocument::fromJson(file.readAll()).object();
    const auto hub = Id::fromHex(note.value(QLatin1String("hub")).toString());
    const auto hash = Hash::fromHex(note.value(QLatin1String("sha256")).toString());
    if (!hub || !hash) return std::nullopt;
    return Note{*hub, note.value(QLatin1String("number")).toInt(),
                note.value(QLatin1String("database")).toString(), *hash};
}

QByteArray bytesOf(const Note& note) {
    return QJsonDocument(QJsonObject{{QStringLiteral("hub"), note.hub.hex()},
                                     {QStringLiteral("number"), note.number},
                                     {QStringLiteral("database"), note.database},
                                     {QStringLiteral("sha256"), note.hash.hex()}})
        .toJson();
}

Fail holdsOtherThings(const QString& folder) {
    return fail(
        ErrorKind::Refused, text(QT_TRANSLATE_NOOP("Hub", "This folder holds other things")), folder,
        text(QT_TRANSLATE_NOOP("Hub", "Choose an empty folder, or the one of this hub's earlier backup.")));
}

Fail noBackup(const QString& folder) {
    return fail(ErrorKind::Unreadable,
                text(QT_TRANSLATE_NOOP("Hub", "There is no whole backup of a hub here")), folder,
                text(QT_TRANSLATE_NOOP("Hub", "Choose the folder that holds the file backup.json.")));
}

bool isEmpty(const QString& folder) {
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).isEmpty();
}

/// PostgreSQL's own programs do it; the password goes by the environment, where no list of processes shows
/// it.
Result<void> runProgram(const QString& program, const QStringList& arguments, const Database::Place& place) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!place.password.isEmpty()) environment.insert(QStringLiteral("PGPASSWORD"), place.password);
    process.setProcessEnvironment(environment);
    QStringList where{QStringLiteral("--host=") + place.host, QStringLiteral("--dbname=") + place.name};
    if (!place.user.isEmpty()) where += QStringLiteral("--username=") + place.user;
    if (place.port > 0) where += QStringLiteral("--port=%1").arg(place.port);
    process.start(program, QStringList{QStringLiteral("--no-password")} + where + arguments);
    const bool ended = process.waitForFinished(-1) && process.exitStatus() == QProcess::NormalExit;
    if (ended && process.exitCode() == 0) return {};
    const QString said =
        ended ? QString::fromUtf8(process.readAllStandardError()).simplified() : process.errorString();
    return fail(
        ErrorKind::System, text(QT_TRANSLATE_NOOP("Hub", "%1 failed: %2")).arg(program, said), place.shown,
        text(QT_TRANSLATE_NOOP("Hub", "Check that PostgreSQL's client programs of the server's version "
                                      "are installed.")));
}

Result<FileSum> dump(const Server& server, const Database& database, const QString& path,
                     Transfer& transfer) {
    if (server.postgres) {
        const auto dumped = runProgram(QStringLiteral("pg_dump"),
                                       {QStringLiteral("--format=custom"), QStringLiteral("--no-owner"),
                                        QStringLiteral("--file=") + path},
                                       server.place);
        if (!dumped) return Fail(dumped.error());
        return transfer.sum(path, backupDiskFailed);
    }
    if (auto begun = database.run(QStringLiteral("BEGIN")); !begun) return Fail(begun.error());
    auto held = database.run(QStringLiteral("SELECT COUNT(*) FROM hub")); // the moment that is copied
    const Result<FileSum> copied = held ? copyDatabase(database, path, transfer) : Fail(held.error());
    if (held) held->finish();
    (void)database.run(QStringLiteral("ROLLBACK"));
    return copied;
}

/// Files below `from`, by their names there.
QStringList filesIn(const QString& from) {
    QStringList names;
    QDirIterator walk(from, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        names += walk.next().mid(from.size() + 1);
    return names;
}

Result<void> copyMissing(const QString& from, const QString& to, Transfer& transfer,
                         HubStore::BackupSum& sum) {
    sum = {};
    for (const QString& name : filesIn(from)) {
        ++sum.files;
        if (QFile::exists(to + QLatin1Char('/') + name)) continue; // named by what is in it
        const auto copied = transfer.copy(from + QLatin1Char('/') + name, QStringLiteral("blobs/") + name);
        if (!copied && !QFile::exists(from + QLatin1Char('/') + name)) continue; // purged meanwhile
        if (!copied) return Fail(copied.error());
        ++sum.copied;
        sum.bytes += copied->size;
    }
    return transfer.settle();
}

/// What was purged goes from the backup too.
Result<void> removePurged(const QString& store, const QString& backup, FileSystem& files) {
    for (const QString& part : QDir(backup).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        for (const QString& subject :
             QDir(backup + QLatin1Char('/') + part).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QString name = QLatin1Char('/') + part + QLatin1Char('/') + subject;
            if (QDir(store + name).exists()) continue;
            if (auto removed = removeFlatFolder(files, backup + name); !removed) return removed;
        }
    return {};
}

Result<qint64> purgeCount(const Database& database) {
    auto row = database.run(QStringLiteral("SELECT COUNT(*) FROM subject WHERE purged = 1"));
    if (!row) return Fail(row.error());
    return row->next() ? numberAt(*row, 0) : 0;
}

} // namespace

Result<HubStore::BackupSum> HubStore::backUp(const QString& folder, const Progress& progress,
                                             const std::stop_token& stop) const {
    const std::optional<Note> before = readNote(folder);
    if (before ? before->hub != d->hub : QDir(folder).exists() && !isEmpty(folder))
        return holdsOtherThings(folder);
    if (auto made = makeFolderDurably(d->disk, folder); !made) return Fail(made.error());
    if (auto apart = checkApart(d->folder, folder); !apart) return Fail(apart.error());
    Transfer transfer({d->disk, storeDiskFailed, backupDiskFailed, true}, folder, progress, stop);
    Note note{d->hub, before ? before->number + 1 : 1, {}, {}};
    note.database =
        QStringLiteral("hub-%1.%2").arg(note.number).arg(QLatin1String(d->server.postgres ? "dump" : "db"));
    BackupSum sum;
    const QString blobFolder = d->folder + QStringLiteral("/blobs"),
                  copies = folder + QStringLiteral("/blobs");
    for (int attempt = 1;; ++attempt) {
        const Result<qint64> purged = purgeCount(*d->database);
        if (!purged) return Fail(purged.error());
        const auto dumped =
            dump(d->server, *d->database, folder + QLatin1Char('/') + note.database, transfer);
        if (!dumped) return Fail(dumped.error());
        note.hash = dumped->hash;
        if (auto copied = copyMissing(blobFolder, copies, transfer, sum); !copied)
            return Fail(copied.error());
        const Result<qint64> now = purgeCount(*d->database);
        if (!now) return Fail(now.error());
        if (*now == *purged || attempt == attempts) break;
    }
    if (auto written = transfer.write(bytesOf(note), notePath(folder)); !written)
        return Fail(written.error());
    if (before && before->database != note.database)
        d->disk.removeFile(QFile::encodeName(folder + QLatin1Char('/') + before->database));
    return removePurged(blobFolder, copies, d->disk).map([&] { return sum; });
}

namespace {

Result<void> checkTarget(const HubStore::Options& options) {
    QStringList names =
        QDir(options.folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    names.removeAll(QStringLiteral("keys"));
    names.removeAll(QFileInfo(restoringMark(options.folder)).fileName());
    names.removeAll(QStringLiteral("blobs"));
    names.removeAll(QStringLiteral("hub.db.part"));
    const bool begun = QFile::exists(restoringMark(options.folder));
    const bool blobsOfAnother = !begun && QDir(options.folder + QStringLiteral("/blobs")).exists();
    if (!names.isEmpty() || blobsOfAnother) return holdsOtherThings(options.folder);
    if (QFile::exists(options.folder + QStringLiteral("/keys/hub.key"))) return {};
    return fail(ErrorKind::NotFound, text(QT_TRANSLATE_NOOP("Hub", "The hub's key is missing")),
                options.folder + QStringLiteral("/keys/hub.key"),
                text(QT_TRANSLATE_NOOP("Hub", "Put it there first, from where it is kept safe.")));
}

/// Positions mean something else now: whoever read the log before reads it again.
Result<void> beginEpoch(const Server& server) {
    const Database database(server.place);
    return database
        .run(QStringLiteral("UPDATE hub SET value = ? WHERE name = 'epoch'"), {Id::random().bytes()})
        .map([](const QSqlQuery&) {});
}

Result<void> restoreFile(const QString& from, const QString& folder, FileSystem& disk, Transfer& transfer) {
    const QString part = folder + QStringLiteral("/hub.db.part"), file = folder + QStringLiteral("/hub.db");
    if (auto copied = transfer.copy(from, QStringLiteral("hub.db.part")); !copied)
        return Fail(copied.error());
    if (auto settled = transfer.settle(); !settled) return settled;
    if (auto begun = beginEpoch(Server::inFile(part, disk)); !begun) return begun;
    if (disk.rename(QFile::encodeName(part), QFile::encodeName(file)) < 0)
        return failFromErrno(errno, text(QT_TRANSLATE_NOOP("Hub", "The hub could not be restored")), file);
    return syncFolder(disk, folder);
}

Result<void> restoreServer(const QString& from, const Server& server) {
    const auto restored = runProgram(QStringLiteral("pg_restore"),
                                     {QStringLiteral("--single-transaction"),
                                      QStringLiteral("--exit-on-error"), QStringLiteral("--no-owner"), from},
                                     server.place);
    return restored.and_then([&] { return beginEpoch(server); });
}

} // namespace

QString restoringMark(const QString& folder) { return folder + QStringLiteral("/restoring"); }

Result<void> HubStore::restore(const QString& backup, const Options& options, const Progress& progress,
                               const std::stop_token& stop) {
    FileSystem& disk = options.disk ? *options.disk : FileSystem::real();
    const std::optional<Note> note = readNote(backup);
    if (!note) return noBackup(backup);
    if (auto fits = checkTarget(options); !fits) return fits;
    const Result<Server> server =
        options.database.isEmpty() ? Result<Server>(Server()) : Server::at(options.database);
    if (!server) return Fail(server.error());
    const bool dumped = note->database.endsWith(QLatin1String(".dump"));
    if (dumped != server->postgres)
        return fail(ErrorKind::Unsupported,
                    text(QT_TRANSLATE_NOOP("Hub", "This backup is of the other kind of database")),
                    note->database,
                    text(QT_TRANSLATE_NOOP("Hub", "Restore it into the kind it was made of.")));
    if (auto marked =
            writeFilesDurably(disk, options.folder, {{QStringLiteral("restoring"), "a restore goes on\n"}});
        !marked)
        return marked;
    Transfer transfer({disk, backupDiskFailed, storeDiskFailed, true}, options.folder, progress, stop);
    const QString from = backup + QLatin1Char('/') + note->database;
    const auto sum = transfer.sum(from, backupDiskFailed);
    if (!sum) return Fail(sum.error());
    if (sum->hash != note->hash) return noBackup(backup);
    BackupSum copied;
    const auto blobsBack = copyMissing(backup + QStringLiteral("/blobs"),
                                       options.folder + QStringLiteral("/blobs"), transfer, copied);
    if (!blobsBack) return blobsBack;
    const auto restored =
        dumped ? restoreServer(from, *server) : restoreFile(from, options.folder, disk, transfer);
    if (!restored) return restored;
    if (disk.removeFile(QFile::encodeName(restoringMark(options.folder))) < 0)
        return failFromErrno(errno, text(QT_TRANSLATE_NOOP("Hub", "The hub could not be restored")),
                             options.folder);
    return syncFolder(disk, options.folder);
}

} // namespace mianguan::hub
