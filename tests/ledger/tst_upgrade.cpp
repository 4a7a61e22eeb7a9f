#include "tests/ledger/failing_disk.h"
#include "tests/ledger/folders.h"
#include "tests/ledger/ledger_tools.h"
#include "tests/ledger/memory_folder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

// As far as "JFIF": four bytes alone turn up in ciphertext by chance.
const QByteArray jpegStart = QByteArray::fromHex("ffd8ffe000104a464946");

QString goldenFile(const QString& name) { return QStringLiteral(GOLDEN "/") + name; }

bool holds(const QString& folder, const QByteArray& bytes) {
    for (const QString& name : filesUnder(folder)) {
        QFile file(name);
        if (file.open(QFile::ReadOnly) && file.readAll().contains(bytes)) return true;
    }
    return false;
}

} // namespace

/// Stores of the first version, in clear, become sealed ones; their history stays as it was.
class UpgradeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        folder = std::make_unique<MemoryFolder>();
        path = folder->path() + QStringLiteral("/store");
    }

    void sealed_data() { stores(); }
    void sealed() {
        QFETCH(QString, name);
        copyGolden(name);
        QVERIFY(holds(path, jpegStart));
        const auto ledger = openLedger(path).value();
        QVERIFY(ledger->began() == Beginning::Sealed);
        compare(*ledger, name);
        QCOMPARE(problemsIn(*ledger), QStringList());
        QVERIFY(!holds(path, jpegStart) && !holds(path, "label"));
        QVERIFY(QDir(path + QStringLiteral("/incoming")).isEmpty());
        QVERIFY(ledger->append(draft(1)));
    }

    /// Whatever fails on the way, the next start finishes it and nothing is lost.
    void eachStepFailing() {
        bool failed = true;
        int calls = 0;
        for (; failed; calls += 1 + calls / 25) {
            QVERIFY(QDir(folder->path()).removeRecursively());
            copyGolden(QStringLiteral("v1-practice"));
            {
                FailingDisk disk(calls, EIO);
                const auto ledger = openLedger(path, disk);
                failed = disk.left < 0;
            }
            const auto ledger = openLedger(path);
            QVERIFY2(ledger, qPrintable(QStringLiteral("%1: ").arg(calls) +
                                        (ledger ? QString() : ledger.error().sentence())));
            compare(**ledger, QStringLiteral("v1-practice"));
            QCOMPARE(problemsIn(**ledger), QStringList());
            QVERIFY2(!holds(path, jpegStart), qPrintable(QString::number(calls)));
        }
        QVERIFY2(calls > 60, qPrintable(QString::number(calls)));
    }

private:
    static void stores() {
        QTest::addColumn<QString>("name");
        QTest::newRow("closed") << QStringLiteral("v1-real");
        QTest::newRow("killed") << QStringLiteral("v1-practice");
    }
    void copyGolden(const QString& name) {
        QDir().mkpath(folder->path());
        QVERIFY(copyFolder(goldenFile(name), path));
    }

    static QList<Record> records(const Ledger& ledger) {
        QList<Record> all;
        Reader reader(ledger);
        const auto read = reader.advance([&](const Record& record) -> Result<void> {
            all += record;
            return {};
        });
        return read && reader.problems().isEmpty() ? all : QList<Record>();
    }

    static void compare(const Ledger& ledger, const QString& name) {
        QFile file(goldenFile(name + QStringLiteral(".json")));
        QVERIFY(file.open(QFile::ReadOnly));
        const QJsonArray events =
            QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("events")].toArray();
        const QList<Record> all = records(ledger);
        QVERIFY(events.size() > 8);
        QVERIFY(all.size() > events.size());
        for (qsizetype i = 0; i < events.size(); ++i) {
            const QJsonObject event = events[i].toObject();
            QCOMPARE(all[i].hash.hex(), event[QStringLiteral("hash")].toString());
            QCOMPARE(all[i].event.body.hex(), event[QStringLiteral("body")].toString());
            QCOMPARE(all[i].body.hash(), all[i].event.body);
            const QJsonObject blobs = event[QStringLiteral("blobs")].toObject();
            for (const QJsonValue& hash : blobs)
                QVERIFY(ledger.blob(all[i].event.subject, *Hash::fromHex(hash.toString())));
        }
    }

    std::unique_ptr<MemoryFolder> folder;
    QString path;
};

QTEST_GUILESS_MAIN(UpgradeTest)
#include "tst_upgrade.moc"
