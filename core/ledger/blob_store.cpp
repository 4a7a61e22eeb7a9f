#include "core/ledger/blob_store.h"

#include "core/ledger/durable_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace mianguan {

namespace {

template <class Name>
QList<Name> namesIn(const QString& folder, QDir::Filters filter) {
    QList<Name> names;
    for (const QString& entry : QDir(folder).entryList(filter, QDir::Name)) {
        if (const auto name = Name::fromHex(entry)) names.append(*name);
    }
    return names;
}

Fail damaged(const QString& path) {
    return fail(
        ErrorKind::Corrupt, QCoreApplication::translate("Ledger", "A stored picture is damaged"), path,
        QCoreApplication::translate("Ledger", "Keep the data folder as it is and restore it from a backup."));
}

} // namespace

BlobStore::BlobStore(const QString& storeFolder, FileSystem& fileSystem)
    : incoming(storeFolder + QStringLiteral("/incoming")), blobs(storeFolder + QStringLiteral("/blobs")),
      files(fileSystem) {}

Result<void> BlobStore::prepare() {
    if (auto made = makeFolderDurably(files, incoming); !made) return made;
    return makeFolderDurably(files, blobs);
}

QString BlobStore::stagingFolder(const Id& event) const { return incoming + QLatin1Char('/') + event.hex(); }

QString BlobStore::subjectFolder(const Id& subject) const {
    const QString name = subject.hex();
    return blobs + QLatin1Char('/') + name.left(2) + QLatin1Char('/') + name;
}

Result<void> BlobStore::stage(const Id& event, const QMap<Hash, QByteArray>& pictures) {
    const QString folder = stagingFolder(event);
    if (auto made = makeFolderDurably(files, folder); !made) return made;
    for (auto blob = pictures.cbegin(); blob != pictures.cend(); ++blob) {
        const QString path = folder + QLatin1Char('/') + blob.key().hex();
        if (auto written = writeNewFile(files, path, blob.value()); !written) return written;
    }
    return syncFolder(files, folder);
}

Result<void> BlobStore::publish(const Id& event, const Id& subject) {
    const QString from = stagingFolder(event);
    const QString to = subjectFolder(subject);
    if (auto made = makeFolderDurably(files, to); !made) return made;
    const QStringList names = QDir(from).entryList(QDir::Files, QDir::Name);
    if (auto moved = moveFilesDurably(files, names, from, to); !moved) return moved;
    return removeFlatFolder(files, from);
}

Result<void> BlobStore::discard(const Id& event) {
    const QString folder = stagingFolder(event);
    return QDir(folder).exists() ? removeFlatFolder(files, folder) : Result<void>();
}

QList<Id> BlobStore::staged() const { return namesIn<Id>(incoming, QDir::Dirs | QDir::NoDotAndDotDot); }

QString BlobStore::pathOf(const Id& subject, const Hash& hash) const {
    const QString name = QLatin1Char('/') + hash.hex();
    const QString path = subjectFolder(subject) + name;
    if (QFile::exists(path)) return path;
    for (const Id& event : staged()) {
        if (QFile::exists(stagingFolder(event) + name)) return stagingFolder(event) + name;
    }
    return path;
}

Result<QByteArray> BlobStore::read(const Id& subject, const Hash& hash) const {
    const QString path = pathOf(subject, hash);
    QFile file(path);
    if (!file.open(QFile::ReadOnly)) {
        return fail(ErrorKind::NotFound, QCoreApplication::translate("Ledger", "A stored picture is missing"),
                    path, QCoreApplication::translate("Ledger", "Restore the data folder from a backup."));
    }
    const QByteArray bytes = file.readAll();
    if (Hash::of(bytes) != hash) return damaged(path);
    return bytes;
}

QList<Id> BlobStore::subjects() const {
    QList<Id> all;
    for (const QString& folder : QDir(blobs).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        all += namesIn<Id>(blobs + QLatin1Char('/') + folder, QDir::Dirs | QDir::NoDotAndDotDot);
    }
    return all;
}

QList<Hash> BlobStore::blobsOf(const Id& subject) const {
    return namesIn<Hash>(subjectFolder(subject), QDir::Files);
}

} // namespace mianguan
