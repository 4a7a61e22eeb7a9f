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

Fail missing(const QString& path) {
    return fail(ErrorKind::NotFound, QCoreApplication::translate("Ledger", "A stored picture is missing"),
                path, QCoreApplication::translate("Ledger", "Restore the data folder from a backup."));
}

Result<QByteArray> readVerified(const QString& path, const Hash& hash) {
    QFile file(path);
    if (!file.open(QFile::ReadOnly)) return missing(path);
    const QByteArray bytes = file.readAll();
    if (Hash::of(bytes) != hash) return damaged(path);
    return bytes;
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
    QList<NewFile> contents;
    for (auto blob = pictures.cbegin(); blob != pictures.cend(); ++blob)
        contents += {blob.key().hex(), blob.value()};
    return writeFilesDurably(files, stagingFolder(event), contents);
}

Result<void> BlobStore::publish(const Id& event, const Id& subject) {
    return moveFilesDurably(files, stagingFolder(event), subjectFolder(subject));
}

Result<void> BlobStore::discard(const Id& event) {
    const QString folder = stagingFolder(event);
    return QDir(folder).exists() ? removeFlatFolder(files, folder) : Result<void>();
}

QList<Id> BlobStore::staged() const { return namesIn<Id>(incoming, QDir::Dirs | QDir::NoDotAndDotDot); }

Result<QByteArray> BlobStore::read(const Id& subject, const Hash& hash) const {
    const QString name = QLatin1Char('/') + hash.hex();
    Result<QByteArray> published = readVerified(subjectFolder(subject) + name, hash);
    if (published) return published;
    for (const Id& event : staged()) {
        Result<QByteArray> waiting = readVerified(stagingFolder(event) + name, hash);
        if (waiting) return waiting;
    }
    return published;
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
