#include "core/hub/store/uploads.h"

#include "core/keys/seal.h"
#include "core/ledger/blob_store.h"
#include "core/ledger/durable_file.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QtEndian>

#include <cerrno>
#include <functional>
#include <sys/file.h>

namespace mianguan::hub {

namespace {

const qint64 lengthSize = sizeof(quint32);

Fail notKept(int number, const QString& path) {
    return failFromErrno(number, QCoreApplication::translate("Hub", "A part of a picture could not be kept"),
                         path);
}

Fail damaged(const QString& path) {
    return fail(ErrorKind::Corrupt,
                QCoreApplication::translate("Hub", "A picture that came in parts is damaged"), path,
                QCoreApplication::translate("Hub", "It is sent again from the beginning by itself."));
}

QByteArray about(const Id& subject, const Hash& hash, qint64 offset) {
    return "upload" + subject.bytes() + hash.bytes() + QByteArray::number(offset);
}

/// Each part as [length, sealed]; the last one may be torn, and then ends the walk.
struct Walk {
    qint64 plain = 0;  ///< bytes of the picture
    qint64 stored = 0; ///< bytes of the file up to there
};

Walk walk(QFile& file, const std::function<bool(qint64 offset, const QByteArray& sealed)>& visit = {}) {
    Walk at;
    while (file.seek(at.stored)) {
        const QByteArray head = file.read(lengthSize);
        if (head.size() < lengthSize) break;
        const qint64 length = qFromLittleEndian<quint32>(head.constData());
        if (length < sealOverhead || at.stored + lengthSize + length > file.size()) break;
        if (visit && !visit(at.plain, file.read(length))) break;
        at.plain += length - sealOverhead;
        at.stored += lengthSize + length;
    }
    return at;
}

/// A descriptor, closed whatever happens.
struct Descriptor {
    FileSystem& files;
    int number;
    ~Descriptor() { files.close(number); }
};

} // namespace

Uploads::Uploads(const QString& folder, FileSystem& files)
    : root(folder + QStringLiteral("/uploads")), disk(files) {}

QString Uploads::folderOf(const Id& subject) const { return root + QLatin1Char('/') + subject.hex(); }

QString Uploads::pathOf(const Id& subject, const Key& key, const Hash& hash) const {
    return folderOf(subject) + QLatin1Char('/') + BlobStore::nameOf(key, hash).hex();
}

qint64 Uploads::offset(const Id& subject, const Key& key, const Hash& hash) const {
    QFile file(pathOf(subject, key, hash));
    return file.open(QFile::ReadOnly) ? walk(file).plain : 0;
}

Result<qint64> Uploads::append(const Id& subject, const Key& key, const Hash& hash, const Part& part) {
    if (auto made = makeFolderDurably(disk, folderOf(subject)); !made) return Fail(made.error());
    const QString path = pathOf(subject, key, hash);
    const Descriptor file{disk, disk.update(QFile::encodeName(path), 0600)};
    if (file.number < 0) return notKept(errno, path);
    if (::flock(file.number, LOCK_EX | LOCK_NB) != 0) return notKept(EBUSY, path);
    QFile written(path);
    const Walk at = written.open(QFile::ReadOnly) ? walk(written) : Walk();
    if (at.plain != part.offset) return at.plain;
    const QByteArray sealed = seal(key, part.bytes, about(subject, hash, part.offset));
    QByteArray record(lengthSize, Qt::Uninitialized);
    qToLittleEndian(quint32(sealed.size()), record.data());
    if (!writeAllAt(disk, file.number, record + sealed, at.stored) || disk.sync(file.number) < 0)
        return notKept(errno, path);
    if (auto synced = syncFolder(disk, folderOf(subject)); !synced) return Fail(synced.error());
    return part.offset + part.bytes.size();
}

Result<QByteArray> Uploads::whole(const Id& subject, const Key& key, const Hash& hash) const {
    const QString path = pathOf(subject, key, hash);
    QFile file(path);
    if (!file.open(QFile::ReadOnly)) return damaged(path);
    QByteArray all;
    bool sound = true;
    walk(file, [&](qint64 offset, const QByteArray& sealed) {
        const Result<QByteArray> plain = unseal(key, sealed, about(subject, hash, offset));
        sound = plain.has_value();
        if (plain) all += *plain;
        return sound;
    });
    return sound ? Result<QByteArray>(all) : damaged(path);
}

Result<void> Uploads::remove(const Id& subject, const Key& key, const Hash& hash) {
    const QString path = pathOf(subject, key, hash);
    if (!QFile::exists(path)) return {};
    if (disk.removeFile(QFile::encodeName(path)) < 0) return notKept(errno, path);
    disk.removeFolder(QFile::encodeName(folderOf(subject))); // stays while it holds others
    return {};
}

Result<void> Uploads::destroy(const Id& subject) {
    const QString folder = folderOf(subject);
    return QDir(folder).exists() ? removeFlatFolder(disk, folder) : Result<void>();
}

Result<int> Uploads::sweep(std::chrono::hours age) {
    const QDateTime limit = QDateTime::currentDateTime().addSecs(-std::chrono::seconds(age).count());
    int swept = 0;
    for (const QFileInfo& subject : QDir(root).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        for (const QFileInfo& file : QDir(subject.filePath()).entryInfoList(QDir::Files)) {
            if (file.lastModified() > limit) continue;
            if (disk.removeFile(QFile::encodeName(file.filePath())) < 0)
                return notKept(errno, file.filePath());
            ++swept;
        }
        disk.removeFolder(QFile::encodeName(subject.filePath()));
    }
    return swept;
}

} // namespace mianguan::hub
