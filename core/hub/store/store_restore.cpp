#include "core/base/clock.h"
#include "core/hub/store/backup_note.h"
#include "core/hub/store/cells.h"
#include "core/hub/store/epoch.h"
#include "core/hub/store/hub_store_private.h"
#include "core/hub/store/picture_copies.h"
#include "core/hub/store/postgres_program.h"
#include "core/hub/store/schema.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cerrno>

namespace mianguan::hub {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Hub", words); }

Fail noBackup(const QString& folder) {
    return fail(ErrorKind::Unreadable,
                text(QT_TRANSLATE_NOOP("Hub", "There is no whole backup of a hub here")), folder,
                text(QT_TRANSLATE_NOOP("Hub", "Choose the folder that holds the file backup.json.")));
}

Fail notEmpty(const QString& where) {
    return fail(ErrorKind::Refused,
                text(QT_TRANSLATE_NOOP("Hub", "A hub can only be restored into an empty place")), where,
                text(QT_TRANSLATE_NOOP("Hub", "Choose a folder that holds nothing but the folder “keys”, "
                                              "and with PostgreSQL an empty database.")));
}

Fail anotherWasBegun(const QString& folder) {
    return fail(ErrorKind::Refused,
                text(QT_TRANSLATE_NOOP("Hub", "The restore of another backup was begun here")), folder,
                text(QT_TRANSLATE_NOOP("Hub", "Restore that one, or empty the folder, but for “keys”, and "
                                              "the database first.")));
}

Fail keyOfAnother(const QString& path) {
    return fail(
        ErrorKind::Corrupt,
        text(QT_TRANSLATE_NOOP("Hub", "This key does not fit the backup, or backup.json was changed")), path,
        text(QT_TRANSLATE_NOOP("Hub", "Put the key of the hub there that the backup was made of.")));
}

Fail otherKind(const QString& database) {
    return fail(ErrorKind::Unsupported,
                text(QT_TRANSLATE_NOOP("Hub", "This backup is of the other kind of database")), database,
                text(QT_TRANSLATE_NOOP("Hub", "Restore it into the kind it was made of.")));
}

Fail notRestored(const QString& path) {
    return failFromErrno(errno, text(QT_TRANSLATE_NOOP("Hub", "The hub could not be restored")), path);
}

/// One backup into a folder, from its beginning or on from where it was cut short.
class Restoring {
public:
    Restoring(const QString& from, const HubStore::Options& options, const Progress& progress,
              const std::stop_token& stop)
        : backup(from), folder(options.folder), address(options.database),
          disk(options.disk ? *options.disk : FileSystem::real()),
          transfer({disk, backupDiskFailed, storeDiskFailed, true}, folder, progress, stop) {}

    Result<void> run() {
        for (const auto part :
             {&Restoring::readNote, &Restoring::takeKey, &Restoring::checkTarget, &Restoring::checkDatabase,
              &Restoring::mark, &Restoring::copyPicturesBack, &Restoring::bringDatabase, &Restoring::unmark})
            if (auto done = (this->*part)(); !done) return done;
        return {};
    }

private:
    QString inFolder(const char* name) const { return folder + QLatin1Char('/') + QLatin1String(name); }

    Result<void> readNote() {
        const auto found = BackupNote::read(backup, &proof);
        if (!found || !found->isWhole()) return noBackup(backup);
        note = *found;
        if (note.database.endsWith(QLatin1String(".dump")) != !address.isEmpty())
            return otherKind(note.database);
        auto there = address.isEmpty() ? Server::inFile(inFolder("hub.db"), disk) : Server::at(address);
        if (!there) return Fail(there.error());
        server = *there;
        return {};
    }

    Result<void> takeKey() {
        const auto keys = HubKeys::open(folder, disk, [] { return Result<bool>(true); });
        if (!keys) return Fail(keys.error());
        if (!note.isProvenBy(proof, *keys)) return keyOfAnother(inFolder("keys/hub.key"));
        auto taken = FolderLock::take(inFolder("keys")); // no hub starts meanwhile
        if (!taken) return Fail(taken.error());
        lock = std::move(*taken);
        return {};
    }

