#include "core/ledger/backup.h"
#include "tests/ledger/folders.h"
#include "tests/ledger/ledger_tools.h"
#include "tests/work/handmade.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

const int pictureSize = 200'000; // bytes

Store::Submission large(int number) {
    Store::Submission made = handmade(number);
    made.original = made.original.leftJustified(pictureSize, 'x');
    return made;
}

Result<Id> reviewOwn(Store& store) {
    return answerOf<Id>([&](QObject* context, auto done) {
        store.changePolicy({true, std::chrono::minutes(10)}, context, done);
    });
}

Result<Id> leave(Store& store) {
    return answerOf<Id>([&](QObject* context, auto done) { store.signOut(SignOut::Asked, context, done); });
}

Result<BackupReport> backUp(Store& store, const QString& folder) {
    return answerOf<BackupReport>(
        [&](QObject* context, auto done) { store.backUp(folder, {}, {}, context, done); });
}

bool saysFull(const Error& error) { return error.kind == ErrorKind::DiskFull && !error.remedy.isEmpty(); }

/// A file that takes room until it is removed.
class Ballast {
public:
    Ballast(const QString& folder, qint64 bytes) : file(folder + QStringLiteral("/ballast")) {
        if (!file.open(QFile::WriteOnly) || file.write(QByteArray(bytes, 'b')) != bytes) qFatal("no ballast");
        file.close();
    }
    ~Ballast() { file.remove(); }
    Q_DISABLE_COPY_MOVE(Ballast)

private:
    QFile file;
};

QStringList tmpfs(const char* size) {
    return {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
            QStringLiteral("size=") + QLatin1String(size), QStringLiteral("tmpfs")};
}

} // namespace

/// Disks of a few megabytes that really fill up.
class FullDiskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theStoresDisk() {
        const QTemporaryDir place;
        const Mount disk(place.path(), tmpfs("5m"));
        if (!disk.mounted) QSKIP("may not mount a file system");
        const QString folder = place.path() + QStringLiteral("/store");
        QList<Id> photos, approved;
        {
            const Ballast ballast(place.path(), 2'000'000);
            const auto store = foundStore(folder);
            QVERIFY(reviewOwn(*store));
            fill(*store, photos);
            approveAll(*store, photos, approved);
            const auto left = leave(*store);
            QVERIFY(left || saysFull(left.error()));
        }
        const auto store = orDie(signIn(folder));
        QCOMPARE(store->photos().size(), photos.size());
        for (const Id& photo : photos) {
            const bool isApproved = store->photo(photo)->row.state == PhotoState::Approved;
            QVERIFY(isApproved || !approved.contains(photo));
            QCOMPARE(store->blob(photo, store->photo(photo)->original)->size(), pictureSize);
        }
        QCOMPARE(verify(*store).value(), QStringList());
        QVERIFY(submit(*store, large(9999)));
    }

    void theBackupsDisk() {
        const QTemporaryDir place, stick;
        const Mount disk(stick.path(), tmpfs("3m"));
        if (!disk.mounted) QSKIP("may not mount a file system");
        const auto store = foundStore(place.path() + QStringLiteral("/store"));
        for (int number = 1; number <= 5; ++number)
            QVERIFY(submit(*store, large(number)));
        const QString backup = stick.path() + QStringLiteral("/backup");
        {
            const Ballast ballast(stick.path(), 2'000'000);
            const auto failed = backUp(*store, backup);
            QVERIFY(!failed && saysFull(failed.error()));
        }
        QVERIFY(backUp(*store, backup));
        for (int number = 6; number <= 25; ++number)
            QVERIFY(submit(*store, large(number)));
        const auto full = backUp(*store, backup);
        QVERIFY(!full && saysFull(full.error()));
        QCOMPARE(verifyBackup(backup).value(), QStringList()); // the one before is whole
        QCOMPARE(verify(*store).value(), QStringList());
    }

private:
    static void fill(Store& store, QList<Id>& photos) {
        for (int number = 1;; ++number) {
            const auto photo = submit(store, large(number));
            if (!photo) {
                QVERIFY2(saysFull(photo.error()), qPrintable(photo.error().sentence()));
                break;
            }
            photos += *photo;
        }
        QVERIFY(photos.size() > 3);
    }

    static void approveAll(Store& store, const QList<Id>& photos, QList<Id>& approved) {
        for (const Id& photo : photos) {
            const auto verdict = approve(store, photo);
            if (verdict)
                approved += photo;
            else
                QVERIFY2(saysFull(verdict.error()), qPrintable(verdict.error().sentence()));
        }
    }
};

QTEST_GUILESS_MAIN(FullDiskTest)
#include "tst_full_disk.moc"
