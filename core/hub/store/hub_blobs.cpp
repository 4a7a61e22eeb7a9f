#include "core/hub/store/hub_blobs.h"

#include "core/hub/store/many_files.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSet>

#include <cerrno>
#include <chrono>

namespace mianguan::hub {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype few = 8; // files; beyond that one sync of the whole disk costs less than theirs

/// Another process of this hub may be writing what is younger.
bool isLeftOver(const QFileInfo& folder) {
    const auto age = std::chrono::seconds(folder.lastModified().secsTo(QDateTime::currentDateTime()));
    return age > 1h;
}

Fail notPlaced(const QString& path) {
    return failFromErrno(errno, QCoreApplication::translate("Hub", "A picture could not be kept"), path);
}

} // namespace

HubBlobs::HubBlobs(const QString& folder, FileSystem& files)
    : incoming(folder + QStringLiteral("/incoming")), store(folder, files), disk(files) {}

Result<void> HubBlobs::prepare() {
    if (auto made = store.prepare(); !made) return made;
    for (const QFileInfo& left : QDir(incoming).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (isLeftOver(left))
            if (auto removed = removeFlatFolder(disk, left.filePath()); !removed) return removed;
    return {};
}

Result<void> HubBlobs::place(const QString& from, const Id& subject, const Hash& name) {
    const QString to = store.path(subject, name);
    return disk.rename(QFile::encodeName(from), QFile::encodeName(to)) < 0 ? notPlaced(to) : Result<void>();
}

Result<void> HubBlobs::makeHomes(const QSet<QString>& homes, bool many) {
    for (const QString& home : homes)
        if (auto made = many ? ManyFiles(disk).makeFolder(home) : makeFolderDurably(disk, home); !made)
            return made;
    return many ? ManyFiles(disk).sync(incoming) : Result<void>();
}

Result<void> HubBlobs::syncHomes(const QSet<QString>& homes, bool many) {
    if (many) return ManyFiles(disk).sync(incoming);
    for (const QString& home : homes)
        if (auto synced = syncFolder(disk, home); !synced) return synced;
    return {};
}

/// Whole on the disk before they take their places, as one of them may be there already.
Result<void> HubBlobs::put(const QList<NewBlob>& blobs, const std::map<Id, Key>& keys) {
    const bool many = blobs.size() > few;
    const QString folder = incoming + QLatin1Char('/') + Id::random().hex();
    QList<NewFile> files;
    QSet<QString> homes;
    for (const NewBlob& blob : blobs) {
        files += BlobStore::sealed(blob.subject, keys.at(blob.subject), blob.hash, blob.bytes);
        files.last().name.prepend(blob.subject.hex() + QLatin1Char('-'));
        homes += QFileInfo(store.path(blob.subject, {})).path();
    }
    auto done = many ? ManyFiles(disk).write(folder, files) : writeFilesDurably(disk, folder, files);
    if (done) done = makeHomes(homes, many);
    for (qsizetype i = 0; done && i < blobs.size(); ++i)
        done = place(folder + QLatin1Char('/') + files[i].name, blobs[i].subject,
                     BlobStore::nameOf(keys.at(blobs[i].subject), blobs[i].hash));
    if (done) done = syncHomes(homes, many);
    return done ? removeFlatFolder(disk, folder) : done;
}

Result<QByteArray> HubBlobs::read(const Id& subject, const Key& key, const Hash& hash) const {
    return store.read(subject, key, hash);
}

Result<void> HubBlobs::destroy(const Id& subject) { return store.destroy(subject); }

} // namespace mianguan::hub
