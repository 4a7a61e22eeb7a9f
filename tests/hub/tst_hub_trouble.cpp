#include "core/ledger/database.h"
#include "tests/hub/hub_tools.h"
#include "tests/ledger/failing_disk.h"

#include <QProcess>
#include <QRandomGenerator>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <thread>
#include <unistd.h>

using namespace mianguan;
using namespace mianguan::test;

namespace {

/// Fails one statement, before it is carried out or by hiding that it was; the others go well.
class FailingStatement : public StatementWatch {
public:
    FailingStatement(int steps, bool hide) : left(steps), hidden(hide) {}
    Result<void> before(const QString&) override { return hidden ? Result<void>() : step(); }
    /// A beginning that is lost ends with its connection.
    Result<void> after(const QString& sql) override {
        return hidden && !sql.startsWith(QLatin1String("BEGIN")) ? step() : Result<void>();
    }
    bool failed() const { return left < 0; }

private:
    Result<void> step() {
        if (left-- != 0) return {};
        return fail(ErrorKind::System, QStringLiteral("the line was cut"));
    }
    std::atomic<int> left;
    bool hidden;
};

/// Asks again, as a station does, until the hub is well.
template <class Ask>
auto persist(const Ask& ask) {
    auto answer = ask();
    for (int tries = 0; !answer && tries < 4; ++tries)
        answer = ask();
    return sure(std::move(answer));
}

/// A short day whose every request is sent until it is answered; answers what became of each event.
QStringList stubbornDay(const HubStore::Options& options) {
    const auto hub = persist([&] { return HubStore::open(options); });
    HandStation station;
    const TestPerson founder, reviewer, supervisor;
    const QByteArray secret = persist([&] { return hub->invite({{{northSchool()}, false}, everyRole()}); });
    persist([&] { return hub->enrol(requestOf(station, secret)); });
    QStringList outcomes;
    const auto say = [&](const QList<Written>& events) {
        QList<wire::SentEvent> sent;
        for (const Written& event : events)
            sent += event.sent;
        const EventsAnswer answer = persist([&] { return hub->submit({station.id()}, sent); });
        if (answer.refusal) qFatal("refused: %s", qPrintable(wire::refusalId(*answer.refusal)));
        for (const EventAnswer& one : answer.outcomes)
            outcomes += wordFor(one);
    };
    const Id subject = Id::random(), other = Id::random();
    say({station.write(begun(station)), station.write(founded(northSchool()), founder.author()),
         station.write(added(founder, everyRole()), founder.author()),
         station.write(added(reviewer, Role::Reviewer), founder.author()),
         station.write(added(supervisor, Role::Supervisor), founder.author())});
    say({station.write(enrolled(subject, northSchool(), QStringLiteral("1")), founder.author())});
    const Written photo = station.write(submitted(subject, "portrait"), founder.author());
    say({photo, station.write(verdict(true, subject, photo.event.id), reviewer.author())});
    persist([&] { return hub->keep({station.id()}, {{{subject, Hash::of("portrait")}, "portrait"}}); });
    say({station.write(enrolled(other, northSchool()), founder.author()),
         station.write(purging(other), supervisor.author())});
    const auto settled = persist([&] { return hub->outcomes(station.id(), {photo.event.id}); });
    outcomes += wordFor(settled.outcomes.value(0));
    const auto found = persist([&] { return hub->verify(); });
    outcomes += found.problems;
    outcomes += QString::number(persist([&] { return hub->head(); }));
    return outcomes;
}

const char childMark[] = "--child";

/// Says which event was acknowledged, until it is killed.
int liveAndDie(const QString& folder, const QString& url) {
    const auto hub = sure(HubStore::open({folder, url}));
    Desk desk;
    desk.open(*hub);
    std::printf("%s\n", qPrintable(desk.station.id().hex()));
    for (;;) {
        const Id subject = Id::random();
        const QByteArray portrait = subject.bytes();
        for (const EventAnswer& answer : {desk.say(enrolled(subject, northSchool()), desk.founder), [&] {
                                              keepBlob(*hub, desk.station, subject, portrait);
                                              return desk.say(submitted(subject, portrait), desk.founder);
                                          }()})
            std::printf("%s %lld\n", qPrintable(answer.id.hex()), static_cast<long long>(answer.position));
        std::fflush(stdout);
    }
}

} // namespace

class HubTroubleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsHalfDoneWhateverStatementFails_data() {
        QTest::addColumn<bool>("onPostgres");
        QTest::addColumn<bool>("hide");
        for (const bool hide : {false, true}) {
            QTest::addRow("SQLite, %s", hide ? "done and hidden" : "not done") << false << hide;
            if (postgres())
                QTest::addRow("PostgreSQL, %s", hide ? "done and hidden" : "not done") << true << hide;
        }
    }
    void nothingIsHalfDoneWhateverStatementFails() {
        QFETCH(bool, onPostgres);
        QFETCH(bool, hide);
        const QStringList expected = stubbornDay(HubPlace(onPostgres).options());
        QVERIFY(expected.contains(QLatin1String("waiting blobs-awaited")));
        int steps = 0;
        for (bool failed = true; failed; steps += onPostgres ? 3 : 1) {
            HubPlace place(onPostgres);
            FailingStatement watch(steps, hide);
            HubStore::Options options = place.options();
            options.watch = &watch;
            const QStringList outcomes = stubbornDay(options);
            failed = watch.failed();
            // An event whose answer was lost is told as it stands by then.
            QVERIFY2(
                outcomes == expected,
                qPrintable(QStringLiteral("step %1: %2").arg(steps).arg(outcomes.join(QLatin1String(", ")))));
        }
        QVERIFY(steps > 60);
    }

    void nothingIsHalfDoneWhateverStepOfTheDiskFails() {
        const QStringList expected = stubbornDay(HubPlace(false).options());
        for (int steps = 0;; steps += 3) {
            HubPlace place(false);
            FailingDisk disk(steps, EIO, FailingDisk::Then::Well);
            HubStore::Options options = place.options();
            options.disk = &disk;
            const QStringList outcomes = stubbornDay(options);
            QVERIFY2(
                outcomes == expected,
                qPrintable(QStringLiteral("step %1: %2").arg(steps).arg(outcomes.join(QLatin1String(", ")))));
            if (!disk.failed()) break;
        }
    }

    void aFullDiskIsToldAndGotOver() {
        HubPlace place(false);
        FailingDisk disk(1'000'000, ENOSPC);
        HubStore::Options options = place.options();
        options.disk = &disk;
        const auto hub = sure(HubStore::open(options));
        Desk desk;
        desk.open(*hub);
        const Written event =
            desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        disk.left = 0;
        const auto full = hub->submit({desk.station.id()}, {event.sent});
        QVERIFY(!full);
        QCOMPARE(full.error().kind, ErrorKind::DiskFull);
        QVERIFY(!full.error().remedy.isEmpty());
        QCOMPARE(hub->keep({desk.station.id()}, {{{Id::random(), Hash::of("x")}, "x"}}).error().kind,
                 ErrorKind::DiskFull);
        disk.left = 1'000'000;
        QCOMPARE(send(*hub, desk.station, event).outcome, Outcome::Applied);
    }

    void aServerThatWentAwayIsToldAndGotOver() {
        const auto server = PostgresServer::start();
        if (!server) QSKIP("PostgreSQL is not installed");
        MemoryFolder folder;
        const auto hub =
            sure(HubStore::open({folder.filePath(QStringLiteral("hub")), server->newDatabase()}));
        Desk desk;
        desk.open(*hub);
        const Written event =
            desk.station.write(enrolled(Id::random(), northSchool()), desk.founder.author());
        server->stop();
        const auto away = hub->submit({desk.station.id()}, {event.sent});
        QVERIFY(!away && away.error().kind == ErrorKind::System && !away.error().remedy.isEmpty());
        QVERIFY(!hub->entries(desk.station.id(), 0, 10));
        QVERIFY(!hub->head());
        QVERIFY(server->goOn());
        QCOMPARE(
            persist([&] { return hub->submit({desk.station.id()}, {event.sent}); }).outcomes.value(0).outcome,
            Outcome::Applied);
        QVERIFY(persist([&] { return hub->verify(); }).problems.isEmpty());
    }

    void whatWasAcknowledgedOutlivesAKill_data() { onBothDatabases(); }
    void whatWasAcknowledgedOutlivesAKill() {
        QFETCH(bool, onPostgres);
        HubPlace place(onPostgres);
        for (int round = 0; round < 6; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(),
                        {QLatin1String(childMark), place.options().folder, place.address()});
            QVERIFY(child.waitForReadyRead(30'000));
            QTest::qWait(QRandomGenerator::global()->bounded(20, 250));
            child.kill();
            QVERIFY(child.waitForFinished());
            QList<QByteArray> lines = child.readAllStandardOutput().split('\n');
            const Id station = *Id::fromHex(QString::fromLatin1(lines.takeFirst()));
            lines.removeLast(); // the kill may have cut it
            const auto hub = place.open();
            for (const QByteArray& line : std::as_const(lines)) {
                const QList<QByteArray> words = line.split(' ');
                const auto found =
                    sure(hub->outcomes(station, {*Id::fromHex(QString::fromLatin1(words[0]))})).outcomes;
                QCOMPARE(found.size(), 1);
                QCOMPARE(found.first().position, words[1].toLongLong());
            }
            const QStringList problems = sure(hub->verify()).problems;
            QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
        }
    }

    /// Two hubs side by side on one database: the log is dense, and no reader is ever ahead of a late commit.
    void twoProcessesSettleSideBySide() {
        if (!postgres()) QSKIP("PostgreSQL is not installed");
        HubPlace place(true);
        const auto first = place.open(), second = place.open();
        QCOMPARE(first->hub(), second->hub());
        std::atomic<qint64> told = 0;
        second->whenSettled([&](qint64 head) { told = head; });
        HandStation reader;
        enrol(*first, reader, Scope::everything());
        std::atomic<bool> going = true;
        QList<qint64> read;
        std::thread following([&] {
            qint64 after = 0;
            for (bool last = false; !last;) {
                last = !going;
                const Feed feed = given(second->entries(reader.id(), after, 50));
                for (const FeedEntry& entry : feed.entries)
                    read += entry.position;
                last = last && feed.next == after;
                after = feed.next;
            }
        });
        std::vector<std::thread> desks;
        for (int i = 0; i < 4; ++i)
            desks.emplace_back([&, i] {
                Desk desk;
                desk.open(i % 2 == 0 ? *first : *second);
                for (int photo = 0; photo < 15; ++photo) {
                    const Id subject = Id::random();
                    const Id submission = desk.photograph(subject, subject.bytes());
                    desk.hub = desk.hub == first.get() ? second.get() : first.get(); // as a balancer does
                    desk.say(verdict(true, subject, submission), desk.reviewer);
                }
            });
        for (std::thread& desk : desks)
            desk.join();
        going = false;
        following.join();
        const qint64 head = sure(first->head());
        QCOMPARE(read.size(), head);
        for (qint64 i = 0; i < head; ++i)
            QCOMPARE(read[i], i + 1);
        QTRY_COMPARE(told.load(), head);
        second->whenSettled({});
        const QStringList problems = sure(first->verify()).problems;
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
    }

    void aSecondProcessOnOneFileIsRefused() {
        HubPlace place(false);
        const auto hub = place.open();
        const auto second = HubStore::open(place.options());
        QVERIFY(!second && second.error().kind == ErrorKind::Busy);
    }
};

int main(int count, char** values) {
    QCoreApplication program(count, values);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String(childMark))
        return liveAndDie(arguments.value(2), arguments.value(3));
    HubTroubleTest test;
    return QTest::qExec(&test, count, values);
}
#include "tst_hub_trouble.moc"
