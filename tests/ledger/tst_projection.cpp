#include "core/ledger/projection.h"
#include "tests/ledger/ledger_tools.h"

#include <QTest>
#include <QThread>

using namespace mianguan;
using namespace mianguan::test;

namespace {

Projection numbers() {
    return Projection(
        {QStringLiteral("CREATE TABLE number (position INTEGER PRIMARY KEY, value INTEGER NOT NULL)")},
        [](Statements& tables, const Record& record) {
            return tables.run(
                QStringLiteral("INSERT INTO number VALUES (?, ?)"),
                {record.position, record.body.content().value(QStringLiteral("number")).toInteger()});
        });
}

int sum(const Projection& projection) {
    auto query = projection.tables().run(QStringLiteral("SELECT SUM(value) FROM number"));
    return query && query->next() ? query->value(0).toInt() : -1;
}

} // namespace

class ProjectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        folder = std::make_unique<QTemporaryDir>();
        ledger = std::move(*Ledger::open(folder->path()));
        for (int i = 1; i <= 3; ++i)
            QVERIFY(ledger->append(draft(i)));
    }

    void builtAndKept() {
        Projection built = numbers();
        Reader reader(*ledger);
        QVERIFY(built.build(reader));
        QCOMPARE(sum(built), 6);
        QVERIFY(built.add(ledger->append(draft(10)).value()));
        QCOMPARE(sum(built), 16);
        Projection fresh = numbers();
        Reader again(*ledger);
        QVERIFY(fresh.build(again));
        QCOMPARE(built.differences(fresh).value(), QStringList());
    }

    void differencesAreFound() {
        Projection built = numbers();
        Projection fresh = numbers();
        Reader one(*ledger);
        QVERIFY(built.build(one));
        Reader two(*ledger);
        QVERIFY(fresh.build(two));
        QVERIFY(built.tables().run(QStringLiteral("UPDATE number SET value = 7 WHERE position = 2")));
        QCOMPARE(built.differences(fresh).value(), QStringList{QStringLiteral("number")});
        QVERIFY(built.tables().run(QStringLiteral("DELETE FROM number WHERE position = 3")));
        QCOMPARE(fresh.differences(built).value(), QStringList{QStringLiteral("number")});
    }

    void seenByOtherThreads() {
        Projection built = numbers();
        Reader reader(*ledger);
        QVERIFY(built.build(reader));
        int seen = 0;
        for (int i = 0; i < 3; ++i) { // each thread with a connection of its own, closed as it ends
            const std::unique_ptr<QThread> thread(QThread::create([&] { seen += sum(built); }));
            thread->start();
            thread->wait();
        }
        QCOMPARE(seen, 18);
    }

    void failedApplyChangesNothing() {
        Projection built = numbers();
        Reader reader(*ledger);
        QVERIFY(built.build(reader));
        Record twice;
        twice.position = 3;
        QVERIFY(!built.add(twice));
        QCOMPARE(sum(built), 6);
    }

private:
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<Ledger> ledger;
};

QTEST_GUILESS_MAIN(ProjectionTest)
#include "tst_projection.moc"
