#include "core/ledger/purged_list.h"

#include "core/base/hash.h"
#include "core/ledger/durable_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <cerrno>

namespace mianguan {

namespace {

const qsizetype idSize = 16;
const qsizetype checkSize = 8; // the beginning of the id's SHA-256

QByteArray entry(const Id& subject) {
    return subject.bytes() + Hash::of(subject.bytes()).bytes().first(checkSize);
}

std::optional<Id> subjectOf(QByteArrayView bytes) {
    const auto subject = Id::fromBytes(bytes.first(idSize));
    return subject && entry(*subject) == bytes ? subject : std::nullopt;
}

Fail cannotWrite(const QString& path) {
    return failFromErrno(
        errno, QCoreApplication::translate("Ledger", "The list of purged graduates could not be written"),
        path);
}

} // namespace

Result<PurgedList::Contents> PurgedList::read() const {
    QFile file(place);
    if (!file.exists()) return Contents();
    if (!file.open(QFile::ReadOnly)) {
        return fail(ErrorKind::Unreadable,
                    QCoreApplication::translate("Ledger", "The list of purged graduates cannot be read"),
                    place);
    }
    const QByteArray bytes = file.readAll();
    Contents contents;
    qint64 broken = 0;
    for (qint64 at = 0; at + idSize + checkSize <= bytes.size(); at += idSize + checkSize) {
        const auto subject = subjectOf(QByteArrayView(bytes).sliced(at, idSize + checkSize));
        broken += subject ? 0 : 1;
        if (!subject) continue;
        contents.subjects += *subject;
        contents.whole = at + idSize + checkSize;
        contents.damaged = broken > 0;
    }
    return contents;
}

Result<void> PurgedList::append(const QList<Id>& subjects) {
    const Result<Contents> before = read();
    if (!before) return Fail(before.error());
    QSet<Id> known(before->subjects.begin(), before->subjects.end());
    QByteArray bytes;
    for (const Id& subject : subjects) {
        if (known.contains(subject)) continue;
        known += subject;
        bytes += entry(subject);
    }
    return bytes.isEmpty() ? Result<void>() : writeAt(before->whole, bytes);
}

/// Over what a crash tore off, too.
Result<void> PurgedList::writeAt(qint64 offset, const QByteArray& bytes) {
    const bool fresh = !QFileInfo::exists(place);
    const int file = disk.update(QFile::encodeName(place), 0600);
    if (file < 0) return cannotWrite(place);
    const bool written = writeAllAt(disk, file, bytes, offset) && disk.sync(file) >= 0;
    const Result<void> done = written ? Result<void>() : cannotWrite(place);
    disk.close(file);
    return done && fresh ? syncFolder(disk, QFileInfo(place).absolutePath()) : done;
}

} // namespace mianguan
