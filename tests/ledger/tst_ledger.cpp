#include "tests/ledger/folders.h"
#include "tests/ledger/ledger_tools.h"

#include <QTest>

#include <csignal>
#include <cstdio>
#include <cstring>

using namespace mianguan;
using namespace mianguan::test;

namespace {

std::unique_ptr<Ledger> opened(const QString& folder) {
    auto ledger = openLedger(folder);
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
    const auto ledger = openLedger(folder);
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
        QCOMPARE(record.position, 2); // the station's beginning is the first
        const Record second = ledger->append(draft(2)).value();
        QCOMPARE(second.event.previous, record.hash);
        QCOMPARE(second.event.station, record.event.station);
        ledger.reset();
        ledger = opened(path);
        QCOMPARE(numbersIn(*ledger), (QList<int>{1, 2}));
        QCOMPARE(ledger->append(draft(3))->event.previous, second.hash);
        QCOMPARE(ledger->blob(first.subject, Hash::of("picture 1")).value(), "picture 1");
        QCOMPARE(problemsIn(*ledger), QStringList());
        QVERIFY(ledger->record(record.event.id)->event == record.event);
        QVERIFY(ledger->recordAt(2)->event == record.event);
        QVERIFY(ledger->record(Id::random()).error().kind == ErrorKind::NotFound);
    }

    void severalAtOnceOrNone() {
        const auto ledger = opened(path);
        Draft same = draft(2);
        const Draft first = draft(1);
        same.subject = first.subject;
        const auto written = ledger->appendAll({first, same, draft(3)});
        QCOMPARE(written->size(), 3);
        Draft unsigned_ = draft(5);
        unsigned_.userSigned = true;
        QVERIFY(ledger->appendAll({draft(4), unsigned_}).error().kind == ErrorKind::Refused);
        const auto failing = [](KeyCabinet&) -> Result<void> { return fail(ErrorKind::System, {}); };
        QVERIFY(!ledger->appendAll({draft(6)}, {}, failing));
        QVERIFY(ledger->append(draft(7)));
        QCOMPARE(numbersIn(*ledger), (QList<int>{1, 2, 3, 7}));
        QCOMPARE(problemsIn(*ledger), QStringList());
        QCOMPARE(ledger->blob(first.subject, Hash::of("picture 2")).value(), "picture 2");
    }

    /// As when the hub's log is read again from its beginning: the order of before holds.
    void aForgottenPlaceIsStillOne() {
        const auto ledger = opened(path);
        const Record first = ledger->append(draft(1)).value(), second = ledger->append(draft(2)).value(),
                     last = ledger->append(draft(3)).value();
        const auto applied = [](const Record& record, qint64 place) {
            return OwnOutcome{record.event.id, {Settlement::Outcome::Applied, place, {}, {}, {}}};
        };
        QVERIFY(ledger->settleOwn({applied(first, 9), applied(second, 4)}, last.event.seq));
        QVERIFY(ledger->noteOfHub([](HubTables& tables, Parcels&) { return tables.forgetPositions(); }));
        QCOMPARE(ledger->rankOf(first.position).value(), 9);
        QCOMPARE(ledger->rankOf(second.position).value(), 4);
        QVERIFY(ledger->rankOf(last.position).value() > 9);
        const QSet<Id> subjects{first.event.subject, second.event.subject, last.event.subject};
        QList<qint64> positions;
        const auto records = ledger->recordsOf(subjects).value();
        for (const Record& record : records)
            positions += record.position;
        QCOMPARE(positions, (QList<qint64>{second.position, first.position, last.position}));
    }

    void nothingInClear() {
        const Draft first = draft(1);
        {
            const auto ledger = opened(path);
            QVERIFY(ledger->append(first));
            QVERIFY(!holds("picture 1"));
        }
        QVERIFY(!holds("picture 1"));
        QVERIFY(!holds(Hash::of("picture 1").bytes()));
        QVERIFY(!filesUnder(path).join(QLatin1Char(' ')).contains(Hash::of("picture 1").hex()));
        QVERIFY(holds(first.subject.bytes()));
    }

    void anotherKeyOpensNothing() {
        opened(path);
        auto file = LedgerFile::open(path);
        QVERIFY((*file)->state() == LedgerFile::State::Sealed);
        const auto ledger = Ledger::open(std::move(*file), Key::random(), machineOf(path));
        QVERIFY(!ledger && ledger.error().kind == ErrorKind::Corrupt);
    }

