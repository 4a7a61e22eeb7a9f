#include "core/ledger/blob_store.h"

#include "core/keys/seal.h"
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

/// What a sealed file is of.
QByteArray about(const Id& subject, const Hash& hash) { return subject.bytes() + hash.bytes(); }

Result<QByteArray> readSealed(const QString& path, const Id& subject, const Key& key, const Hash& hash) {
    QFile file(path);
    if (!file.open(QFile::ReadOnly)) return missing(path);
    Result<QByteArray> bytes = unseal(key, file.readAll(), about(subject, hash));
    if (!bytes || Hash::of(*bytes) != hash) return damaged(path);
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

Hash BlobStore::nameOf(const Key& subjectKey, const Hash& hash) {
    const Key name = subjectKey.derived("blob name" + hash.bytes());
    return Hash::fromBytes(name.view()).value_or(Hash());
}

NewFile BlobStore::sealed(const Id& subject, const Key& subjectKey, const Hash& hash, QByteArrayView bytes) {
    return {nameOf(subjectKey, hash).hex(), seal(subjectKey, bytes, about(subject, hash))};
}

QString BlobStore::stagingFolder(const Id& event) const { return incoming + QLatin1Char('/') + event.hex(); }

QString BlobStore::subjectFolder(const Id& subject) const {
    const QString name = subject.hex();
    return blobs + QLatin1Char('/') + name.left(2) + QLatin1Char('/') + name;
}

QString BlobStore::path(const Id& subject, const Hash& name) const {
    return subjectFolder(subject) + QLatin1Char('/') + name.hex();
}

QString BlobStore::stagedPath(const Id& event, const Hash& name) const {
    return stagingFolder(event) + QLatin1Char('/') + name.hex();
}

Result<void> BlobStore::stage(const Id& event, const Id& subject, const Key& subjectKey,
                              const QMap<Hash, QByteArray>& pictures) {
    QList<NewFile> contents;
    for (auto blob = pictures.cbegin(); blob != pictures.cend(); ++blob)
        contents += sealed(subject, subjectKey, blob.key(), blob.value());
    return writeFilesDurably(files, stagingFolder(event), contents);
}

Result<void> BlobStore::publish(const Id& event, const Id& subject) {
    return moveFilesDurably(files, stagingFolder(event), subjectFolder(subject));
}

Result<void> BlobStore::discard(const Id& event) {
    const QDir folder(stagingFolder(event));
    for (const QString& name : folder.entryList(QDir::Files)) {
        if (auto erased = eraseFile(files, folder.filePath(name)); !erased) return erased; // may be in clear
    }
    return folder.exists() ? removeFlatFolder(files, folder.path()) : Result<void>();
}

Result<void> BlobStore::destroy(const Id& subject) {
    const QString folder = subjectFolder(subject);
    if (!QDir(folder).exists()) return {};
    if (auto removed = removeFlatFolder(files, folder); !removed) return removed;
    return syncFolder(files, QFileInfo(folder).absolutePath());
}

Result<void> BlobStore::sealClear(const Id& subject, const Key& subjectKey, const Hash& hash) {
    const QString clear = path(subject, hash);
    QFile file(clear);
    if (!file.open(QFile::ReadOnly)) return {};
    const Hash name = nameOf(subjectKey, hash);
    // Sealed already when the erasing was cut short: what is left of the clear one may be zeros.
    if (!readSealed(path(subject, name), subject, subjectKey, hash)) {
        // Even a damaged one: its hash still tells, and nothing stays in clear.
        const NewFile whole = sealed(subject, subjectKey, hash, file.readAll());
        if (auto written = writeFilesDurably(files, subjectFolder(subject), {whole}); !written)
            return written;
    }
    return eraseFile(files, clear);
}

QList<Id> BlobStore::staged() const { return namesIn<Id>(incoming, QDir::Dirs | QDir::NoDotAndDotDot); }

Result<QByteArray> BlobStore::read(const Id& subject, const Key& subjectKey, const Hash& hash) const {
    const Hash name = nameOf(subjectKey, hash);
    Result<QByteArray> published = readSealed(path(subject, name), subject, subjectKey, hash);
    if (published || published.error().kind != ErrorKind::NotFound) return published;
    for (const Id& event : staged()) {
        Result<QByteArray> found = readSealed(stagedPath(event, name), subject, subjectKey, hash);
        if (found) return found;
    }
    return published;
}

bool BlobStore::holds(const Id& subject, const Key& subjectKey, const Hash& hash) const {
    return QFile::exists(path(subject, nameOf(subjectKey, hash)));
}

QList<Id> BlobStore::subjects() const {
    QList<Id> all;
    for (const QString& folder : QDir(blobs).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        all += namesIn<Id>(blobs + QLatin1Char('/') + folder, QDir::Dirs | QDir::NoDotAndDotDot);
    }
    return all;
}

QList<Hash> BlobStore::namesOf(const Id& subject) const {
    return namesIn<Hash>(subjectFolder(subject), QDir::Files);
}

} // namespace mianguan
