#include "core/hub/store/hub_blobs.h"
#include "tests/ledger/failing_disk.h"
#include "tests/ledger/power_cut_disk.h"

#include <QTemporaryDir>
#include <QTest>

using namespace mianguan;
using namespace mianguan::hub;
using namespace mianguan::test;

namespace {

constexpr int few = 3, many = 20;

/// Pictures of one subject each, and their keys.
struct Pictures {
    explicit Pictures(int count) {
        for (int i = 0; i < count; ++i) {
            const QByteArray bytes = "picture " + QByteArray::number(i);
            all += NewBlob{Id::random(), Hash::of(bytes), bytes};
            keys.emplace(all.last().subject, Key::random());
        }
    }
    bool areIn(const HubBlobs& blobs, int count) const {
        return std::all_of(all.begin(), all.begin() + count, [&](const NewBlob& each) {
            const auto read = blobs.read(each.subject, keys.at(each.subject), each.hash);
            return read && *read == each.bytes;
        });
    }
    QList<NewBlob> all;
    std::map<Id, Key> keys;
};

} // namespace

/// Pictures of one bundle and their disk: what was answered is there, whatever happens to it.
class TestHubBlobDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPowerCutLeavesWhatWasAnswered() {
        const QTemporaryDir folder;
        const QString at = folder.filePath(QStringLiteral("hub"));
        QVERIFY(QDir().mkpath(at));
        PowerCutDisk disk(folder.path());
        HubBlobs blobs(at, disk);
        const Pictures pictures(many);
        QVERIFY(blobs.prepare());
        QVERIFY(blobs.put(pictures.all.first(few), pictures.keys));
        const int begun = disk.operations();
        QVERIFY(blobs.put(pictures.all, pictures.keys)); // the first of them again
        QVERIFY2(disk.strange().isEmpty(), qPrintable(disk.strange().join(u'\n')));
        for (int operations = begun; operations <= disk.operations(); ++operations)
            for (const double kept : {0.0, 0.5}) {
                const QTemporaryDir left;
                const QString there = left.filePath(QStringLiteral("hub"));
                disk.cutPower(at, there, {operations, quint32(operations), kept});
                HubBlobs after(there, FileSystem::real());
                QVERIFY2(pictures.areIn(after, few), qPrintable(QString::number(operations)));
                if (operations == disk.operations()) QVERIFY(pictures.areIn(after, many));
            }
    }

    void aDiskThatFailsIsSaidAndTriedAgain_data() {
        QTest::addColumn<int>("count");
        QTest::newRow("few") << few;
        QTest::newRow("many") << many;
    }
    void aDiskThatFailsIsSaidAndTriedAgain() {
        QFETCH(const int, count);
        for (int step = 0, failed = 1; failed; ++step) {
            const QTemporaryDir folder;
            const Pictures pictures(count);
            HubBlobs well(folder.path(), FileSystem::real());
            QVERIFY(well.prepare());
            FailingDisk disk(step, ENOSPC, FailingDisk::Then::Well);
            const auto put = HubBlobs(folder.path(), disk).put(pictures.all, pictures.keys);
            failed = disk.failed();
            if (!put) QCOMPARE(put.error().kind, ErrorKind::DiskFull);
            if (put) QVERIFY(pictures.areIn(well, count));
            QVERIFY(well.put(pictures.all, pictures.keys));
            QVERIFY(pictures.areIn(well, count));
        }
    }
};

QTEST_GUILESS_MAIN(TestHubBlobDisk)
#include "tst_hub_blob_disk.moc"
