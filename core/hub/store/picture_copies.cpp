#include "core/hub/store/picture_copies.h"

#include "core/ledger/durable_file.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace mianguan::hub {

namespace {

/// Whole files below `from`, by their names there.
QStringList filesIn(const QString& from) {
    QStringList names;
    QDirIterator walk(from, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        if (const QString path = walk.next(); !path.endsWith(Transfer::partSuffix))
            names += path.mid(from.size() + 1);
    return names;
}

QStringList foldersIn(const QString& folder) {
    return QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
}

} // namespace

Result<HubStore::BackupSum> copyPictures(const QString& from, const QString& toFolder, Transfer& transfer) {
    HubStore::BackupSum sum;
    for (const QString& name : filesIn(from)) {
        ++sum.files;
        const QString source = from + QLatin1Char('/') + name, toName = QStringLiteral("blobs/") + name;
        if (QFile::exists(toFolder + QLatin1Char('/') + toName)) continue;
        const auto copied = transfer.copyWhole(source, toName);
        if (!copied && !QFile::exists(source)) continue; // purged meanwhile
        if (!copied) return Fail(copied.error());
        ++sum.copied;
        sum.bytes += copied->size;
    }
    return transfer.settle().map([&] { return sum; });
}

Result<void> removePictures(const QSet<Id>& purged, const QString& blobs, FileSystem& files) {
    for (const QString& part : foldersIn(blobs))
        for (const QString& subject : foldersIn(blobs + QLatin1Char('/') + part)) {
            if (!purged.contains(Id::fromHex(subject).value_or(Id()))) continue;
            const QString path = blobs + QLatin1Char('/') + part + QLatin1Char('/') + subject;
            if (auto removed = removeFlatFolder(files, path); !removed) return removed;
        }
    return {};
}

} // namespace mianguan::hub
