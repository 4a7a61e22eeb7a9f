#include "core/ledger/backup_list.h"
#include "tests/ledger/backup_tools.h"
#include "tests/ledger/failing_disk.h"
#include "tests/ledger/folders.h"

#include <QRegularExpression>
#include <QTest>

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

void flip(const QString& path, qint64 at) {
    QFile file(path);
    QVERIFY(file.open(QFile::ReadWrite) && file.seek(at));
    const char byte = char(file.read(1).at(0) ^ 1);
    QVERIFY(file.seek(at) && file.write(&byte, 1) == 1);
}

} // namespace

class BackupTroubleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { here = std::make_unique<BackupPlace>(); }

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

QTEST_GUILESS_MAIN(BackupTroubleTest)
#include "tst_backup_trouble.moc"
