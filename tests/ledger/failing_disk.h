#pragma once

#include "core/ledger/durable_file.h"

#include <atomic>
#include <cerrno>

namespace mianguan::test {

/// Fails the step after `left` others with an error of the disk: that one alone, or every later one too, as
/// when the disk went away or filled up. Files and databases alike.
class FailingDisk : public FileSystem {
public:
    enum class Then { Dead, Well };
    FailingDisk(int steps, int number, Then then = Then::Dead) : left(steps), error(number), after(then) {}

    int create(const QByteArray& path, quint32 rights) override {
        return fails() ? -1 : FileSystem::create(path, rights);
    }
    int update(const QByteArray& path, quint32 rights) override {
        return fails() ? -1 : FileSystem::update(path, rights);
    }
    qint64 write(int file, const char* bytes, qint64 size) override {
        return fails() ? -1 : FileSystem::write(file, bytes, size);
    }
    qint64 writeAt(int file, const char* bytes, qint64 size, qint64 offset) override {
        return fails() ? -1 : FileSystem::writeAt(file, bytes, size, offset);
    }
    int open(const QByteArray& path) override { return fails() ? -1 : FileSystem::open(path); }
    qint64 read(int file, char* bytes, qint64 size) override {
        return fails() ? -1 : FileSystem::read(file, bytes, size);
    }
    int sync(int file) override { return fails() ? -1 : FileSystem::sync(file); }
    int syncDisk(int file) override { return fails() ? -1 : FileSystem::syncDisk(file); }
    int rename(const QByteArray& from, const QByteArray& to) override {
        return fails() ? -1 : FileSystem::rename(from, to);
    }
    int makeFolder(const QByteArray& path) override { return fails() ? -1 : FileSystem::makeFolder(path); }
    int syncFolder(const QByteArray& path) override { return fails() ? -1 : FileSystem::syncFolder(path); }
    int removeFile(const QByteArray& path) override { return fails() ? -1 : FileSystem::removeFile(path); }
    int removeFolder(const QByteArray& path) override {
        return fails() ? -1 : FileSystem::removeFolder(path);
    }
    int databaseCreate(const QByteArray&) override { return fails() ? -1 : 0; }
    int databaseWrite(const QByteArray&, qint64, const char*, qint64) override { return fails() ? -1 : 0; }
    int databaseSync(const QByteArray&, bool) override { return fails() ? -1 : 0; }
    int databaseTruncate(const QByteArray&, qint64) override { return fails() ? -1 : 0; }
    int databaseRemove(const QByteArray&, bool) override { return fails() ? -1 : 0; }

    bool failed() const { return left < 0; }

    std::atomic<int> left;

private:
    bool fails() {
        const int before = left--;
        if (before > 0 || (before < 0 && after == Then::Well)) return false;
        errno = error;
        return true;
    }
    int error;
    Then after;
};

} // namespace mianguan::test
