#include "tests/ledger/ledger_tools.h"

#include <QTest>

#include <csignal>
#include <cstdio>
#include <cstring>

using namespace mianguan;
using namespace mianguan::test;

namespace {

std::unique_ptr<Ledger> opened(const QString& folder) {
    auto ledger = Ledger::open(folder);
    if (!ledger) qFatal("%s", qPrintable(ledger.error().sentence()));
    return std::move(*ledger);
}

/// A second process that holds the folder's ledger until it is killed.
std::unique_ptr<QProcess> holder(const QString& folder) {
    auto process = std::make_unique<QProcess>();
    process->start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold"), folder});
    return process->waitForReadyRead(30'000) ? std::move(process) : nullptr;
}

ErrorKind errorOf(const QString& folder) {
    const auto ledger = Ledger::open(folder);
    return ledger ? ErrorKind::System : ledger.error().kind;
}

} // namespace

class LedgerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        folder = std::make_unique<QTemporaryDir>();
        path = folder->path() + QStringLiteral("/deep/store");
    }

    void appendedIsThereAfterwards() {
        auto ledger = opened(path);
        const Draft first = draft(1);
        const Record record = ledger->append(first).value();
        QCOMPARE(record.position, 1);
        QVERIFY(record.event.previous.isNull());
        const Record second = ledger->append(draft(2)).value();
        QCOMPARE(second.event.previous, record.hash);
        QCOMPARE(second.event.station, record.event.station);
        ledger.reset();
        ledger = opened(path);
        QCOMPARE(numbersIn(*ledger), (QList<int>{1, 2}));
        QCOMPARE(ledger->append(draft(3))->event.previous, second.hash);
        QCOMPARE(ledger->blob(first.subject, Hash::of("picture 1")).value(), "picture 1");
        QCOMPARE(ledger->verify().value(), QStringList());
        QVERIFY(ledger->record(record.event.id)->event == record.event);
        QVERIFY(ledger->record(Id::random()).error().kind == ErrorKind::NotFound);
    }

    void readerGoesOn() {
        const auto ledger = opened(path);
        QVERIFY(ledger->append(draft(1)));
        Reader reader(*ledger);
        int visited = 0;
        const auto count = [&](const Record&) -> Result<void> {
            ++visited;
            return {};
        };
        QVERIFY(reader.advance(count));
        QVERIFY(ledger->append(draft(2)));
        QVERIFY(reader.advance(count));
        QCOMPARE(visited, 2);
        QCOMPARE(reader.position(), 2);
    }

    void eventsAreNeverChangedOrDeleted() {
        QVERIFY(opened(path)->append(draft(1)));
        Tamper file(path);
        QVERIFY(!file.run(QStringLiteral("DELETE FROM event")));
        QVERIFY(!file.run(QStringLiteral("UPDATE event SET seq = 7")));
    }

    void tampering_data() {
        QTest::addColumn<QString>("sql");
        const auto row = [](const char* name, const char* sql) {
            QTest::newRow(name) << QString::fromLatin1(sql);
        };
        row("hash", "UPDATE event SET hash = zeroblob(32) WHERE position = 2");
        row("station", "UPDATE event SET station = zeroblob(16) WHERE position = 2");
        row("id", "UPDATE event SET id = zeroblob(16) WHERE position = 2");
        row("dropped", "DELETE FROM event WHERE position = 2");
        row("first dropped", "DELETE FROM event WHERE position = 1");
        row("swapped", "UPDATE event SET position = 30 WHERE position = 2;UPDATE event SET position = 2 "
                       "WHERE position = 3;"
                       "UPDATE event SET position = 3 WHERE position = 30");
        row("moved", "UPDATE event SET position = 30 WHERE position = 2");
        row("body of another",
            "UPDATE event SET body = (SELECT body FROM event WHERE position = 1) WHERE position = 2");
        row("header of another",
            "UPDATE event SET header = (SELECT header FROM event WHERE position = 1) WHERE position = 2");
    }
    void tampering() {
        QFETCH(QString, sql);
        appendSome(4);
        {
            Tamper file(path);
            file.unlock();
            for (const QString& statement : sql.split(QLatin1Char(';')))
                QVERIFY(file.run(statement));
        }
        const auto ledger = opened(path);
        QVERIFY(!ledger->verify()->isEmpty());
        QCOMPARE(numbersIn(*ledger), QList<int>{-1});
    }

    void everyByte_data() {
        QTest::addColumn<QString>("column");
        for (const auto* column : {"header", "body", "hash", "id", "station"})
            QTest::newRow(column) << QString::fromLatin1(column);
    }
    void everyByte() {
        QFETCH(QString, column);
        appendSome(3);
        Tamper file(path);
        file.unlock();
        const QByteArray whole = file.bytes(column, 2);
        const auto ledger = opened(path);
        for (qsizetype i = 0; i < whole.size(); ++i) {
            QByteArray flipped = whole;
            flipped[i] = char(flipped[i] ^ (1 << (i % 8)));
            QVERIFY(file.setBytes(column, 2, flipped));
            QVERIFY2(!ledger->verify()->isEmpty(), qPrintable(QString::number(i)));
        }
        QVERIFY(file.setBytes(column, 2, whole));
        QCOMPARE(ledger->verify().value(), QStringList());
    }

    void takenAwayBodyKeepsTheChain() {
        appendSome(3);
        Tamper(path).run(QStringLiteral("UPDATE event SET body = NULL WHERE position = 2"));
        QCOMPARE(numbersIn(*opened(path)), (QList<int>{1, 0, 3}));
    }

    void blobFlippedOrGone() {
        const auto ledger = opened(path);
        for (int i = 1; i <= 2; ++i)
            QVERIFY(ledger->append(draft(i)));
        const QStringList blobs = filesUnder(path + QStringLiteral("/blobs"));
        QCOMPARE(blobs.size(), 2);
        QFile file(blobs[0]);
        QVERIFY(file.open(QFile::ReadWrite) && file.write("X") == 1);
        file.close();
        QCOMPARE(ledger->verify()->size(), 1);
        QVERIFY(QFile::remove(blobs[1]));
        QCOMPARE(ledger->verify()->size(), 2);
    }

    void cutTailLeavesBlobsThatTell() {
        appendSome(2);
        {
            Tamper file(path);
            file.unlock();
            QVERIFY(file.run(QStringLiteral("DELETE FROM event WHERE position = 2")));
        }
        QCOMPARE(opened(path)->verify()->size(), 1);
        QCOMPARE(filesUnder(path + QStringLiteral("/blobs")).size(), 2);
    }

    void onlyOneProgram() {
        QVERIFY(opened(path));
        auto other = holder(path);
        QVERIFY(other);
        QVERIFY(errorOf(path) == ErrorKind::Busy);
        other->kill();
        QVERIFY(other->waitForFinished());
        QCOMPARE(other->exitStatus(), QProcess::CrashExit);
        QVERIFY(opened(path));
    }

    void onlyOnceInThisProgram() {
        const auto ledger = opened(path);
        QVERIFY(errorOf(path) == ErrorKind::Busy);
    }

    void newerIsLeftAlone() {
        opened(path);
        QVERIFY(Tamper(path).run(QStringLiteral("PRAGMA user_version = 99")));
        QVERIFY(errorOf(path) == ErrorKind::Unsupported);
    }

    void anotherProgramsFile() {
        QDir().mkpath(path);
        QVERIFY(Tamper(path).run(QStringLiteral("CREATE TABLE theirs (a)")));
        QVERIFY(errorOf(path) == ErrorKind::Unsupported);
    }

    void damagedFile() {
        opened(path);
        QFile file(path + QStringLiteral("/ledger.db"));
        QVERIFY(file.open(QFile::ReadWrite) && file.write(QByteArray(4096, 'x')) == 4096);
        file.close();
        QVERIFY(errorOf(path) == ErrorKind::Corrupt);
        QVERIFY(file.exists());
    }

    void readOnlyFolder() {
        opened(path);
        const Mount mount(path, {QStringLiteral("--bind"), QStringLiteral("-o"), QStringLiteral("ro"), path});
        if (!mount.mounted) QSKIP("mounting is not allowed here");
        QVERIFY(errorOf(path) == ErrorKind::ReadOnly);
    }

    void fullDisk() {
        const Mount mount(folder->path(),
                          {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                           QStringLiteral("size=3m"), QStringLiteral("tmpfs")});
        if (!mount.mounted) QSKIP("mounting is not allowed here");
        auto ledger = opened(path);
        int written = 0;
        Result<Record> last = ledger->append(draft(0));
        for (; last; ++written) {
            Draft large = draft(written);
            large.blobs[QStringLiteral("picture")] += QByteArray(100'000, 'x');
            last = ledger->append(large);
        }
        QVERIFY(last.error().kind == ErrorKind::DiskFull);
        QVERIFY(!last.error().remedy.isEmpty());
        QCOMPARE(numbersIn(*ledger).size(), written);
        ledger.reset();
        ledger = opened(path);
        QCOMPARE(numbersIn(*ledger).size(), written);
        QCOMPARE(ledger->verify().value(), QStringList());
    }

private:
    void appendSome(int number) {
        const auto ledger = opened(path);
        for (int i = 1; i <= number; ++i)
            QVERIFY(ledger->append(draft(i)));
    }

    std::unique_ptr<QTemporaryDir> folder;
    QString path;
};

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    if (argc == 3 && std::strcmp(argv[1], "--hold") == 0) {
        const auto ledger = opened(QString::fromLocal8Bit(argv[2]));
        std::puts("held");
        std::fflush(stdout);
        return pause();
    }
    LedgerTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_ledger.moc"
