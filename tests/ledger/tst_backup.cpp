#include "core/ledger/backup_list.h"
#include "tests/ledger/backup_tools.h"
#include "tests/ledger/failing_disk.h"

#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace mianguan;
using namespace mianguan::test;

namespace {

/// Reads what lies below a folder with one bit changed, as a stick that keeps bytes badly.
class ForgetfulDisk : public FileSystem {
public:
    explicit ForgetfulDisk(const QString& folder) : bad(QFile::encodeName(folder)) {}
    int open(const QByteArray& path) override {
        const int file = FileSystem::open(path);
        if (path.startsWith(bad) && path.endsWith(ending)) badFile = file;
        return file;
    }
    qint64 read(int file, char* bytes, qint64 size) override {
        const qint64 got = FileSystem::read(file, bytes, size);
        if (file == badFile && got > 0) bytes[got / 2] = char(bytes[got / 2] ^ 4);
        return got;
    }
    QByteArray ending;

private:
    QByteArray bad;
    int badFile = -1;
};

/// Does something once, when a file is made.
class Interloper : public FileSystem {
public:
    int create(const QByteArray& path, quint32 rights) override {
        if (path.contains(where)) {
            if (auto act = std::exchange(once, {})) act();
        }
        return FileSystem::create(path, rights);
    }
    QByteArray where;
    std::function<void()> once;
};

void flip(const QString& path, qint64 at) {
    QFile file(path);
    QVERIFY(file.open(QFile::ReadWrite) && file.seek(at));
    const char byte = char(file.read(1).at(0) ^ 1);
    QVERIFY(file.seek(at) && file.write(&byte, 1) == 1);
}

QStringList namesIn(const QString& folder) {
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

} // namespace

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
        std::atomic<bool> enough = false;
        std::thread writer([&] {
            for (int number = 21; !enough && number < 100'000; ++number) {
                if (!here->ledger->append(draft(number))) qFatal("cannot append");
            }
        });
        QStringList problems;
        QList<int> numbers;
        for (int round = 0; round < 6 && problems.isEmpty(); ++round) {
            const auto made = here->backUp();
            problems = made ? made->missing + here->problems(&numbers) : QStringList{made.error().sentence()};
        }
        enough = true;
        writer.join();
        QCOMPARE(problems, QStringList());
        QVERIFY(numbers.size() > 20);
        QCOMPARE(numbers, upTo(int(numbers.size())));
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

    /// Whatever step fails, the backup of before or the new one is whole, and the next one succeeds.
    void eachStepFailing_data() {
        QTest::addColumn<int>("number");
        QTest::addColumn<bool>("forGood");
        QTest::newRow("the stick goes") << EIO << true;
        QTest::newRow("one error") << EIO << false;
        QTest::newRow("full") << ENOSPC << true;
    }
    void eachStepFailing() {
        QFETCH(int, number);
        QFETCH(bool, forGood);
        here->append(1, 2);
        QVERIFY(here->backUp());
        here->append(3, 4);
        here->purge(0);
        const auto before = bytesUnder(here->backup());
        bool failed = true;
        int steps = 0;
        for (; failed; ++steps) {
            QVERIFY(QDir(here->backup()).removeRecursively());
            putBack(before);
            FailingDisk disk(steps, number, forGood ? FailingDisk::Then::Dead : FailingDisk::Then::Well);
            const auto made = here->backUp(disk);
            failed = disk.failed();
            if (!made) QVERIFY2(!made.error().remedy.isEmpty(), words(made).constData());
            if (!made && number == ENOSPC)
                QVERIFY2(made.error().kind == ErrorKind::DiskFull, words(made).constData());
            QList<int> numbers;
            QCOMPARE(here->problems(&numbers), QStringList());
            QVERIFY(numbers == (QList<int>{0, 2, 3, 4}) || (!made && numbers == upTo(2)));
            if (steps % 7 != 0) continue;
            QVERIFY(here->backUp());
            QCOMPARE(here->problems(&numbers), QStringList());
            QCOMPARE(numbers, (QList<int>{0, 2, 3, 4}));
            QCOMPARE(filesUnder(here->backup() + QStringLiteral("/blobs")).size(), 3);
        }
        QVERIFY2(steps > 40, QByteArray::number(steps).constData());
    }

