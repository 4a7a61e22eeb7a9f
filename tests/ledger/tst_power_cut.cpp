#include "tests/ledger/ledger_tools.h"
#include "tests/ledger/memory_folder.h"
#include "tests/ledger/power_cut_disk.h"

#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

/// Disks that say they have synced and have not: what a power cut takes then must be found.
class ForgetsBytes : public PowerCutDisk {
    using PowerCutDisk::PowerCutDisk;
    int sync(int) override { return 0; }
};
class ForgetsNames : public PowerCutDisk {
    using PowerCutDisk::PowerCutDisk;
    int syncFolder(const QByteArray&) override { return 0; }
};
class ForgetsDatabases : public PowerCutDisk {
    using PowerCutDisk::PowerCutDisk;
    int databaseSync(const QByteArray&, bool) override { return 0; }
};

QByteArray picture(int number) { return QByteArray(700 * number, char('a' + number)); }

Draft numbered(int number) {
    Draft made = draft(number);
    made.blobs = {{QStringLiteral("original"), picture(number)},
                  {QStringLiteral("portrait"), "portrait " + QByteArray::number(number)}};
    return made;
}

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

/// Every file by its path, but for those no disk is asked about.
QMap<QString, QByteArray> filesOf(const QString& folder) {
    QMap<QString, QByteArray> files;
    for (const QString& path : filesUnder(folder)) {
        const bool past = path.endsWith(QLatin1String("store.lock")) || path.endsWith(QLatin1String("-shm"));
        if (!past) files.insert(path.mid(folder.size()), contents(path));
    }
    return files;
}

/// After which operation each append had been acknowledged.
using Acknowledged = QList<int>;

void append(const QString& store, PowerCutDisk& disk, int number, Acknowledged& acknowledged) {
    auto ledger = openLedger(store, disk);
    if (!ledger) qFatal("%s", qPrintable(ledger.error().sentence()));
    while (number-- > 0) {
        if (!(*ledger)->append(numbered(int(acknowledged.size()) + 1))) qFatal("not appended");
        acknowledged += disk.operations();
    }
}

/// Opened twice, so that the database is also closed and its log removed and made anew.
Acknowledged cycle(const QString& store, PowerCutDisk& disk) {
    Acknowledged acknowledged;
    append(store, disk, 3, acknowledged);
    append(store, disk, 2, acknowledged);
    return acknowledged;
}

/// What is wrong with a store after its power was cut; nothing when all is well.
QString trouble(const QString& store, int atLeast) {
    auto ledger = openLedger(store);
    if (!ledger) return ledger.error().sentence();
    const QList<int> held = numbersIn(**ledger);
    if (held.size() < atLeast || held.size() > atLeast + 1)
        return QStringLiteral("%1 of %2 are there").arg(held.size()).arg(atLeast);
    for (int i = 0; i < held.size(); ++i) {
        if (held[i] != i + 1) return QStringLiteral("not in order");
    }
    const QStringList problems = problemsIn(**ledger);
    if (!problems.isEmpty()) return problems.first();
    if (!QDir(store + QStringLiteral("/incoming")).isEmpty()) return QStringLiteral("left in incoming");
    if (filesUnder(store + QStringLiteral("/blobs")).size() != 2 * held.size())
        return QStringLiteral("a blob without its event");
    return (*ledger)->append(numbered(9)) ? QString() : QStringLiteral("cannot go on");
}

} // namespace

class PowerCutTest : public QObject {
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

    void nothingEscapesTheDisk() {
        PowerCutDisk disk(folder->path());
        cycle(store, disk);
        QCOMPARE(disk.strange(), QStringList());
        QCOMPARE(left(disk, 1), filesOf(folder->path()));
    }

    /// Whenever the power is cut, what was acknowledged is there and nothing is half there.
    void cutAfterEachOperation() {
        PowerCutDisk disk(folder->path());
        const Acknowledged acknowledged = cycle(store, disk);
        QVERIFY2(disk.operations() > 150, qPrintable(QString::number(disk.operations())));
        for (int i = 0; i <= disk.operations(); ++i) {
            for (quint32 seed = 5 * quint32(i); seed < 5 * quint32(i + 1); ++seed) {
                const QString wrong = troubleAfter(disk, i, seed, acknowledged);
                QVERIFY2(wrong.isEmpty(),
                         qPrintable(QStringLiteral("%1, seed %2: %3").arg(i).arg(seed).arg(wrong)));
            }
        }
    }

    void forgetfulDisksAreFound_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("bytes") << 0;
        QTest::newRow("names") << 1;
        QTest::newRow("databases") << 2;
    }
    void forgetfulDisksAreFound() {
        QFETCH(int, kind);
        const auto disk = forgetful(kind);
        const Acknowledged acknowledged = cycle(store, *disk);
        int found = 0;
        for (int i = 0; i <= disk->operations(); i += 7)
            found += !troubleAfter(*disk, i, 0, acknowledged).isEmpty();
        QVERIFY2(found > 5, qPrintable(QString::number(found)));
    }

private:
    using Files = QMap<QString, QByteArray>;

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
        return filesOf(after.path());
    }

    QString troubleAfter(const PowerCutDisk& disk, int operations, quint32 seed,
                         const Acknowledged& acknowledged) const {
        const MemoryFolder after;
        disk.cutPower(folder->path(), after.path(), {operations, seed});
        const auto there = std::count_if(acknowledged.begin(), acknowledged.end(),
                                         [&](int when) { return when <= operations; });
        return trouble(after.path() + QStringLiteral("/store"), int(there));
    }

    std::unique_ptr<PowerCutDisk> forgetful(int kind) const {
        if (kind == 0) return std::make_unique<ForgetsBytes>(folder->path());
        if (kind == 1) return std::make_unique<ForgetsNames>(folder->path());
        return std::make_unique<ForgetsDatabases>(folder->path());
    }

    std::unique_ptr<MemoryFolder> folder;
    QString store;
};

QTEST_GUILESS_MAIN(PowerCutTest)
#include "tst_power_cut.moc"