    Result<void> checkTarget() {
        QFile file(restoringMark(folder));
        begun = file.open(QFile::ReadOnly);
        if (begun) return file.readAll() == note.hash.bytes() ? Result<void>() : anotherWasBegun(folder);
        QStringList names = QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        names.removeAll(QStringLiteral("keys"));
        names.removeAll(QStringLiteral(".restoring.part"));
        if (!names.isEmpty()) return notEmpty(folder);
        if (!server.postgres) return {};
        const auto tables = tableNames(Database(server.place), true);
        if (!tables) return Fail(tables.error());
        return tables->isEmpty() ? Result<void>() : notEmpty(server.place.shown);
    }

    Result<void> checkDatabase() {
        const auto sum = transfer.sum(source(), backupDiskFailed);
        if (!sum) return Fail(sum.error());
        return sum->hash == note.hash ? Result<void>() : noBackup(backup);
    }

    Result<void> mark() { return replaceFileDurably(disk, restoringMark(folder), note.hash.bytes()); }

    Result<void> copyPicturesBack() {
        return copyPictures(backup + QStringLiteral("/blobs"), folder, transfer).map([](const auto&) {});
    }

    Result<void> bringDatabase() { return server.postgres ? bringToServer() : bringFile(); }

    Result<void> bringFile() {
        const QString part = inFolder("hub.db.part");
        for (const char* left : {"hub.db.part-wal", "hub.db.part-shm"})
            disk.removeFile(QFile::encodeName(inFolder(left)));
        if (auto copied = transfer.copy(source(), QStringLiteral("hub.db.part")); !copied)
            return Fail(copied.error());
        if (auto settled = transfer.settle(); !settled) return settled;
        if (auto other = beginEpoch(Server::inFile(part, disk)); !other) return other;
        if (disk.rename(QFile::encodeName(part), QFile::encodeName(server.file)) < 0)
            return notRestored(server.file);
        return syncFolder(disk, folder);
    }

    /// All or nothing; what is there when this goes on is what it brought, as it was empty before.
    Result<void> bringToServer() {
        const auto tables = tableNames(Database(server.place), true);
        if (!tables) return Fail(tables.error());
        const auto brought = tables->isEmpty() ? runPostgresProgram(QStringLiteral("pg_restore"),
                                                                    {QStringLiteral("--single-transaction"),
                                                                     QStringLiteral("--exit-on-error"),
                                                                     QStringLiteral("--no-owner"), source()},
                                                                    server.place, transfer)
                                               : Result<void>();
        return brought.and_then([&] { return beginEpoch(server); });
    }

    /// The log is another one: whoever read it before reads it again.
    Result<void> beginEpoch(const Server& at) const {
        const Database database(at.place);
        auto head = database.run(QStringLiteral("SELECT value FROM counter WHERE name = 'position'"));
        if (!head) return Fail(head.error());
        if (!head->next()) return noBackup(backup);
        return database
            .run(QStringLiteral("UPDATE counter SET value = ? WHERE name = 'position'"),
                 {epochAfter(numberAt(*head, 0), nowMs())})
            .and_then([&](const QSqlQuery&) {
                return database.run(QStringLiteral("UPDATE hub SET value = ? WHERE name = 'epoch'"),
                                    {Id::random().bytes()});
            })
            .map([](const QSqlQuery&) {});
    }

    Result<void> unmark() {
        const QString path = restoringMark(folder);
        if (disk.removeFile(QFile::encodeName(path)) < 0) return notRestored(path);
        return syncFolder(disk, folder);
    }

    QString source() const { return backup + QLatin1Char('/') + note.database; }

    QString backup, folder, address;
    FileSystem& disk;
    Transfer transfer;
    BackupNote note;
    QByteArray proof;
    Server server;
    std::unique_ptr<FolderLock> lock;
    bool begun = false;
};

} // namespace

QString restoringMark(const QString& folder) { return folder + QStringLiteral("/restoring"); }

Result<void> HubStore::restore(const QString& backup, const Options& options, const Progress& progress,
                               const std::stop_token& stop) {
    return Restoring(backup, options, progress, stop).run();
}

} // namespace mianguan::hub