    void firstOneFailing() {
        here->append(1, 2);
        bool failed = true;
        for (int steps = 0; failed; ++steps) {
            QDir(here->backup()).removeRecursively();
            FailingDisk disk(steps, ENOSPC);
            const auto made = here->backUp(disk);
            failed = disk.failed();
            if (!made && QFileInfo::exists(BackupList::pathIn(here->backup())))
                QCOMPARE(here->problems(), QStringList());
            const auto again = here->backUp();
            QVERIFY2(again, words(again).constData());
            QCOMPARE(verifyBackup(here->backup()).value(), QStringList());
        }
        QCOMPARE(here->problems(), QStringList());
    }

    void readsBackDifferently_data() {
        QTest::addColumn<QByteArray>("ending");
        QTest::newRow("database") << QByteArray("ledger-1.db");
        QTest::newRow("list") << QByteArray("backup.list.part");
        QTest::newRow("picture") << QByteArray();
    }
    void readsBackDifferently() {
        QFETCH(QByteArray, ending);
        here->append(1, 2);
        ForgetfulDisk disk(here->backup() + (ending.isEmpty() ? QStringLiteral("/blobs") : QString()));
        disk.ending = ending;
        const auto made = here->backUp(disk);
        QVERIFY2(!made && made.error().kind == ErrorKind::Corrupt, words(made).constData());
        QVERIFY(!readBackup(here->backup()));
    }

    void pulledOut() {
        here->append(1, 3);
        QVERIFY(here->backUp());
        here->append(4, 6);
        const QString away = here->at("pulled");
        Interloper disk;
        disk.where = "/blobs/";
        disk.once = [&] { QVERIFY(QDir().rename(here->at("stick"), away)); };
        const auto made = here->backUp(disk);
        QVERIFY2(!made && made.error().kind == ErrorKind::NotFound, words(made).constData());
        QVERIFY(!made.error().remedy.isEmpty());
        QDir(here->at("stick")).removeRecursively();
        QVERIFY(QDir().rename(away, here->at("stick")));
        QList<int> numbers;
        QCOMPARE(here->problems(&numbers), QStringList());
        QCOMPARE(numbers, upTo(3));
        QVERIFY(here->backUp());
        QCOMPARE(here->problems(), QStringList());
    }

    void missingPictureIsTold() {
        here->append(1, 3);
        QVERIFY(QFile::remove(filesUnder(here->store() + QStringLiteral("/blobs")).first()));
        const auto made = here->backUp();
        QVERIFY2(made, words(made).constData());
        QCOMPARE(made->missing.size(), 1);
        QCOMPARE(here->problems().size(), 1);
        QCOMPARE(verifyBackup(here->backup()).value(), QStringList());
    }

