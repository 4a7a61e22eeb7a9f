#include "tests/ledger/ledger_tools.h"

#include <QTest>

#include <cerrno>

using namespace mianguan;
using namespace mianguan::test;

namespace {

/// Fails the i-th call with an error of the disk and every later one too, as when it went away or filled up.
class FailingDisk : public FileSystem {
public:
    FailingDisk(int calls, int number) : left(calls), error(number) {}

    int create(const QByteArray& path, quint32 rights) override {
        return fails() ? -1 : FileSystem::create(path, rights);
    }
    qint64 write(int file, const char* bytes, qint64 size) override {
        return fails() ? -1 : FileSystem::write(file, bytes, size);
    }
    int sync(int file) override { return fails() ? -1 : FileSystem::sync(file); }
    int rename(const QByteArray& from, const QByteArray& to) override {
        return fails() ? -1 : FileSystem::rename(from, to);
    }
    int makeFolder(const QByteArray& path) override { return fails() ? -1 : FileSystem::makeFolder(path); }
    int syncFolder(const QByteArray& path) override { return fails() ? -1 : FileSystem::syncFolder(path); }
    int removeFile(const QByteArray& path) override { return fails() ? -1 : FileSystem::removeFile(path); }
    int removeFolder(const QByteArray& path) override {
        return fails() ? -1 : FileSystem::removeFolder(path);
    }

    int left;

private:
    bool fails() {
        if (left-- > 0) return false;
        errno = error;
        return true;
    }
    int error;
};

/// Writes at most a byte at a time and is interrupted now and then.
class StutteringDisk : public FileSystem {
public:
    qint64 write(int file, const char* bytes, qint64 size) override {
        if (++calls % 3 != 0) return FileSystem::write(file, bytes, qMin<qint64>(size, 1));
        errno = EINTR;
        return -1;
    }
    int calls = 0;
};

} // namespace

class DurabilityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { folder = std::make_unique<QTemporaryDir>(); }

    /// Whatever call fails, what was acknowledged is there and nothing else is half there.
    void eachCallFailing_data() {
        QTest::addColumn<int>("number");
        QTest::newRow("disk error") << EIO;
        QTest::newRow("disk full") << ENOSPC;
    }
    void eachCallFailing() {
        QFETCH(int, number);
        bool failed = true;
        int calls = 0;
        for (; failed; ++calls) {
            QTemporaryDir fresh;
            FailingDisk disk(calls, number);
            const QList<int> acknowledged = appendThree(fresh.path(), disk, failed);
            auto ledger = Ledger::open(fresh.path());
            QVERIFY2(ledger, qPrintable(ledger ? QString() : ledger.error().sentence()));
            QCOMPARE(numbersIn(**ledger), acknowledged);
            QCOMPARE((*ledger)->verify().value(), QStringList());
            QVERIFY(QDir(fresh.path() + QStringLiteral("/incoming")).isEmpty());
            QVERIFY((*ledger)->append(draft(9)));
        }
        QVERIFY2(calls > 20, qPrintable(QString::number(calls)));
    }

    void picturesReadWhileUnpublished() {
        FailingDisk disk(1000, EIO);
        auto ledger = Ledger::open(folder->path(), disk);
        QVERIFY(ledger);
        const Draft first = draft(1);
        int calls = 0;
        for (bool committed = false; !committed; ++calls) {
            disk.left = calls;
            committed = (*ledger)->append(first).has_value();
        }
        disk.left = 0;
        QVERIFY(!QDir(folder->path() + QStringLiteral("/incoming")).isEmpty());
        QCOMPARE((*ledger)->blob(first.subject, Hash::of("picture 1")).value(), "picture 1");
        QCOMPARE((*ledger)->verify().value(), QStringList());
    }

    void failedAppendLeavesTheChainWhole() {
        FailingDisk disk(1000, ENOSPC);
        auto ledger = Ledger::open(folder->path(), disk);
        QVERIFY((*ledger)->append(draft(1)));
        disk.left = 1;
        const auto failed = (*ledger)->append(draft(2));
        QVERIFY(!failed && failed.error().kind == ErrorKind::DiskFull);
        disk.left = 1000;
        QVERIFY((*ledger)->append(draft(3)));
        QCOMPARE(numbersIn(**ledger), (QList<int>{1, 3}));
        QCOMPARE((*ledger)->verify().value(), QStringList());
    }

    void replacedWholeOrNotAtAll() {
        const QString path = folder->path() + QStringLiteral("/portrait.jpg");
        QVERIFY(replaceFileDurably(FileSystem::real(), path, "first"));
        bool done = false;
        for (int calls = 0; !done; ++calls) {
            FailingDisk disk(calls, ENOSPC);
            const auto replaced = replaceFileDurably(disk, path, "second");
            done = replaced.has_value();
            QVERIFY(done || replaced.error().kind == ErrorKind::DiskFull);
            QFile file(path);
            QVERIFY(file.open(QFile::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY(bytes == "second" || (!done && bytes == "first"));
        }
        QVERIFY(replaceFileDurably(FileSystem::real(), path, "third"));
        QCOMPARE(filesUnder(folder->path()), QStringList{path});
    }

    void shortWritesAndInterruptions() {
        StutteringDisk disk;
        auto ledger = Ledger::open(folder->path(), disk);
        const Draft first = draft(1);
        QVERIFY((*ledger)->append(first));
        QVERIFY(disk.calls > 9);
        QCOMPARE((*ledger)->blob(first.subject, Hash::of("picture 1")).value(), "picture 1");
    }

private:
    static QList<int> appendThree(const QString& path, FileSystem& disk, bool& failed) {
        QList<int> acknowledged;
        const auto ledger = Ledger::open(path, disk);
        failed = !ledger;
        for (int i = 1; ledger && i <= 3; ++i) {
            const auto written = (*ledger)->append(draft(i));
            if (written) acknowledged += i;
            failed = failed || !written || static_cast<FailingDisk&>(disk).left < 0;
        }
        return acknowledged;
    }

    std::unique_ptr<QTemporaryDir> folder;
};

QTEST_GUILESS_MAIN(DurabilityTest)
#include "tst_durability.moc"
