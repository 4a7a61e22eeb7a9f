#include "core/ledger/anchor.h"
#include "core/ledger/anchor_record.h"
#include "tests/ledger/failing_disk.h"
#include "tests/ledger/memory_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

namespace {

Head headOf(const SigningKey& station, qint64 seq) {
    return {station.publicKey().id(), seq, Hash::of(QByteArray::number(seq))};
}

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size());
}

const QFile::Permissions othersMay = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                     QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

} // namespace

class AnchorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        folder = std::make_unique<MemoryFolder>();
        machine = folder->path() + QStringLiteral("/deep/machine");
    }

    void remembersTheLast() {
        QVERIFY(!opened()->head());
        QVERIFY(!opened()->damaged());
        for (qint64 seq = 1; seq <= 5; ++seq) {
            const auto anchor = opened();
            QVERIFY(anchor->setHead(headOf(station, seq), station));
            QVERIFY(*anchor->head() == headOf(station, seq));
            QVERIFY(*opened()->head() == headOf(station, seq));
        }
        const auto anchor = opened();
        for (qint64 seq = 6; seq <= 9; ++seq)
            QVERIFY(anchor->setHead(headOf(station, seq), station));
        QVERIFY(*opened()->head() == headOf(station, 9));
        QVERIFY(QFileInfo(anchorFile()).size() < 8192);
    }

    void forItsOwnerOnly() {
        QVERIFY(opened()->setHead(headOf(station, 1), station));
        QVERIFY(opened()->addPurged({Id::random()}));
        QVERIFY(!(QFile::permissions(machine) & othersMay));
        QCOMPARE(QDir(machine).entryList(QDir::Files | QDir::Hidden).size(), 2);
        for (const QString& name : QDir(machine).entryList(QDir::Files | QDir::Hidden))
            QVERIFY(!(QFile::permissions(machine + QLatin1Char('/') + name) & othersMay));
    }

    void anotherStoreIsAnother() {
        QVERIFY(opened()->setHead(headOf(station, 1), station));
        const Id other = Id::random();
        QVERIFY(!(*Anchor::open(machine, other, FileSystem::real()))->head());
        QVERIFY(
            QFile::copy(anchorFile(), machine + QLatin1Char('/') + other.hex() + QStringLiteral(".anchor")));
        const auto copied = *Anchor::open(machine, other, FileSystem::real());
        QVERIFY(!copied->head() && copied->damaged());
    }

    void noOtherKeySpeaksForAStation() {
        const SigningKey other = SigningKey::random();
        QVERIFY(opened()->setHead(headOf(station, 1), other)); // signed, but not by the station it names
        QVERIFY(opened()->damaged());
    }

    void aTornRecordLeavesTheOther() {
        for (qint64 seq = 1; seq <= 3; ++seq)
            QVERIFY(opened()->setHead(headOf(station, seq), station));
        const QByteArray before = contents(anchorFile());
        QVERIFY(opened()->setHead(headOf(station, 4), station));
        const QByteArray after = contents(anchorFile());
        for (qsizetype written = 0; written < AnchorRecord::size; ++written) {
            for (qint64 at : {qint64(0), AnchorRecord::stride}) {
                QByteArray torn = before;
                torn.replace(at, written, after.mid(at, written));
                if (torn == after) continue; // the bytes left out were the same
                put(anchorFile(), torn);
                QVERIFY(opened()->head());
                QVERIFY(*opened()->head() == headOf(station, 3));
            }
        }
    }

    void everyByteFlipped() {
        for (qint64 seq = 1; seq <= 2; ++seq)
            QVERIFY(opened()->setHead(headOf(station, seq), station));
        const QByteArray whole = contents(anchorFile());
        for (qsizetype i = 0; i < AnchorRecord::size; ++i) {
            QByteArray broken = whole;
            broken[i] = char(broken[i] ^ (1 << (i % 8)));
            broken[AnchorRecord::stride + i] = char(broken[AnchorRecord::stride + i] ^ 1);
            put(anchorFile(), broken);
            QVERIFY2(!opened()->head() && opened()->damaged(), qPrintable(QString::number(i)));
        }
        QVERIFY(opened()->setHead(headOf(station, 7), station));
        QVERIFY(*opened()->head() == headOf(station, 7));
    }

    void emptiedIsDamaged() {
        QVERIFY(opened()->setHead(headOf(station, 1), station));
        put(anchorFile(), {});
        QVERIFY(opened()->damaged());
    }

    void eachCallFailing() {
        bool done = false;
        for (int calls = 0; !done; ++calls) {
            MemoryFolder fresh;
            machine = fresh.path();
            FailingDisk disk(calls, ENOSPC);
            done = writeThrough(disk);
            const auto anchor = opened();
            QVERIFY(!anchor->damaged());
            QVERIFY(!anchor->head() || anchor->head()->seq <= 3);
            QVERIFY(anchor->setHead(headOf(station, 4), station));
            QVERIFY(anchor->addPurged({Id::random()}));
            QVERIFY(*opened()->head() == headOf(station, 4));
        }
    }

    void purgedIsKept() {
        QCOMPARE(opened()->purged().value(), QList<Id>());
        QList<Id> all;
        for (int i = 0; i < 20; ++i) {
            const QList<Id> some{Id::random(), Id::random()};
            QVERIFY(opened()->addPurged(some));
            QVERIFY(opened()->addPurged(some)); // once only
            all += some;
        }
        QCOMPARE(opened()->purged().value(), all);
        QVERIFY(!opened()->purgedDamaged());
    }

    void purgedWithATornTail() {
        const QList<Id> whole{Id::random(), Id::random()};
        QVERIFY(opened()->addPurged(whole));
        const QByteArray before = contents(purgedFile());
        const QList<Id> more{Id::random(), Id::random()};
        QVERIFY(opened()->addPurged(more));
        const QByteArray after = contents(purgedFile());
        for (qsizetype size = before.size(); size < after.size(); ++size) {
            put(purgedFile(), after.first(size));
            QVERIFY(opened()->purged()->size() >= 2 && opened()->purged()->first(2) == whole);
            QVERIFY(!opened()->purgedDamaged());
            QVERIFY(opened()->addPurged(more));
            QCOMPARE(opened()->purged().value(), whole + more);
        }
    }

    void purgedWithABrokenEntry() {
        const QList<Id> some{Id::random(), Id::random(), Id::random()};
        QVERIFY(opened()->addPurged(some));
        QByteArray bytes = contents(purgedFile());
        bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 1);
        put(purgedFile(), bytes);
        QVERIFY(opened()->purgedDamaged());
        QCOMPARE(opened()->purged().value(), (QList<Id>{some[0], some[2]}));
    }

private:
    std::unique_ptr<Anchor> opened() const {
        auto anchor = Anchor::open(machine, store, FileSystem::real());
        if (!anchor) qFatal("%s", qPrintable(anchor.error().sentence()));
        return std::move(*anchor);
    }

    bool writeThrough(FileSystem& disk) const {
        const auto anchor = Anchor::open(machine, store, disk);
        bool done = anchor.has_value();
        for (qint64 seq = 1; done && seq <= 3; ++seq)
            done = (*anchor)->setHead(headOf(station, seq), station).has_value();
        return done && (*anchor)->addPurged({Id::random()}).has_value();
    }

    QString anchorFile() const {
        return machine + QLatin1Char('/') + store.hex() + QStringLiteral(".anchor");
    }
    QString purgedFile() const {
        return machine + QLatin1Char('/') + store.hex() + QStringLiteral(".purged");
    }

    std::unique_ptr<MemoryFolder> folder;
    QString machine;
    const Id store = Id::random();
    const SigningKey station = SigningKey::random();
};

QTEST_GUILESS_MAIN(AnchorTest)
#include "tst_anchor.moc"