    void picturesOfADamagedEventAreInIt() {
        here->append(1, 3);
        {
            Tamper file(here->store());
            file.unlock();
            QVERIFY(file.setBytes(QStringLiteral("event"), QStringLiteral("body"),
                                  QStringLiteral("position = 3"), "x"));
        }
        const auto made = here->backUp();
        QVERIFY2(made, words(made).constData());
        QCOMPARE(made->files, 4);
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

    void aDamagedListIsMadeAnew() {
        here->append(1, 2);
        const Id id = here->backUp()->id;
        flip(BackupList::pathIn(here->backup()), 200);
        QVERIFY(readBackup(here->backup()).error().kind == ErrorKind::Corrupt);
        const auto made = here->backUp();
        QVERIFY2(made, words(made).constData());
        QCOMPARE(made->id, id);
        QCOMPARE(made->copied, 1); // the pictures were compared and stay
        QCOMPARE(here->problems(), QStringList());
    }

    void verifyNamesEachFile() {
        here->append(1, 3);
        QVERIFY(here->backUp());
        const QStringList pictures = filesUnder(here->backup() + QStringLiteral("/blobs"));
        flip(pictures[0], 20);
        QVERIFY(QFile::remove(pictures[1]));
        flip(here->backup() + QStringLiteral("/ledger-1.db"), 5000);
        const QStringList problems = verifyBackup(here->backup()).value();
        QCOMPARE(problems.size(), 3);
        for (const QString& path : {pictures[0], pictures[1], QStringLiteral("ledger-1.db")})
            QVERIFY(problems.filter(path.section(QLatin1Char('/'), -1)).size() == 1);
        QVERIFY(QDir(here->at("stick")).removeRecursively());
        QVERIFY(verifyBackup(here->backup()).error().kind == ErrorKind::NotFound);
    }

    void tooSmallADisk() {
        here->append(1, 2);
        Draft large = draft(3);
        large.blobs[QStringLiteral("picture")] = QByteArray(3'000'000, 'x');
        QVERIFY(here->ledger->append(large));
        const SmallDisk disk(here->at("small"));
        if (!disk.mounted()) QSKIP("mounting is not allowed here");
        const auto made = backUp(*here->ledger, here->at("small/backup"), FileSystem::real());
        QVERIFY2(!made && made.error().kind == ErrorKind::DiskFull, words(made).constData());
        QVERIFY(made.error().where.contains(QStringLiteral("small")));
        const QRegularExpression howMuch(QStringLiteral("[0-9.,]+ [KM]i?B"));
        QVERIFY2(howMuch.match(made.error().what).hasMatch(), words(made).constData());
        QCOMPARE(namesIn(here->at("small/backup")), QStringList{QStringLiteral("backup.id")});
    }

    /// The disk fills while the backup is written.
    void reallyFull() {
        here->append(1, 1);
        const SmallDisk disk(here->at("small"));
        if (!disk.mounted()) QSKIP("mounting is not allowed here");
        const QString folder = here->at("small/backup");
        QVERIFY(backUp(*here->ledger, folder, FileSystem::real()));
        Draft large = draft(2);
        large.blobs[QStringLiteral("picture")] = QByteArray(700'000, 'x');
        QVERIFY(here->ledger->append(large));
        const auto fill = [&](qint64, qint64) {
            QFile filler(here->at("small/filler"));
            if (filler.exists() || !filler.open(QFile::WriteOnly | QFile::Unbuffered)) return;
            while (filler.write(QByteArray(4096, 'f')) == 4096) {
            }
        };
        const auto made = backUp(*here->ledger, folder, FileSystem::real(), fill);
        QVERIFY2(!made && made.error().kind == ErrorKind::DiskFull, words(made).constData());
        QVERIFY(made.error().where.contains(QStringLiteral("small")));
        QCOMPARE(verifyBackup(folder).value(), QStringList());
        QCOMPARE(readBackup(folder)->files, 2);
        QVERIFY(QFile::remove(here->at("small/filler")));
        const auto again = backUp(*here->ledger, folder, FileSystem::real());
        QVERIFY2(again, words(again).constData());
        QCOMPARE(verifyBackup(folder).value(), QStringList());
    }

private:
    class SmallDisk {
    public:
        explicit SmallDisk(const QString& folder) {
            QDir().mkpath(folder);
            mount = std::make_unique<Mount>(
                folder, QStringList{QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                                    QStringLiteral("size=2m"), QStringLiteral("tmpfs")});
        }
        bool mounted() const { return mount->mounted; }

    private:
        std::unique_ptr<Mount> mount;
    };

    void putBack(const QMap<QString, QByteArray>& files) const {
        for (auto file = files.cbegin(); file != files.cend(); ++file) {
            const QString path = here->backup() + file.key();
            QVERIFY(QDir().mkpath(QFileInfo(path).path()));
            QFile out(path);
            QVERIFY(out.open(QFile::WriteOnly) && out.write(file.value()) == file.value().size());
        }
    }

    std::unique_ptr<BackupPlace> here;
};

QTEST_GUILESS_MAIN(BackupTest)
#include "tst_backup.moc"
