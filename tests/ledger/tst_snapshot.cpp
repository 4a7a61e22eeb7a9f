#include "core/ledger/snapshot.h"
#include "tests/ledger/failing_disk.h"
#include "tests/ledger/memory_folder.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

Snapshot sample(qsizetype size) {
    Snapshot snapshot;
    snapshot.after.position = 12;
    const Head end{Id::random(), 7, Hash::of("end")};
    snapshot.after.ends.insert(end.station, end);
    snapshot.schema = "photos 1, people 2";
    snapshot.tables.resize(size);
    for (qsizetype i = 0; i < size; ++i)
        snapshot.tables[i] = char(i * 31 + i / 4096);
    return snapshot;
}

bool same(const Snapshot& a, const Snapshot& b) {
    return a.after.bytes() == b.after.bytes() && a.schema == b.schema && a.tables == b.tables;
}

} // namespace

class SnapshotTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        folder = std::make_unique<MemoryFolder>();
        path = folder->path() + QStringLiteral("/snapshot");
    }

    void readBack_data() {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 4096, 1 << 20, (1 << 20) + 1, 3 << 20})
            QTest::addRow("%d", size) << size;
    }
    void readBack() {
        QFETCH(int, size);
        const Snapshot written = sample(size);
        QVERIFY(writeSnapshot(FileSystem::real(), path, key, written));
        const auto read = readSnapshot(path, key);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().sentence()));
        QVERIFY(same(*read, written));
        QVERIFY(writeSnapshot(FileSystem::real(), path, key, sample(77)));
        QCOMPARE(readSnapshot(path, key)->tables.size(), 77);
        QCOMPARE(QDir(folder->path()).entryList(QDir::Files | QDir::Hidden),
                 QStringList{QStringLiteral("snapshot")});
    }

    void nothingIsReadInIt() {
        Snapshot snapshot = sample(0);
        snapshot.tables = QByteArray("王小明").repeated(100'000);
        QVERIFY(writeSnapshot(FileSystem::real(), path, key, snapshot));
        const QByteArray bytes = contents();
        QVERIFY(!bytes.contains("王小明") && !bytes.contains("photos"));
        QVERIFY(!(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void everyByteFlipped() {
        QVERIFY(writeSnapshot(FileSystem::real(), path, key, sample(3000)));
        const QByteArray whole = contents();
        for (qsizetype i = 0; i < whole.size(); ++i) {
            QByteArray flipped = whole;
            flipped[i] = char(flipped[i] ^ (1 << (i % 8)));
            put(flipped);
            QVERIFY2(!readSnapshot(path, key), qPrintable(QString::number(i)));
        }
    }

    void cutOrLonger() {
        QVERIFY(writeSnapshot(FileSystem::real(), path, key, sample((2 << 20) + 5)));
        const QByteArray whole = contents();
        const qsizetype piece = 4 + (1 << 20) + 17;
        for (const qsizetype size : {qsizetype(0), qsizetype(7), qsizetype(8), qsizetype(31), qsizetype(33),
                                     whole.size() - piece - 26, whole.size() - 26, whole.size() - 1}) {
            put(whole.first(size));
            QVERIFY2(!readSnapshot(path, key), qPrintable(QString::number(size)));
        }
        put(whole + "x");
        QVERIFY(!readSnapshot(path, key));
        put(whole);
        QVERIFY(readSnapshot(path, key));
    }

    void pieceTakenOut() {
        QVERIFY(writeSnapshot(FileSystem::real(), path, key, sample(3 << 20)));
        QByteArray bytes = contents();
        const qsizetype piece = 4 + (1 << 20) + 17;
        bytes.remove(bytes.size() - 2 * piece, piece);
        put(bytes);
        const auto read = readSnapshot(path, key);
        QVERIFY(!read && read.error().kind == ErrorKind::Corrupt);
    }

    void saysWhatItIsNot() {
        QVERIFY(readSnapshot(path, key).error().kind == ErrorKind::NotFound);
        QVERIFY(writeSnapshot(FileSystem::real(), path, key, sample(100)));
        QVERIFY(readSnapshot(path, Key::random()).error().kind == ErrorKind::Corrupt);
        QByteArray newer = contents();
        newer[7] = '2';
        put(newer);
        QVERIFY(readSnapshot(path, key).error().kind == ErrorKind::Unsupported);
        put("something else altogether");
        QVERIFY(readSnapshot(path, key).error().kind == ErrorKind::Corrupt);
    }

    void eachCallFailing() {
        const Snapshot before = sample(5000), after = sample(2 << 20);
        QVERIFY(writeSnapshot(FileSystem::real(), path, key, before));
        bool done = false;
        int calls = 0;
        for (; !done; ++calls) {
            FailingDisk disk(calls, ENOSPC);
            const auto written = writeSnapshot(disk, path, key, after);
            done = written.has_value();
            QVERIFY(done || written.error().kind == ErrorKind::DiskFull);
            const auto read = readSnapshot(path, key);
            QVERIFY(read && (same(*read, after) || (!done && same(*read, before))));
        }
        QVERIFY(calls > 6);
    }

private:
    QByteArray contents() const {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const QByteArray& bytes) const {
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size());
    }

    std::unique_ptr<MemoryFolder> folder;
    QString path;
    const Key key = Key::random();
};

QTEST_GUILESS_MAIN(SnapshotTest)
#include "tst_snapshot.moc"
