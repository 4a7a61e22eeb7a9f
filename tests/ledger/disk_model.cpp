#include "tests/ledger/disk_model.h"

#include <QDir>
#include <QFile>

namespace mianguan::test {

namespace {

const qint64 sector = 512; // bytes

QByteArray parentOf(const QByteArray& path) { return path.left(qMax<qsizetype>(0, path.lastIndexOf('/'))); }
QByteArray nameOf(const QByteArray& path) { return path.mid(path.lastIndexOf('/') + 1); }

} // namespace

DiskModel::DiskModel() { nodes.push_back({true, {}, {}, {}, {}}); }

int DiskModel::nodeAt(const QByteArray& path, bool synced) const {
    int node = 0;
    for (const QByteArray& name : path.isEmpty() ? QList<QByteArray>() : path.split('/')) {
        const Node& folder = nodes[size_t(node)];
        node = (synced ? folder.syncedNames : folder.names).value(name, none);
        if (node == none) return none;
    }
    return node;
}

int DiskModel::folderOf(const QByteArray& path) const { return nodeAt(parentOf(path)); }

/// A file that is changed without having been made was made behind this disk's back.
int DiskModel::fileAt(const QByteArray& path) {
    const int node = nodeAt(path);
    if (node != none) return node;
    unknown += QFile::decodeName(path);
    return add(path, false);
}

int DiskModel::add(const QByteArray& path, bool isFolder) {
    nodes.push_back({isFolder, {}, {}, {}, {}});
    call(path, int(nodes.size()) - 1);
    return int(nodes.size()) - 1;
}

void DiskModel::call(const QByteArray& path, int node, int rename) {
    const int folder = folderOf(path);
    if (folder == none) {
        unknown += QFile::decodeName(path);
        return;
    }
    QMap<QByteArray, int>& names = nodes[size_t(folder)].names;
    if (node == none)
        names.remove(nameOf(path));
    else
        names.insert(nameOf(path), node);
    nameChanges.push_back({folder, nameOf(path), node, rename});
}

void DiskModel::open(int handle, const QByteArray& path, bool emptied) {
    int node = nodeAt(path);
    if (node == none)
        node = add(path, false);
    else if (emptied)
        change(node, {0, {}, true});
    openFiles.insert(handle, {node, 0});
}

void DiskModel::openToRead(int handle, const QByteArray& path) {
    openFiles.insert(handle, {nodeAt(path), 0});
}

void DiskModel::write(int handle, const QByteArray& bytes) {
    OpenFile& file = openFiles[handle];
    change(file.node, {file.position, bytes});
    file.position += bytes.size();
}

void DiskModel::writeAt(int handle, qint64 offset, const QByteArray& bytes) {
    change(openFiles[handle].node, {offset, bytes});
}

void DiskModel::sync(int handle) {
    const int node = openFiles[handle].node;
    if (node == none) return;
    syncBytes(node);
    syncNames(node);
}

void DiskModel::makeFile(const QByteArray& path) { add(path, false); }
void DiskModel::makeFolder(const QByteArray& path) { add(path, true); }

void DiskModel::writeAt(const QByteArray& path, qint64 offset, const QByteArray& bytes) {
    change(fileAt(path), {offset, bytes});
}

void DiskModel::truncate(const QByteArray& path, qint64 size) { change(fileAt(path), {size, {}, true}); }
void DiskModel::sync(const QByteArray& path) { syncBytes(fileAt(path)); }
void DiskModel::syncFolderOf(const QByteArray& path) { syncFolder(parentOf(path)); }

void DiskModel::rename(const QByteArray& from, const QByteArray& to) {
    const int node = fileAt(from);
    call(from, none, ++renames);
    call(to, node, renames);
}

void DiskModel::remove(const QByteArray& path) {
    fileAt(path);
    call(path, none);
}

void DiskModel::change(int node, const Change& change) { nodes[size_t(node)].unsynced += change; }

void DiskModel::syncBytes(int node) {
    Node& file = nodes[size_t(node)];
    for (const Change& change : std::as_const(file.unsynced))
        apply(file.syncedBytes, change);
    file.unsynced.clear();
}

void DiskModel::syncFolder(const QByteArray& path) {
    const int folder = nodeAt(path);
    if (folder == none) unknown += QFile::decodeName(path);
    syncNames(folder);
}

void DiskModel::syncNames(int folder) {
    for (size_t i = 0; i < nameChanges.size(); ++i) {
        if (nameChanges[i].folder == folder) settle(i);
    }
    forgetSettled();
}

/// Names change in order, each with what it cannot last without.
void DiskModel::settle(size_t index) {
    NameChange& change = nameChanges[index];
    if (change.settled) return;
    change.settled = true;
    for (size_t i = 0; i < index; ++i) {
        if (nameChanges[i].folder == change.folder && nameChanges[i].name == change.name) settle(i);
    }
    QMap<QByteArray, int>& names = nodes[size_t(change.folder)].syncedNames;
    if (change.node == none)
        names.remove(change.name);
    else
        names.insert(change.name, change.node);
    if (change.rename != 0) settleOtherEnd(change);
}

/// The old name goes only when the new one is there; within one folder both change at once.
void DiskModel::settleOtherEnd(const NameChange& change) {
    for (size_t i = 0; i < nameChanges.size(); ++i) {
        const NameChange& other = nameChanges[i];
        const bool bound = change.node == none || change.folder == other.folder;
        if (other.rename == change.rename && bound) settle(i);
    }
}

void DiskModel::forgetSettled() {
    std::erase_if(nameChanges, [](const NameChange& change) { return change.settled; });
}

void DiskModel::syncAll() {
    for (size_t i = 0; i < nameChanges.size(); ++i)
        settle(i);
    forgetSettled();
    for (size_t node = 0; node < nodes.size(); ++node)
        syncBytes(int(node));
}

void DiskModel::cutPower(Chance chance) {
    for (size_t i = 0; i < nameChanges.size(); ++i) {
        if (chance.keeps()) settle(i);
    }
    nameChanges.clear();
    for (Node& node : nodes) {
        for (const Change& change : std::as_const(node.unsynced))
            applyPartly(node.syncedBytes, change, chance);
        node.unsynced.clear();
    }
}

void DiskModel::apply(QByteArray& bytes, const Change& change) {
    const qsizetype end = change.offset + change.bytes.size();
    if (change.truncates || bytes.size() < end) bytes.resize(end, '\0');
    bytes.replace(change.offset, change.bytes.size(), change.bytes);
}

void DiskModel::applyPartly(QByteArray& bytes, const Change& change, Chance& chance) {
    if (chance.keeps())
        apply(bytes, change);
    else if (!change.truncates && chance.keeps())
        applyTorn(bytes, change, chance);
}

void DiskModel::applyTorn(QByteArray& bytes, const Change& change, Chance& chance) {
    const qint64 end = change.offset + change.bytes.size();
    for (qint64 at = change.offset; at < end;) {
        const qint64 next = qMin(end, (at / sector + 1) * sector);
        if (chance.keeps()) apply(bytes, {at, change.bytes.mid(at - change.offset, next - at)});
        at = next;
    }
}

void DiskModel::writeOut(const QByteArray& path, const QString& to) const {
    const int found = nodeAt(path, true);
    if (found == none) return;
    const Node& node = nodes[size_t(found)];
    if (node.isFolder) {
        if (!QDir().mkpath(to)) qFatal("no folder %s", qPrintable(to));
        for (auto name = node.syncedNames.keyBegin(); name != node.syncedNames.keyEnd(); ++name)
            writeOut(path.isEmpty() ? *name : path + '/' + *name,
                     to + QLatin1Char('/') + QFile::decodeName(*name));
        return;
    }
    QFile file(to);
    if (!file.open(QFile::WriteOnly) || file.write(node.syncedBytes) != node.syncedBytes.size())
        qFatal("no file %s", qPrintable(to));
}

} // namespace mianguan::test
