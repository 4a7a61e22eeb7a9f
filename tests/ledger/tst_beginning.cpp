#include "tests/ledger/folders.h"
#include "tests/ledger/ledger_tools.h"
#include "tests/ledger/memory_folder.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {} // namespace

/// When a station must not go on with the chain it finds.
class BeginningTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        folder = std::make_unique<MemoryFolder>();
        path = folder->path() + QStringLiteral("/store");
        append(path, {1, 2});
    }

    void goesOnWithItsOwn() {
        const auto ledger = openLedger(path).value();
        QVERIFY(!ledger->began());
        QCOMPARE(problemsIn(*ledger), QStringList());
    }

    void onAnotherMachine() {
        const QString other = folder->path() + QStringLiteral("/other");
        auto ledger = openLedger(path, FileSystem::real(), other).value();
        QVERIFY(ledger->began() == Beginning::UnknownMachine);
        QCOMPARE(ledger->verify()->problems, QStringList());
        QCOMPARE(ledger->verify()->notes.size(), 1);
        QVERIFY(ledger->append(draft(3)));
        ledger.reset();
        QVERIFY(!openLedger(path, FileSystem::real(), other).value()->began());
        // Back on the first machine, whose last event is there, but the chain was gone on with elsewhere.
        ledger = openLedger(path).value();
        QVERIFY(ledger->began() == Beginning::UnknownMachine);
        QCOMPARE(numbersIn(*ledger), (QList<int>{1, 2, 3}));
        QCOMPARE(problemsIn(*ledger), QStringList());
    }

    void oldCopyPutBack() {
        const QString copy = folder->path() + QStringLiteral("/copy");
        QVERIFY(copyFolder(path, copy));
        append(path, {3});
        QVERIFY(QDir(path).removeRecursively() && copyFolder(copy, path));
        const auto ledger = openLedger(path).value();
        QVERIFY(ledger->began() == Beginning::RolledBack);
        QVERIFY(!problemsIn(*ledger).isEmpty());
        QVERIFY(ledger->append(draft(4)));
        QCOMPARE(numbersIn(*ledger), (QList<int>{1, 2, 4}));
    }

    /// Two copies used in turn on one machine: each is told at its next opening.
    void twoClones() {
        const QString clone = folder->path() + QStringLiteral("/clone");
        QVERIFY(copyFolder(path, clone));
        append(path, {3});
        {
            const auto second = openLedger(clone, FileSystem::real(), machineOf(path)).value();
            QVERIFY(second->began() == Beginning::RolledBack);
            QVERIFY(!problemsIn(*second).isEmpty());
            QVERIFY(second->append(draft(30)));
        }
        const auto first = openLedger(path).value();
        QVERIFY(first->began() == Beginning::RolledBack);
        QVERIFY(!problemsIn(*first).isEmpty());
        QVERIFY(first->station() !=
                openLedger(clone, FileSystem::real(), machineOf(path)).value()->station());
    }

    /// And while one of them is open, what the other did shows in verify.
    void cloneWhileOpen() {
        const QString clone = folder->path() + QStringLiteral("/clone");
        QVERIFY(copyFolder(path, clone));
        const auto first = openLedger(path).value();
        append(clone, {30}, machineOf(path));
        QVERIFY(!problemsIn(*first).isEmpty());
    }

    void memoryLost() {
        QVERIFY(QDir(machineOf(path)).removeRecursively());
        const auto ledger = openLedger(path).value();
        QVERIFY(ledger->began() == Beginning::UnknownMachine);
        QCOMPARE(problemsIn(*ledger), QStringList());
    }

    void restored() {
        QFile mark(path + QStringLiteral("/restored"));
        QVERIFY(mark.open(QFile::WriteOnly));
        mark.close();
        auto ledger = openLedger(path).value();
        QVERIFY(ledger->began() == Beginning::Restored);
        QVERIFY(!mark.exists());
        ledger.reset();
        QVERIFY(!openLedger(path).value()->began());
    }

    void nobodySpeaksForAnOldChain() {
        (void)openLedger(path, FileSystem::real(), folder->path() + QStringLiteral("/other"));
        const auto secret = [&](int number) {
            return Tamper(path).bytes(QStringLiteral("station"), QStringLiteral("secret"),
                                      QStringLiteral("number = %1").arg(number));
        };
        QVERIFY(secret(1).isNull());
        QVERIFY(!secret(2).isNull());
    }

    /// What a restored copy brings back is purged again on a machine that remembers the purge.
    void purgedAgain() {
        const QString copy = folder->path() + QStringLiteral("/copy");
        const Draft gone = draft(7);
        {
            const auto ledger = openLedger(path).value();
            QVERIFY(ledger->append(gone));
        }
        QVERIFY(copyFolder(path, copy));
        {
            const auto ledger = openLedger(path).value();
            QVERIFY(ledger->append(mianguan::purgedAgain(gone.subject)));
        }
        QVERIFY(QDir(path).removeRecursively() && copyFolder(copy, path));
        const auto ledger = openLedger(path).value();
        QVERIFY(!ledger->blob(gone.subject, Hash::of("picture 7")));
        QCOMPARE(filesUnder(path + QStringLiteral("/blobs")).size(), 2);
        QCOMPARE(numbersIn(*ledger), (QList<int>{1, 2, 0}));
    }

private:
    static void append(const QString& store, const QList<int>& numbers, const QString& machine = {}) {
        const auto ledger = openLedger(store, FileSystem::real(), machine).value();
        for (const int number : numbers) {
            if (!ledger->append(draft(number))) qFatal("not appended");
        }
    }

    std::unique_ptr<MemoryFolder> folder;
    QString path;
};

QTEST_GUILESS_MAIN(BeginningTest)
#include "tst_beginning.moc"
