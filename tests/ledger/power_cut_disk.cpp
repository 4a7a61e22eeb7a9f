#include "tests/ledger/power_cut_disk.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMutexLocker>

#include <array>

namespace mianguan::test {

namespace {

QByteArray withSlash(const QString& folder) { return QFile::encodeName(QDir::cleanPath(folder)) + '/'; }

bool isSharedMemory(const QString& path) { return path.endsWith(QLatin1String("-shm")); }

double keptBy(quint32 seed) {
    const std::array parts{0.0, 0.1, 0.5, 0.9, 1.0};
    return parts[seed % parts.size()];
}

} // namespace

PowerCutDisk::PowerCutDisk(const QString& folder)
    : root(withSlash(QDir(folder).absolutePath())), realRoot(withSlash(QDir(folder).canonicalPath())) {
    readFolder(folder);
    start.syncAll();
    model = start;
}

void PowerCutDisk::readFolder(const QString& path) {
    QDirIterator walk(path, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    while (walk.hasNext()) {
        const QString entry = walk.next();
        const QByteArray name = *below(QFile::encodeName(entry));
        QFile file(entry);
        if (walk.fileInfo().isDir()) {
            start.makeFolder(name);
            readFolder(entry);
        } else if (!isSharedMemory(entry) && file.open(QFile::ReadOnly)) {
            start.makeFile(name);
            start.writeAt(name, 0, file.readAll());
        }
    }
}

std::optional<QByteArray> PowerCutDisk::below(const QByteArray& path) const {
    const QByteArray clean = withSlash(QFile::decodeName(path));
    for (const QByteArray& folder : {root, realRoot}) {
        if (clean.startsWith(folder)) return clean.mid(folder.size()).chopped(clean == folder ? 0 : 1);
    }
    return std::nullopt;
}

int PowerCutDisk::operations() const {
    const QMutexLocker lock(&guard);
    return int(done.size());
}

const DiskModel& PowerCutDisk::after(int operations) const {
    if (operations < modelled) {
        model = start;
        modelled = 0;
    }
    for (; modelled < operations; ++modelled)
        done[size_t(modelled)](model);
    return model;
}

void PowerCutDisk::cutPower(const QString& from, const QString& to, const Cut& cut) const {
    const QMutexLocker lock(&guard);
    DiskModel disk = after(cut.operations);
    disk.cutPower(Chance(cut.seed, cut.kept.value_or(keptBy(cut.seed))));
    disk.writeOut(below(QFile::encodeName(from)).value(), to);
}

QStringList PowerCutDisk::strange() const {
    const QMutexLocker lock(&guard);
    return after(int(done.size())).strange();
}

template <class Answer>
Answer PowerCutDisk::noted(Answer answer, const Operation& operation) {
    if (answer >= 0) done.push_back(operation);
    return answer;
}

/// Elsewhere on the machine nothing is noted.
template <class Answer, class Work>
Answer PowerCutDisk::notedAt(const QByteArray& path, Answer answer, Work work) {
    const auto name = below(path);
    if (!name) return answer;
    return noted(answer, [work, name = *name](DiskModel& disk) { work(disk, name); });
}

template <class Answer, class Work>
Answer PowerCutDisk::notedOn(int file, Answer answer, Work work) {
    const auto handle = handles.constFind(file);
    if (handle == handles.constEnd()) return answer;
    return noted(answer, [work, handle = *handle](DiskModel& disk) { work(disk, handle); });
}

template <class Work>
int PowerCutDisk::opened(int file, const QByteArray& path, Work work) {
    if (file < 0 || !below(path)) return file;
    handles.insert(file, ++lastHandle);
    return notedAt(path, file, [work, handle = lastHandle](DiskModel& disk, const QByteArray& name) {
        work(disk, handle, name);
    });
}

int PowerCutDisk::create(const QByteArray& path, quint32 rights) {
    const QMutexLocker lock(&guard);
    return opened(FileSystem::create(path, rights), path,
                  [](DiskModel& disk, int handle, const QByteArray& name) { disk.open(handle, name, true); });
}

int PowerCutDisk::update(const QByteArray& path, quint32 rights) {
    const QMutexLocker lock(&guard);
    return opened(
        FileSystem::update(path, rights), path,
        [](DiskModel& disk, int handle, const QByteArray& name) { disk.open(handle, name, false); });
}

int PowerCutDisk::open(const QByteArray& path) {
    const QMutexLocker lock(&guard);
    return opened(FileSystem::open(path), path,
                  [](DiskModel& disk, int handle, const QByteArray& name) { disk.openToRead(handle, name); });
}

qint64 PowerCutDisk::write(int file, const char* bytes, qint64 size) {
    const QMutexLocker lock(&guard);
    const qint64 written = FileSystem::write(file, bytes, size);
    return notedOn(file, written,
                   [copy = QByteArray(bytes, qMax<qint64>(0, written))](DiskModel& disk, int handle) {
                       disk.write(handle, copy);
                   });
}

qint64 PowerCutDisk::writeAt(int file, const char* bytes, qint64 size, qint64 offset) {
    const QMutexLocker lock(&guard);
    const qint64 written = FileSystem::writeAt(file, bytes, size, offset);
    return notedOn(file, written,
                   [copy = QByteArray(bytes, qMax<qint64>(0, written)), offset](DiskModel& disk, int handle) {
                       disk.writeAt(handle, offset, copy);
                   });
}

int PowerCutDisk::sync(int file) {
    const QMutexLocker lock(&guard);
    return notedOn(file, FileSystem::sync(file), [](DiskModel& disk, int handle) { disk.sync(handle); });
}

int PowerCutDisk::syncDisk(int file) {
    const QMutexLocker lock(&guard);
    return notedOn(file, FileSystem::syncDisk(file), [](DiskModel& disk, int) { disk.syncAll(); });
}

int PowerCutDisk::close(int file) {
    const QMutexLocker lock(&guard);
    handles.remove(file);
    return FileSystem::close(file);
}

int PowerCutDisk::rename(const QByteArray& from, const QByteArray& to) {
    const QMutexLocker lock(&guard);
    const int answer = FileSystem::rename(from, to);
    const auto target = below(to);
    if (!target) return answer;
    return notedAt(from, answer, [target = *target](DiskModel& disk, const QByteArray& name) {
        disk.rename(name, target);
    });
}

int PowerCutDisk::makeFolder(const QByteArray& path) {
    const QMutexLocker lock(&guard);
    return notedAt(path, FileSystem::makeFolder(path),
                   [](DiskModel& disk, const QByteArray& name) { disk.makeFolder(name); });
}

int PowerCutDisk::syncFolder(const QByteArray& path) {
    const QMutexLocker lock(&guard);
    return notedAt(path, FileSystem::syncFolder(path),
                   [](DiskModel& disk, const QByteArray& name) { disk.syncFolder(name); });
}

int PowerCutDisk::removeFile(const QByteArray& path) {
    const QMutexLocker lock(&guard);
    return notedAt(path, FileSystem::removeFile(path),
                   [](DiskModel& disk, const QByteArray& name) { disk.remove(name); });
}

int PowerCutDisk::removeFolder(const QByteArray& path) {
    const QMutexLocker lock(&guard);
    return notedAt(path, FileSystem::removeFolder(path),
                   [](DiskModel& disk, const QByteArray& name) { disk.remove(name); });
}

int PowerCutDisk::databaseCreate(const QByteArray& path) {
    const QMutexLocker lock(&guard);
    return notedAt(path, 0, [](DiskModel& disk, const QByteArray& name) { disk.makeFile(name); });
}

int PowerCutDisk::databaseWrite(const QByteArray& path, qint64 offset, const char* bytes, qint64 size) {
    const QMutexLocker lock(&guard);
    return notedAt(path, 0,
                   [copy = QByteArray(bytes, size), offset](DiskModel& disk, const QByteArray& name) {
                       disk.writeAt(name, offset, copy);
                   });
}

int PowerCutDisk::databaseSync(const QByteArray& path, bool nameToo) {
    const QMutexLocker lock(&guard);
    return notedAt(path, 0, [nameToo](DiskModel& disk, const QByteArray& name) {
        disk.sync(name);
        if (nameToo) disk.syncFolderOf(name);
    });
}

int PowerCutDisk::databaseTruncate(const QByteArray& path, qint64 size) {
    const QMutexLocker lock(&guard);
    return notedAt(path, 0, [size](DiskModel& disk, const QByteArray& name) { disk.truncate(name, size); });
}

int PowerCutDisk::databaseRemove(const QByteArray& path, bool nameToo) {
    const QMutexLocker lock(&guard);
    return notedAt(path, 0, [nameToo](DiskModel& disk, const QByteArray& name) {
        disk.remove(name);
        if (nameToo) disk.syncFolderOf(name);
    });
}

} // namespace mianguan::test
