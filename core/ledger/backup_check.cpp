#include "core/ledger/backup.h"
#include "core/ledger/backup_list.h"
#include "core/ledger/durable_file.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cerrno>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Backup", words); }

/// Reads the files of a backup one after another.
class Check {
public:
    Check(const QString& place, const BackupList& content, const Progress& progress,
          const std::stop_token& stop)
        : folder(place), list(content),
          transfer({FileSystem::real(), backupDiskFailed, backupDiskFailed, false}, place, progress, stop) {}

    Result<QStringList> run() {
        transfer.expect(list.bytesInAll());
        if (auto looked = look(list.databaseName(), list.database); !looked) return Fail(looked.error());
        for (const BackupList::Blob& blob : list.blobs) {
            if (auto looked = look(blob.place.path(), blob.sum); !looked) return Fail(looked.error());
        }
        return problems;
    }

private:
    Result<void> look(const QString& name, const FileSum& expected) {
        const QString path = folder + QLatin1Char('/') + name;
        const Result<FileSum> found = transfer.sum(path, backupDiskFailed);
        transfer.tell(expected.size);
        if (found && *found == expected) return {};
        if (auto going = transfer.goOn(); !going) return going;
        if (!QFileInfo::exists(BackupList::pathIn(folder))) return Fail(found ? pulledOut() : found.error());
        blame(name, found.has_value() || QFileInfo::exists(path));
        return {};
    }
    Error pulledOut() const { return backupDiskFailed(ENODEV, folder).value(); }
    void blame(const QString& name, bool there) {
        const bool database = name == list.databaseName(); // written anew by every backup
        problems += !there || database
                        ? text(QT_TRANSLATE_NOOP("Backup", "%1 is missing or damaged. Make the backup again"))
                              .arg(name)
                        : text(QT_TRANSLATE_NOOP("Backup", "%1 is damaged. Make a backup into a new folder"))
                              .arg(name);
    }

    QString folder;
    const BackupList& list;
    Transfer transfer;
    QStringList problems;
};

} // namespace

Result<BackupContents> readBackup(const QString& folder) {
    return BackupList::read(folder).map([](const BackupList& list) { return list.contents(); });
}

Result<QStringList> verifyBackup(const QString& folder, const Progress& progress,
                                 const std::stop_token& stop) {
    const Result<BackupList> list = BackupList::read(folder);
    if (!list) return Fail(list.error());
    return Check(folder, *list, progress, stop).run();
}

} // namespace mianguan