    void dataKeyChanged() {
        const Draft first = draft(1);
        auto ledger = opened(path);
        QVERIFY(ledger->append(first));
        QVERIFY(ledger->changeDataKey());
        QVERIFY(ledger->append(draft(2)));
        QCOMPARE(problemsIn(*ledger), QStringList());
        Key fresh = ledger->dataKey();
        ledger.reset();
        auto file = LedgerFile::open(path);
        ledger = Ledger::open(std::move(*file), std::move(fresh), machineOf(path)).value();
        QCOMPARE(numbersIn(*ledger), (QList<int>{1, 2}));
        QCOMPARE(ledger->blob(first.subject, Hash::of("picture 1")).value(), "picture 1");
        QVERIFY(!ledger->began());
        ledger.reset();
        QVERIFY(errorOf(path) == ErrorKind::Corrupt);
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
        const auto heads = ChainHeads::fromBytes(reader.heads().bytes());
        Reader later(*ledger, *heads);
        QVERIFY(reader.advance(count));
        QCOMPARE(visited, 3);
        QVERIFY(later.advance(count));
        QCOMPARE(visited, 4);
        QCOMPARE(later.heads().position, 3);
        QVERIFY(later.problems().isEmpty());
    }

    void damagedEventIsLeftOutAndNamed() {
        {
            const auto ledger = opened(path);
            for (int i = 1; i <= 3; ++i)
                QVERIFY(ledger->append(draft(i)));
        }
        {
            Tamper file(path);
            file.unlock();
            QVERIFY(file.run(QStringLiteral("UPDATE event SET body = zeroblob(200) WHERE position = 3")));
        }
        const auto ledger = opened(path);
        Reader reader(*ledger);
        QVERIFY(reader.advance([](const Record&) -> Result<void> { return {}; }));
        QCOMPARE(reader.problems().size(), 1);
        QCOMPARE(numbersIn(*ledger), (QList<int>{1, 3}));
    }

    void purged() {
        const Draft gone = draft(1), stays = draft(2);
        auto ledger = opened(path);
        QVERIFY(ledger->appendAll({gone, stays}));
        const QByteArray wrapped = wrappedKey(gone.subject);
        QVERIFY(holds(wrapped));
        QVERIFY(ledger->append(tombstone(gone.subject)));
        QVERIFY(!holds(wrapped));
        QVERIFY(ledger->blob(gone.subject, Hash::of("picture 1")).error().kind == ErrorKind::NotFound);
        QCOMPARE(ledger->blob(stays.subject, Hash::of("picture 2")).value(), "picture 2");
        QCOMPARE(filesUnder(path + QStringLiteral("/blobs")).size(), 1);
        Draft late = draft(3);
        late.subject = gone.subject;
        QVERIFY(ledger->append(late).error().kind == ErrorKind::Refused);
        QCOMPARE(problemsIn(*ledger), QStringList());
        const auto memory = Anchor::open(machineOf(path), ledger->store(), FileSystem::real()).value();
        QCOMPARE(memory->purged().value(), QList<Id>{gone.subject});
        ledger.reset();
        ledger = opened(path);
        QCOMPARE(problemsIn(*ledger), QStringList());
        QVERIFY(ledger->recordAt(2)->body.isNull());
        QCOMPARE(ledger->recordAt(4)->body.content().value(QStringLiteral("why")).toString(),
                 QStringLiteral("asked"));
    }

    void eventsAreNeverChangedOrDeleted() {
        QVERIFY(opened(path)->append(draft(1)));
        Tamper file(path);
        QVERIFY(!file.run(QStringLiteral("DELETE FROM event")));
        QVERIFY(!file.run(QStringLiteral("UPDATE event SET seq = 7")));
        QVERIFY(!file.run(QStringLiteral("UPDATE event SET body = zeroblob(9)")));
        QVERIFY(!file.run(QStringLiteral("UPDATE event SET station_signature = zeroblob(64)")));
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
        QCOMPARE(problemsIn(*ledger), QStringList());
    }

private:
    static Draft tombstone(const Id& subject) {
        Draft made;
        made.type = photoPurged;
        made.subject = subject;
        made.content = {{QStringLiteral("why"), QStringLiteral("asked")}};
        made.tombstone = true;
        return made;
    }
    QByteArray wrappedKey(const Id& subject) const {
        return Tamper(path).bytes(QStringLiteral("subject_key"), QStringLiteral("wrapped"),
                                  QStringLiteral("subject = x'%1'").arg(subject.hex()));
    }
    /// Somewhere in any file of the store.
    bool holds(const QByteArray& bytes) const {
        for (const QString& name : filesUnder(path)) {
            QFile file(name);
            if (file.open(QFile::ReadOnly) && file.readAll().contains(bytes)) return true;
        }
        return false;
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
