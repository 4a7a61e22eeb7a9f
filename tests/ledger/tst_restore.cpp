#include "tests/ledger/backup_tools.h"
#include "tests/ledger/failing_disk.h"
#include "tests/ledger/folders.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

class RestoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        here = std::make_unique<BackupPlace>();
        here->append(1, 4);
        QVERIFY(here->backUp());
        target = here->at("deep/restored");
    }

    void sameBytesOnAnotherMachine() {
        const auto restored = restore(here->backup(), target, FileSystem::real());
        QVERIFY2(restored, words(restored).constData());
        QCOMPARE(restored->id, readBackup(here->backup())->id);
        QVERIFY(restored->damaged.isEmpty());
        QCOMPARE(bytesUnder(target + QStringLiteral("/blobs")),
                 bytesUnder(here->store() + QStringLiteral("/blobs")));
        const auto opened = openLedger(target);
        QVERIFY2(opened, words(opened).constData());
        QVERIFY((*opened)->began() == Beginning::Restored);
        QVERIFY((*opened)->station() != here->ledger->station());
        QCOMPARE((*opened)->store(), here->ledger->store());
        QCOMPARE(numbersIn(**opened), upTo(4));
        QCOMPARE((*opened)->blob(here->subjects[2], Hash::of("picture 3")).value(), "picture 3");
        QVERIFY((*opened)->append(draft(5)));
        QCOMPARE(problemsIn(**opened), QStringList());
    }

    void opensOnceAsRestored() {
        QVERIFY(restore(here->backup(), target, FileSystem::real()));
        QVERIFY(openLedger(target).value()->began());
        QVERIFY(!openLedger(target).value()->began());
    }

    void neverOverAStore() {
        const QString other = here->at("other");
        openLedger(other).value().reset();
        for (const QString& folder : {here->store(), other}) {
            const auto before = bytesUnder(folder);
            const auto restored = restore(here->backup(), folder, FileSystem::real());
            QVERIFY2(!restored, words(restored).constData());
            QVERIFY(restored.error().kind == (folder == other ? ErrorKind::Refused : ErrorKind::Busy));
            QCOMPARE(bytesUnder(folder).keys(), before.keys());
        }
        const QString picture = here->at("lost/blobs/aa/x");
        QVERIFY(QDir().mkpath(picture));
        QVERIFY(restore(here->backup(), here->at("lost"), FileSystem::real()).error().kind ==
                ErrorKind::Refused);
        QVERIFY(restore(here->backup(), here->backup() + QStringLiteral("/in"), FileSystem::real())
                    .error()
                    .kind == ErrorKind::Refused);
    }

    void overAFolderThatWasNeverSetUp() {
        LedgerFile::open(target).value().reset();
        QVERIFY(restore(here->backup(), target, FileSystem::real()));
        QCOMPARE(BackupPlace::problemsOfStore(target), QStringList());
    }

    void notFromNothing() {
        const auto restored = restore(here->at("nowhere"), target, FileSystem::real());
        QVERIFY(!restored && restored.error().kind == ErrorKind::NotFound);
        QVERIFY(!QFileInfo::exists(target));
    }

    /// Half a restore is no store, and the next goes on from it.
    void eachStepFailing_data() {
        QTest::addColumn<int>("number");
        QTest::addColumn<bool>("forGood");
        QTest::newRow("the disk goes") << EIO << true;
        QTest::newRow("one error") << EIO << false;
        QTest::newRow("full") << ENOSPC << true;
    }
    void eachStepFailing() {
        QFETCH(int, number);
        QFETCH(bool, forGood);
        const auto whole = bytesUnder(here->backup());
        bool failed = true;
        int steps = 0;
        for (; failed; ++steps) {
            MemoryFolder fresh;
            target = fresh.path() + QStringLiteral("/store");
            FailingDisk disk(steps, number, forGood ? FailingDisk::Then::Dead : FailingDisk::Then::Well);
            const auto first = restore(here->backup(), target, disk);
            failed = disk.failed();
            if (!first && !isStore()) {
                const auto again = restore(here->backup(), target, FileSystem::real());
                QVERIFY2(again && again->damaged.isEmpty(), words(again).constData());
            }
            QVERIFY2(!first || first->damaged.isEmpty(), QByteArray::number(steps).constData());
            QList<int> numbers;
            QCOMPARE(BackupPlace::problemsOfStore(target, &numbers), QStringList());
            QCOMPARE(numbers, upTo(4));
        }
        QVERIFY2(steps > 30, QByteArray::number(steps).constData());
        QCOMPARE(bytesUnder(here->backup()), whole);
    }

    void halfOneCannotBeOpened() {
        FailingDisk disk(30, EIO);
        QVERIFY(!restore(here->backup(), target, disk));
        QVERIFY(!isStore());
        const auto opened = LedgerFile::open(target);
        QVERIFY2(!opened && opened.error().kind == ErrorKind::Refused, words(opened).constData());
        QVERIFY(!isStore());
    }

    void stoppedAndTakenUpAgain() {
        std::stop_source stop;
        const auto stopAt = [&](qint64, qint64) { stop.request_stop(); };
        const auto stopped = restore(here->backup(), target, FileSystem::real(), stopAt, stop.get_token());
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
        QVERIFY(!isStore());
        QVERIFY(restore(here->backup(), target, FileSystem::real()));
        QCOMPARE(BackupPlace::problemsOfStore(target), QStringList());
    }

    void anotherOneInItsPlace() {
        FailingDisk disk(40, EIO);
        QVERIFY(!restore(here->backup(), target, disk));
        BackupPlace other;
        other.append(7, 7);
        QVERIFY(other.backUp());
        QVERIFY(restore(other.backup(), target, FileSystem::real()));
        QList<int> numbers;
        QCOMPARE(BackupPlace::problemsOfStore(target, &numbers), QStringList());
        QCOMPARE(numbers, QList<int>{7});
    }

    void damagedPictureIsToldAndTheRestComes() {
        QStringList pictures = filesUnder(here->backup() + QStringLiteral("/blobs"));
        pictures.sort();
        QFile file(pictures[0]);
        QVERIFY(file.open(QFile::ReadWrite) && file.write("X") == 1);
        file.close();
        QVERIFY(QFile::remove(pictures[1]));
        const auto restored = restore(here->backup(), target, FileSystem::real());
        QVERIFY2(restored, words(restored).constData());
        QCOMPARE(restored->damaged.size(), 2);
        QVERIFY(restored->damaged[0].contains(QFileInfo(pictures[0]).fileName()));
        QList<int> numbers;
        QCOMPARE(BackupPlace::problemsOfStore(target, &numbers).size(), 2);
        QCOMPARE(numbers, upTo(4));
    }

    void damagedLedgerIsNoStore() {
        QFile file(here->backup() + QStringLiteral("/ledger-1.db"));
        QVERIFY(file.open(QFile::ReadWrite) && file.seek(9000) && file.write("XXXX") == 4);
        file.close();
        const auto restored = restore(here->backup(), target, FileSystem::real());
        QVERIFY2(!restored && restored.error().kind == ErrorKind::Corrupt, words(restored).constData());
        QVERIFY(!isStore());
    }

    void pulledOut() {
        const auto pull = [&](qint64, qint64) { QDir().rename(here->at("stick"), here->at("pulled")); };
        const auto restored = restore(here->backup(), target, FileSystem::real(), pull);
        QVERIFY2(!restored && restored.error().kind == ErrorKind::NotFound, words(restored).constData());
        QVERIFY(!isStore());
        QVERIFY(QDir().rename(here->at("pulled"), here->at("stick")));
        QVERIFY(restore(here->backup(), target, FileSystem::real()));
        QCOMPARE(BackupPlace::problemsOfStore(target), QStringList());
    }

    void tooSmallADisk() {
        QVERIFY(QDir().mkpath(target));
        const Mount small(target, {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                                   QStringLiteral("size=64k"), QStringLiteral("tmpfs")});
        if (!small.mounted) QSKIP("mounting is not allowed here");
        const auto restored = restore(here->backup(), target, FileSystem::real());
        QVERIFY2(!restored && restored.error().kind == ErrorKind::DiskFull, words(restored).constData());
    }

private:
    bool isStore() const { return QFileInfo::exists(target + QStringLiteral("/ledger.db")); }

    std::unique_ptr<BackupPlace> here;
    QString target;
};

QTEST_GUILESS_MAIN(RestoreTest)
#include "tst_restore.moc"
