#include "tests/ledger/ledger_tools.h"
#include "tests/ledger/memory_folder.h"
#include "tests/ledger/power_cut_disk.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

using Files = QMap<QString, QByteArray>;

} // namespace

class PowerCutDiskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        folder = std::make_unique<MemoryFolder>();
        store = folder->path() + QStringLiteral("/store");
    }

    void whatIsSyncedStays() {
        PowerCutDisk disk(folder->path());
        write(disk, QStringLiteral("a"), "first");
        QCOMPARE(left(disk, 0), (Files{}));
        QCOMPARE(left(disk, 1), (Files{{QStringLiteral("/a"), "first"}}));
        QVERIFY(syncFolder(disk, folder->path()));
        QCOMPARE(left(disk, 0), (Files{{QStringLiteral("/a"), ""}}));
        QVERIFY(replaceFileDurably(disk, folder->path() + QStringLiteral("/a"), "second"));
        QCOMPARE(left(disk, 0), (Files{{QStringLiteral("/a"), "second"}}));
        write(disk, QStringLiteral("a"), "third");
        QCOMPARE(left(disk, 0), (Files{{QStringLiteral("/a"), "second"}}));
        QCOMPARE(disk.strange(), QStringList());
    }

    void aMoveIsNeverHalfLost() {
        QDir().mkpath(store);
        QFile file(store + QStringLiteral("/old"));
        QVERIFY(file.open(QFile::WriteOnly) && file.write("bytes") == 5);
        file.close();
        PowerCutDisk disk(folder->path());
        QVERIFY(disk.rename(QFile::encodeName(file.fileName()), path(QStringLiteral("new"))) == 0);
        QSet<QStringList> seen;
        for (quint32 seed = 0; seed < 60; ++seed)
            seen += left(disk, 0.5, seed).keys();
        const QString before = QStringLiteral("/store/old"), now = QStringLiteral("/new");
        QCOMPARE(seen, (QSet<QStringList>{{before}, {now}, {now, before}}));
        QVERIFY(syncFolder(disk, store)); // the old name's going takes the new one's coming with it
        QCOMPARE(left(disk, 0).keys(), QStringList{now});
    }

    void writesTearAtSectors() {
        PowerCutDisk disk(folder->path());
        QVERIFY(writeFilesDurably(disk, folder->path(), {{QStringLiteral("a"), QByteArray(2048, 'o')}}));
        const int file = disk.update(path(QStringLiteral("a")), 0600);
        QCOMPARE(disk.writeAt(file, QByteArray(1024, 'n'), 1024, 256), 1024);
        disk.close(file);
        QSet<QByteArray> seen;
        for (quint32 seed = 0; seed < 200; ++seed)
            seen += left(disk, 0.5, seed).value(QStringLiteral("/a"));
        QCOMPARE(seen.size(), 8); // three sectors, each old or new
        for (const QByteArray& bytes : std::as_const(seen))
            QVERIFY(bytes.startsWith(QByteArray(256, 'o')) && bytes.endsWith(QByteArray(768, 'o')));
    }

private:
    QByteArray path(const QString& name) const {
        return QFile::encodeName(folder->path() + QLatin1Char('/') + name);
    }

    void write(PowerCutDisk& disk, const QString& name, const QByteArray& bytes) const {
        const int file = disk.create(path(name), 0600);
        QCOMPARE(disk.write(file, bytes.constData(), bytes.size()), bytes.size());
        disk.close(file);
    }

    Files left(const PowerCutDisk& disk, double kept, quint32 seed = 0) const {
        const MemoryFolder after;
        disk.cutPower(folder->path(), after.path(), {disk.operations(), seed, kept});
        return bytesUnder(after.path());
    }

    std::unique_ptr<MemoryFolder> folder;
    QString store;
};

QTEST_GUILESS_MAIN(PowerCutDiskTest)
#include "tst_power_cut_disk.moc"
