#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <random>
#include <vector>

namespace mianguan::test {

/// Decides what of the unsynced a power cut leaves.
class Chance {
public:
    Chance(quint32 seed, double part) : random(seed), kept(part) {}
    bool keeps() { return std::bernoulli_distribution(kept)(random); }

private:
    std::mt19937 random;
    double kept;
};

/// A disk as POSIX promises it and not better: what was synced is on it, what changed since may be. Bytes
/// belong to files and last by a sync of the file; names belong to folders and last by a sync of the folder.
/// A rename is never half lost, but between two folders the old name may come back beside the new one. Paths
/// are relative to the root, which is "".
class DiskModel {
public:
    DiskModel();

    void open(int handle, const QByteArray& path, bool emptied); ///< made when missing
    void openToRead(int handle, const QByteArray& path);         ///< a file or folder
    void write(int handle, const QByteArray& bytes);             ///< where the last one ended
    void writeAt(int handle, qint64 offset, const QByteArray& bytes);
    void sync(int handle);

    void makeFile(const QByteArray& path);
    void makeFolder(const QByteArray& path);
    void writeAt(const QByteArray& path, qint64 offset, const QByteArray& bytes);
    void truncate(const QByteArray& path, qint64 size);
    void sync(const QByteArray& path);
    void syncFolder(const QByteArray& path);
    void syncFolderOf(const QByteArray& path);
    void rename(const QByteArray& from, const QByteArray& to);
    void remove(const QByteArray& path);

    void syncAll();
    void cutPower(Chance chance);                                   ///< what was not synced is kept or lost
    void writeOut(const QByteArray& path, const QString& to) const; ///< what is synced, to a real folder

    const QStringList& strange() const { return unknown; } ///< paths changed that nobody had made

private:
    struct Change { // of a file's bytes
        qint64 offset = 0;
        QByteArray bytes = {};
        bool truncates = false; // to `offset`
    };
    struct Node { // a file or a folder
        bool isFolder = false;
        QMap<QByteArray, int> names, syncedNames;
        QByteArray syncedBytes;
        QList<Change> unsynced;
    };
    struct NameChange {
        int folder = 0;
        QByteArray name;
        int node = 0;   // nothing is called so any more: `none`
        int rename = 0; // the same for both ends of one
        bool settled = false;
    };
    struct OpenFile {
        int node;
        qint64 position;
    };
    static constexpr int none = -1;

    int nodeAt(const QByteArray& path, bool synced = false) const;
    int fileAt(const QByteArray& path);
    int folderOf(const QByteArray& path) const;
    int add(const QByteArray& path, bool isFolder);
    void call(const QByteArray& path, int node, int rename = 0);
    void settle(size_t index);
    void settleOtherEnd(const NameChange& change);
    void forgetSettled();
    void change(int node, const Change& change);
    void syncBytes(int node);
    void syncNames(int folder);
    static void apply(QByteArray& bytes, const Change& change);
    static void applyTorn(QByteArray& bytes, const Change& change, Chance& chance);
    static void applyPartly(QByteArray& bytes, const Change& change, Chance& chance);

    std::vector<Node> nodes;
    std::vector<NameChange> nameChanges;
    QHash<int, OpenFile> openFiles;
    int renames = 0;
    QStringList unknown;
};

} // namespace mianguan::test
