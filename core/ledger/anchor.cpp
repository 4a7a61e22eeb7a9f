#include "core/ledger/anchor.h"

#include "core/ledger/anchor_record.h"
#include "core/ledger/durable_file.h"
#include "core/ledger/purged_list.h"

#include <QCoreApplication>
#include <QFile>
#include <QMutex>

#include <cerrno>

namespace mianguan {

namespace {

Fail cannotRemember(const QString& path) {
    return failFromErrno(
        errno, QCoreApplication::translate("Ledger", "How far the ledger has come could not be remembered"),
        path);
}

Fail cannotRecall(const QString& path) {
    return fail(
        ErrorKind::Unreadable,
        QCoreApplication::translate("Ledger", "What this machine remembers of the ledger cannot be read"),
        path, QCoreApplication::translate("Ledger", "Check that you may read this file."));
}

} // namespace

struct Anchor::Private {
    Private(const QString& folder, const Id& storeId, FileSystem& system)
        : store(storeId), machineFolder(folder), name(storeId.hex() + QStringLiteral(".anchor")),
          purged(folder + QLatin1Char('/') + storeId.hex() + QStringLiteral(".purged"), system),
          files(system) {}

    Result<void> read();
    Result<void> writeBoth(const QByteArray& record);
    Result<void> writeOver(int slot, const QByteArray& record);
    QString path() const { return machineFolder + QLatin1Char('/') + name; }

    Id store;
    QString machineFolder;
    QString name;
    PurgedList purged;
    FileSystem& files;
    QMutex guard;
    std::optional<AnchorRecord> newest;
    int newestSlot = 0;
    bool fileThere = false;
};

Result<void> Anchor::Private::read() {
    QFile file(path());
    fileThere = file.exists();
    if (!fileThere) return {};
    if (!file.open(QFile::ReadOnly)) return cannotRecall(path());
    const QByteArray bytes = file.read(AnchorRecord::stride + AnchorRecord::size);
    for (int slot = 0; slot < 2; ++slot) {
        const QByteArray slice = bytes.mid(slot * AnchorRecord::stride, AnchorRecord::size);
        const auto record = AnchorRecord::fromBytes(slice, store);
        if (!record || (newest && newest->counter >= record->counter)) continue;
        newest = record;
        newestSlot = slot;
    }
    return {};
}

/// Durably, for once: what is there afterwards is either whole or was damaged.
Result<void> Anchor::Private::writeBoth(const QByteArray& record) {
    const QString part = name + QStringLiteral(".part");
    const QByteArray bytes = record + QByteArray(AnchorRecord::stride - record.size(), '\0') + record;
    if (auto written = writeFilesDurably(files, machineFolder, {{part, bytes}}); !written) return written;
    if (files.rename(QFile::encodeName(machineFolder + QLatin1Char('/') + part), QFile::encodeName(path())) <
        0)
        return cannotRemember(path());
    return syncFolder(files, machineFolder);
}

Result<void> Anchor::Private::writeOver(int slot, const QByteArray& record) {
    const int file = files.update(QFile::encodeName(path()), 0600);
    if (file < 0) return cannotRemember(path());
    const bool written = writeAllAt(files, file, record, slot * AnchorRecord::stride);
    const Result<void> done = written ? Result<void>() : cannotRemember(path());
    files.close(file);
    return done;
}

Anchor::Anchor() = default;
Anchor::~Anchor() = default;

Result<std::unique_ptr<Anchor>> Anchor::open(const QString& machineFolder, const Id& store,
                                             FileSystem& files) {
    if (auto made = makeFolderDurably(files, machineFolder); !made) return Fail(made.error());
    std::unique_ptr<Anchor> anchor(new Anchor);
    anchor->d = std::make_unique<Private>(machineFolder, store, files);
    if (auto read = anchor->d->read(); !read) return Fail(read.error());
    return anchor;
}

std::optional<Head> Anchor::head() const {
    const QMutexLocker locked(&d->guard);
    return d->newest ? std::optional(d->newest->head) : std::nullopt;
}

bool Anchor::damaged() const {
    const QMutexLocker locked(&d->guard);
    return d->fileThere && !d->newest;
}

Result<void> Anchor::setHead(const Head& head, const SigningKey& station) {
    const QMutexLocker locked(&d->guard);
    const AnchorRecord record{d->newest ? d->newest->counter + 1 : 1, head};
    const QByteArray bytes = record.bytes(d->store, station);
    const int slot = 1 - d->newestSlot;
    auto written = d->newest ? d->writeOver(slot, bytes) : d->writeBoth(bytes);
    if (!written) return written;
    d->fileThere = true;
    d->newest = record;
    d->newestSlot = slot;
    return {};
}

Result<QList<Id>> Anchor::purged() const {
    const QMutexLocker locked(&d->guard);
    auto contents = d->purged.read();
    if (!contents) return Fail(contents.error());
    return contents->subjects;
}

bool Anchor::purgedDamaged() const {
    const QMutexLocker locked(&d->guard);
    const auto contents = d->purged.read();
    return !contents || contents->damaged;
}

Result<void> Anchor::addPurged(const QList<Id>& subjects) {
    const QMutexLocker locked(&d->guard);
    return d->purged.append(subjects);
}

} // namespace mianguan
