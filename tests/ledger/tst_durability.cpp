#include "tests/ledger/failing_disk.h"
#include "tests/ledger/ledger_tools.h"
#include "tests/ledger/memory_folder.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace mianguan;
using namespace mianguan::test;

namespace {

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
    void init() {
        folder = std::make_unique<MemoryFolder>();
        path = folder->path() + QStringLiteral("/store");
    }

    /// Whatever step fails, of a file or of the database, what was acknowledged is there and nothing else is
    /// half there; an append that failed may be there whole.
    void eachStepFailing_data() {
        QTest::addColumn<int>("number");
        QTest::addColumn<FailingDisk::Then>("then");
        QTest::newRow("disk error for ever") << EIO << FailingDisk::Then::Dead;
        QTest::newRow("disk full for ever") << ENOSPC << FailingDisk::Then::Dead;
        QTest::newRow("disk error once") << EIO << FailingDisk::Then::Well;
        QTest::newRow("disk full once") << ENOSPC << FailingDisk::Then::Well;
    }
    void eachStepFailing() {
        QFETCH(int, number);
        QFETCH(FailingDisk::Then, then);
        bool failed = true;
        int steps = 0;
        for (; failed; ++steps) {
            const MemoryFolder fresh;
            const QString store = fresh.path() + QStringLiteral("/store");
            FailingDisk disk(steps, number, then);
            const QList<int> acknowledged = appendThree(store, disk);
            failed = disk.failed();
            auto ledger = openLedger(store);
            QVERIFY2(ledger, qPrintable(ledger ? QString() : ledger.error().sentence()));
            QVERIFY2(holdsAtLeast(**ledger, acknowledged), qPrintable(QString::number(steps)));
            QCOMPARE(problemsIn(**ledger), QStringList());
            QVERIFY(QDir(store + QStringLiteral("/incoming")).isEmpty());
            QVERIFY((*ledger)->append(draft(9)));
        }
        QVERIFY2(steps > 80, qPrintable(QString::number(steps)));
    }

    void picturesReadWhileUnpublished() {
        FailingDisk disk(1000, EIO);
        auto ledger = openLedger(path, disk);
        QVERIFY(ledger);
        const Draft first = draft(1);
        int calls = 0;
        for (bool committed = false; !committed; ++calls) {
            disk.left = calls;
            committed = (*ledger)->append(first).has_value();
        }
        disk.left = 0;
        QVERIFY(!QDir(path + QStringLiteral("/incoming")).isEmpty());
        QCOMPARE((*ledger)->blob(first.subject, Hash::of("picture 1")).value(), "picture 1");
        QCOMPARE(problemsIn(**ledger), QStringList());
    }

    void failedAppendLeavesTheChainWhole() {
        FailingDisk disk(1000, ENOSPC);
        auto ledger = openLedger(path, disk);
        QVERIFY((*ledger)->append(draft(1)));
        disk.left = 1;
        const auto failed = (*ledger)->append(draft(2));
        QVERIFY(!failed && failed.error().kind == ErrorKind::DiskFull);
        disk.left = 1000;
        QVERIFY((*ledger)->append(draft(3)));
        QCOMPARE(numbersIn(**ledger), (QList<int>{1, 3}));
        QCOMPARE(problemsIn(**ledger), QStringList());
    }

    void replacedWholeOrNotAtAll() {
        const QString file = folder->path() + QStringLiteral("/portrait.jpg");
        QVERIFY(replaceFileDurably(FileSystem::real(), file, "first"));
        bool done = false;
        for (int calls = 0; !done; ++calls) {
            FailingDisk disk(calls, ENOSPC);
            const auto replaced = replaceFileDurably(disk, file, "second");
            done = replaced.has_value();
            QVERIFY(done || replaced.error().kind == ErrorKind::DiskFull);
            QFile target(file);
            QVERIFY(target.open(QFile::ReadOnly));
            const QByteArray bytes = target.readAll();
            QVERIFY(bytes == "second" || (!done && bytes == "first"));
        }
        QVERIFY(replaceFileDurably(FileSystem::real(), file, "third"));
        QCOMPARE(filesUnder(folder->path()), QStringList{file});
    }

    void shortWritesAndInterruptions() {
        StutteringDisk disk;
        auto ledger = openLedger(path, disk);
        const Draft first = draft(1);
        QVERIFY((*ledger)->append(first));
        QVERIFY(disk.calls > 9);
        QCOMPARE((*ledger)->blob(first.subject, Hash::of("picture 1")).value(), "picture 1");
    }

private:
    static QList<int> appendThree(const QString& path, FileSystem& disk) {
        QList<int> acknowledged;
        const auto ledger = openLedger(path, disk);
        for (int i = 1; ledger && i <= 3; ++i) {
            if ((*ledger)->append(draft(i))) acknowledged += i;
        }
        return acknowledged;
    }

    static bool holdsAtLeast(const Ledger& ledger, const QList<int>& acknowledged) {
        const QList<int> held = numbersIn(ledger);
        const bool inOrder = std::is_sorted(held.begin(), held.end(), std::less_equal<>());
        return inOrder && std::ranges::includes(held, acknowledged) &&
               std::ranges::includes(QList<int>{1, 2, 3}, held);
    }

    std::unique_ptr<MemoryFolder> folder;
    QString path;
};

QTEST_GUILESS_MAIN(DurabilityTest)
#include "tst_durability.moc"
