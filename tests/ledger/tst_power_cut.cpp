#include "tests/ledger/folders.h"
#include "tests/ledger/ledger_tools.h"
#include "tests/ledger/memory_folder.h"
#include "tests/ledger/power_cut_disk.h"

#include <QTest>

#include <algorithm>

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

Draft numbered(int number) {
    Draft made = draft(number);
    made.blobs = {{QStringLiteral("original"), QByteArray(700 * number, char('a' + number))},
                  {QStringLiteral("portrait"), "portrait " + QByteArray::number(number)}};
    return made;
}

Draft tombstone(const Id& subject) {
    Draft made;
    made.type = photoPurged;
    made.subject = subject;
    made.tombstone = true;
    return made;
}

bool holds(const QString& folder, const QByteArray& bytes) {
    const auto files = bytesUnder(folder);
    return std::any_of(files.begin(), files.end(),
                       [&](const QByteArray& file) { return file.contains(bytes); });
}

QByteArray wrappedKey(const QString& store, const Id& subject) {
    return Tamper(store).bytes(QStringLiteral("subject_key"), QStringLiteral("wrapped"),
                               QStringLiteral("subject = x'%1'").arg(subject.hex()));
}

/// After which operation each append had been acknowledged.
using Acknowledged = QList<int>;

int before(int operations, const Acknowledged& acknowledged) {
    return int(std::count_if(acknowledged.begin(), acknowledged.end(),
                             [&](int when) { return when <= operations; }));
}

std::unique_ptr<Ledger> opened(const QString& store, FileSystem& disk) {
    auto ledger = openLedger(store, disk);
    if (!ledger) qFatal("%s", qPrintable(ledger.error().sentence()));
    return std::move(*ledger);
}

void append(const QString& store, PowerCutDisk& disk, int number, Acknowledged& acknowledged) {
    const auto ledger = opened(store, disk);
    while (number-- > 0) {
        if (!ledger->append(numbered(int(acknowledged.size()) + 1))) qFatal("not appended");
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

/// What is wrong with any store after its power was cut; nothing when all is well.
QString anyTrouble(const QString& store, const Ledger& ledger) {
    const QStringList problems = problemsIn(ledger);
    if (!problems.isEmpty()) return problems.first();
    if (!QDir(store + QStringLiteral("/incoming")).isEmpty()) return QStringLiteral("left in incoming");
    return {};
}

/// What is wrong with the store of `cycle`, of which at least so many were acknowledged.
QString cycleTrouble(const QString& store, int atLeast) {
    auto ledger = openLedger(store);
    if (!ledger) return ledger.error().sentence();
    const QList<int> held = numbersIn(**ledger);
    if (held.size() != atLeast && held.size() != atLeast + 1)
        return QStringLiteral("%1 of %2 are there").arg(held.size()).arg(atLeast);
    if (held != QList<int>{1, 2, 3, 4, 5}.first(held.size())) return QStringLiteral("not in order");
    if (filesUnder(store + QStringLiteral("/blobs")).size() != 2 * held.size())
        return QStringLiteral("a blob without its event");
    if (atLeast > 0 && (*ledger)->began()) return QStringLiteral("an alarm");
    const QString wrong = anyTrouble(store, **ledger);
    if (!wrong.isEmpty()) return wrong;
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

    void nothingEscapesTheDisk() {
        PowerCutDisk disk(folder->path());
        cycle(store, disk);
        QCOMPARE(disk.strange(), QStringList());
        const MemoryFolder after;
        disk.cutPower(folder->path(), after.path(), {disk.operations(), 0, 1.0});
        QMap<QString, QByteArray> real = bytesUnder(folder->path());
        real.remove(QStringLiteral("/store/store.lock"));
        QCOMPARE(bytesUnder(after.path()), real);
    }

    /// Whenever the power is cut, what was acknowledged is there and nothing is half there.
    void whatWasAcknowledgedStays() {
        PowerCutDisk disk(folder->path());
        const Acknowledged acknowledged = cycle(store, disk);
        QVERIFY2(disk.operations() > 150, qPrintable(QString::number(disk.operations())));
        const QString wrong = firstTrouble(disk, [&](const QString& left, int operations) {
            return cycleTrouble(left, before(operations, acknowledged));
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void whatWasPurgedStaysAway() {
        PowerCutDisk disk(folder->path());
        const Draft gone = numbered(1);
        QByteArray wrapped;
        int purged = 0;
        {
            const auto ledger = opened(store, disk);
            QVERIFY(ledger->append(gone));
            wrapped = wrappedKey(store, gone.subject);
            QVERIFY(holds(store, wrapped));
            QVERIFY(ledger->append(tombstone(gone.subject)));
            purged = disk.operations();
            QVERIFY(ledger->append(numbered(2)));
        }
        const QString wrong = firstTrouble(disk, [&](const QString& left, int operations) {
            QString trouble;
            {
                const auto ledger = opened(left, FileSystem::real());
                trouble = anyTrouble(left, *ledger);
                if (operations >= purged && numbersIn(*ledger).contains(1))
                    trouble += QStringLiteral("not purged");
            }
            if (operations >= purged && holds(left, wrapped)) trouble += QStringLiteral("its key is there");
            return trouble;
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    /// A store of the first version: cut off while it is sealed, it is sealed at the next start.
    void nothingStaysInClear() {
        QVERIFY(copyFolder(QStringLiteral(GOLDEN "/v1-practice"), store));
        PowerCutDisk disk(folder->path());
        const qint64 events = opened(store, disk)->position() - 1;
        const QString wrong = firstTrouble(disk, [&](const QString& left, int) {
            QString trouble;
            {
                const auto ledger = opened(left, FileSystem::real());
                trouble = anyTrouble(left, *ledger);
                if (ledger->position() <= events) trouble += QStringLiteral("events are missing");
            }
            if (holds(left, QByteArray::fromHex("ffd8ffe000104a464946")))
                trouble += QStringLiteral("a picture in clear");
            if (holds(left, "file_name")) trouble += QStringLiteral("a body in clear");
            return trouble;
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
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
        for (int i = 0; i <= disk->operations(); i += 7) {
            const MemoryFolder after;
            disk->cutPower(folder->path(), after.path(), {i});
            found +=
                !cycleTrouble(after.path() + QStringLiteral("/store"), before(i, acknowledged)).isEmpty();
        }
        QVERIFY2(found > 5, qPrintable(QString::number(found)));
    }

private:
    static constexpr quint32 seeds = 2; // for each operation
    using Check = std::function<QString(const QString& store, int operations)>;

    /// Cuts the power after each operation, each time with other parts of the unsynced kept.
    QString firstTrouble(const PowerCutDisk& disk, const Check& check) const {
        for (quint32 seed = 0; seed < seeds * quint32(disk.operations() + 1); ++seed) {
            const int operations = int(seed / seeds);
            const MemoryFolder after;
            disk.cutPower(folder->path(), after.path(), {operations, seed});
            const QString wrong = check(after.path() + QStringLiteral("/store"), operations);
            if (!wrong.isEmpty())
                return QStringLiteral("after %1, seed %2: %3").arg(operations).arg(seed).arg(wrong);
        }
        return {};
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
