#include "core/ledger/backup_list.h"
#include "tests/ledger/backup_tools.h"
#include "tests/ledger/failing_disk.h"

#include <QTest>

#include <thread>

using namespace mianguan;
using namespace mianguan::test;

class BackupTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { here = std::make_unique<BackupPlace>(); }

    void wholeAndRestored() {
        here->append(1, 5);
        const auto made = here->backUp();
        QVERIFY2(made, words(made).constData());
        QCOMPARE(made->files, 6);
        QCOMPARE(made->copied, 6);
        QVERIFY(made->missing.isEmpty());
        QCOMPARE(made->heads.size(), 1);
        QCOMPARE(made->heads.first().seq, here->ledger->position());
        QCOMPARE(namesIn(here->backup()),
                 (QStringList{QStringLiteral("backup.id"), QStringLiteral("backup.list"),
                              QStringLiteral("blobs"), QStringLiteral("ledger-1.db")}));
        QList<int> numbers;
        QCOMPARE(here->problems(&numbers), QStringList());
        QCOMPARE(numbers, upTo(5));
    }

    void saysWhatItHolds() {
        here->append(1, 3);
        const auto made = here->backUp();
        const auto contents = readBackup(here->backup());
        QVERIFY2(contents, words(contents).constData());
        QCOMPARE(contents->id, made->id);
        QCOMPARE(contents->store, here->ledger->store());
        QCOMPARE(contents->heads, made->heads);
        QCOMPARE(contents->files, 4);
        QVERIFY(contents->bytes > 4096 && contents->timeMs > 0);
        QVERIFY(readBackup(here->store()).error().kind == ErrorKind::NotFound);
    }

    void nothingInClear() {
        here->append(1, 5);
        QVERIFY(here->backUp());
        for (const QByteArray& bytes : bytesUnder(here->backup())) {
            QVERIFY(!bytes.contains("picture"));
            QVERIFY(!bytes.contains(testKey().view()));
        }
    }

    void updatedWithWhatItLacks() {
        here->append(1, 5);
        const auto first = here->backUp();
        here->append(6, 7);
        const auto second = here->backUp();
        QVERIFY2(second, words(second).constData());
        QCOMPARE(second->id, first->id);
        QCOMPARE(second->files, 8);
        QCOMPARE(second->copied, 3); // two pictures and the database
        QVERIFY(namesIn(here->backup()).contains(QStringLiteral("ledger-2.db")));
        QVERIFY(!namesIn(here->backup()).contains(QStringLiteral("ledger-1.db")));
        QList<int> numbers;
        QCOMPARE(here->problems(&numbers), QStringList());
        QCOMPARE(numbers, upTo(7));
    }

    void purgedGoesFromIt() {
        here->append(1, 3);
        QVERIFY(here->backUp());
        QCOMPARE(filesUnder(here->backup() + QStringLiteral("/blobs")).size(), 3);
        here->purge(1);
        QVERIFY(here->backUp());
        QCOMPARE(filesUnder(here->backup() + QStringLiteral("/blobs")).size(), 2);
        for (const QString& path : filesUnder(here->backup()))
            QVERIFY(!path.contains(here->subjects[1].hex()));
        QList<int> numbers;
        QCOMPARE(here->problems(&numbers), QStringList());
        QCOMPARE(numbers, (QList<int>{1, 0, 3})); // its event stays, its content does not
    }

    void purgedWhileItIsMade() {
        here->append(1, 3);
        Interloper disk;
        disk.where = "/blobs/";
        disk.once = [this] { elsewhere([this] { here->purge(2); }); };
        const auto made = here->backUp(disk);
        QVERIFY2(made, words(made).constData());
        QVERIFY(!disk.once);
        QVERIFY(made->missing.isEmpty());
        QList<int> numbers;
        QCOMPARE(here->problems(&numbers), QStringList());
        QCOMPARE(numbers, (QList<int>{1, 2, 0}));
        QCOMPARE(filesUnder(here->backup() + QStringLiteral("/blobs")).size(), 2);
    }

    void purgedBeforeARestore() {
        here->append(1, 3);
        QVERIFY(here->backUp());
        here->purge(0);
        const QString target = here->at("restored");
        QVERIFY(restore(here->backup(), target, FileSystem::real()));
        const auto opened = openLedger(target, FileSystem::real(), machineOf(here->store()));
        QVERIFY2(opened, words(opened).constData());
        QCOMPARE(numbersIn(**opened), (QList<int>{0, 2, 3}));
        QCOMPARE(problemsIn(**opened), QStringList());
    }

    /// However appends and backups meet, what was made can be restored and verifies.
    void appendedWhileItIsMade() {
        here->append(1, 20);
        std::atomic<bool> written = false;
        std::thread writer([&] {
            for (int number = 21; number <= 200; ++number) {
                if (!here->ledger->append(draft(number))) qFatal("cannot append");
            }
            written = true;
        });
        QStringList problems;
        int meanwhile = 0;
        for (bool last = false; problems.isEmpty() && !last;) {
            last = written;
            QList<int> numbers;
            const auto made = here->backUp();
            problems = made ? made->missing + here->problems(&numbers) : QStringList{made.error().sentence()};
            if (numbers != upTo(int(numbers.size()))) problems += QStringLiteral("events are missing");
            if (last && numbers.size() != 200) problems += QStringLiteral("the last are missing");
            meanwhile += numbers.size() > 20 && numbers.size() < 200 ? 1 : 0;
        }
        writer.join();
        QCOMPARE(problems, QStringList());
        qInfo("%d backups were made of a ledger that grew", meanwhile);
    }

    void unpublishedIsInIt() {
        FailingDisk disk(100'000, EIO);
        here->ledger.reset();
        here->ledger = openLedger(here->store(), disk).value();
        bool committed = false;
        for (int calls = 0; !committed; ++calls) {
            disk.left = calls;
            committed = here->ledger->append(draft(1)).has_value();
        }
        QVERIFY(!filesUnder(here->store() + QStringLiteral("/incoming")).isEmpty());
        QVERIFY(here->backUp());
        QList<int> numbers;
        QCOMPARE(here->problems(&numbers), QStringList());
        QCOMPARE(numbers, upTo(1));
        here->ledger.reset();
    }

    void stoppedAndTakenUpAgain() {
        here->append(1, 10);
        std::stop_source stop;
        const auto stopAt = [&](qint64 done, qint64 total) {
            if (total > 0 && done > total - 40) stop.request_stop();
        };
        const auto stopped =
            backUp(*here->ledger, here->backup(), FileSystem::real(), stopAt, stop.get_token());
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
        QVERIFY(readBackup(here->backup()).error().kind == ErrorKind::NotFound);
        const auto made = here->backUp();
        QVERIFY2(made, words(made).constData());
        QVERIFY2(made->copied > 0 && made->copied < 8, QByteArray::number(made->copied).constData());
        QCOMPARE(made->files, 11);
        QCOMPARE(here->problems(), QStringList());
    }

    void stoppedAtOnce() {
        here->append(1, 3);
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = backUp(*here->ledger, here->backup(), FileSystem::real(), {}, stop.get_token());
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
        const auto checked = verifyBackup(here->backup(), {}, stop.get_token());
        QVERIFY(!checked);
    }

    void progressGrowsToTheEnd() {
        here->append(1, 10);
        qint64 last = 0, end = 0;
        bool grows = true;
        const auto told = [&](qint64 done, qint64 total) {
            grows = grows && done >= last && done <= total;
            last = done;
            end = total;
        };
        QVERIFY(backUp(*here->ledger, here->backup(), FileSystem::real(), told));
        QVERIFY(grows && last == end && end > 4096);
        last = end = 0;
        QVERIFY(verifyBackup(here->backup(), told));
        QVERIFY(grows && last == end && end > 4096);
        last = end = 0;
        QVERIFY(restore(here->backup(), here->at("restored"), FileSystem::real(), told));
        QVERIFY(grows && last == end && end > 4096);
    }

    void whatItCannotBe() {
        here->append(1, 1);
        const auto refused = [&](const QString& folder) {
            const auto made = backUp(*here->ledger, folder, FileSystem::real());
            return !made && made.error().kind == ErrorKind::Refused && !made.error().remedy.isEmpty();
        };
        QVERIFY(refused(here->store()));
        QVERIFY(refused(here->store() + QStringLiteral("/blobs/backup")));
        QVERIFY(refused(here->at("")));
        const QString other = here->at("other");
        QVERIFY(QDir().mkpath(other + QStringLiteral("/holidays")));
        QVERIFY(refused(other));
        BackupPlace theirs;
        theirs.append(1, 1);
        QVERIFY(theirs.backUp());
        QVERIFY(refused(theirs.backup()));
        QVERIFY(QFile::remove(BackupList::pathIn(theirs.backup())));
        QVERIFY(refused(theirs.backup()));
        QVERIFY(QDir().mkpath(here->at("root/lost+found")));
        QVERIFY(!refused(here->at("root")));
    }

    /// A store that lost its end must not take it from the backup too.
    void aBackupThatKnowsMoreStays() {
        here->append(1, 3);
        QVERIFY(here->backUp());
        const QString older = here->at("older");
        QVERIFY(restore(here->backup(), older, FileSystem::real()));
        here->append(4, 5);
        QVERIFY(here->backUp());
        const auto opened = openLedger(older);
        const auto made = backUp(**opened, here->backup(), FileSystem::real());
        QVERIFY2(!made && made.error().kind == ErrorKind::Refused, words(made).constData());
        QList<int> numbers;
        QCOMPARE(here->problems(&numbers), QStringList());
        QCOMPARE(numbers, upTo(5));
    }

    void theRestoredGoesOnWithTheBackup() {
        here->append(1, 3);
        const Id id = here->backUp()->id;
        const QString target = here->at("restored");
        QVERIFY(restore(here->backup(), target, FileSystem::real()));
        here->ledger = openLedger(target).value();
        here->append(4, 4);
        const auto made = here->backUp();
        QVERIFY2(made, words(made).constData());
        QCOMPARE(made->id, id);
        QCOMPARE(made->copied, 2);
        QCOMPARE(made->heads.size(), 2);
        QList<int> numbers;
        QCOMPARE(here->problems(&numbers), QStringList());
        QCOMPARE(numbers, upTo(4));
    }

    void everyByteOfItsListFlipped() {
        here->append(1, 2);
        QVERIFY(here->backUp());
        QFile file(BackupList::pathIn(here->backup()));
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray whole = file.readAll();
        QVERIFY(BackupList::fromBytes(whole, {}));
        for (qsizetype i = 0; i < whole.size(); ++i) {
            QByteArray flipped = whole;
            flipped[i] = char(flipped[i] ^ (1 << (i % 8)));
            QVERIFY2(!BackupList::fromBytes(flipped, {}), QByteArray::number(i).constData());
            QVERIFY(!BackupList::fromBytes(whole.first(i), {}));
        }
        QVERIFY(!BackupList::fromBytes(whole + "x", {}));
        QByteArray newer = whole;
        newer.replace("mianguan backup 1", "mianguan backup 2");
        QVERIFY(BackupList::fromBytes(newer, {}).error().kind == ErrorKind::Unsupported);
    }

    void aListSignedBySomeoneElse() {
        here->append(1, 1);
        QVERIFY(here->backUp());
        const BackupList list = BackupList::read(here->backup()).value();
        QVERIFY(BackupList::fromBytes(list.bytes(here->ledger->stationKey()), {}));
        QVERIFY(!BackupList::fromBytes(list.bytes(SigningKey::random()), {}));
    }

private:
    std::unique_ptr<BackupPlace> here;
};

QTEST_GUILESS_MAIN(BackupTest)
#include "tst_backup.moc"
