// Kills a working store at random moments and looks whether everything acknowledged is there, once, and
// verifies.
#include "tests/base/command_line.h"
#include "tests/ledger/memory_folder.h"
#include "tests/soak/soak_desk.h"
#include "tests/soak/soak_look.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>

#include <cstdio>
#include <unistd.h>

using namespace mianguan;
using namespace mianguan::soak;

namespace {

const int roundsPerStore = 40; // so that looking stays fast

struct Options {
    QString folder;
    int rounds = 20;
    quint32 seed = 1;
    QString sample;
};

Place placeIn(const QString& folder) { return {folder, folder + QStringLiteral("/in")}; }

/// How far the soak has come, kept in its folder.
class Tally {
public:
    explicit Tally(const QString& folder) : file(folder + QStringLiteral("/tally.txt")) {
        if (!file.open(QFile::ReadWrite)) qFatal("no tally");
        const QList<QByteArray> words = file.readAll().simplified().split(' ');
        kills = words.value(0).toInt();
        stores = words.value(1).toInt();
        acknowledged = words.value(2).toLongLong();
        before = words.value(3).toLongLong();
        timer.start();
    }
    void keep() {
        file.resize(0);
        file.seek(0);
        file.write(QByteArray::number(kills) + ' ' + QByteArray::number(stores) + ' ' +
                   QByteArray::number(acknowledged) + ' ' + QByteArray::number(seconds()) + '\n');
        file.flush();
    }
    void print() const {
        std::printf(
            "%d kills, %d stores, %lld acknowledgements, nothing lost, nothing twice, verified; %lld s\n",
            kills, stores, static_cast<long long>(acknowledged), static_cast<long long>(seconds()));
        std::fflush(stdout);
    }
    qint64 seconds() const { return before + timer.elapsed() / 1000; }

    int kills = 0, stores = 0;
    qint64 acknowledged = 0;

private:
    QFile file;
    qint64 before = 0;
    QElapsedTimer timer;
};

/// One store, worked in and killed again and again.
class Life {
public:
    Life(const Place& where, const Options& given, quint32 seed)
        : place(where), options(given), chance(seed), observer(where, seed),
          log(where.folder + QStringLiteral("/heard.txt")) {
        QDir(place.folder).removeRecursively();
        if (!QDir().mkpath(place.folder) || !log.open(QFile::WriteOnly)) qFatal("no folder");
    }

    QStringList round(int number) {
        workAndDie(number);
        return observer.look({number % 3 == 0, number % 10 == 5, number % 8 == 7});
    }
    int acknowledged() const { return observer.model().acknowledged(); }

private:
    void workAndDie(int number);
    QStringList arguments(int number, const QString& first);
    bool listen(QProcess& worker, const QString& until, int& lines);

    Place place;
    Options options;
    std::mt19937 chance;
    Observer observer;
    QFile log;
};

QStringList Life::arguments(int number, const QString& first) {
    const Model& model = observer.model();
    QStringList all{QStringLiteral("--work"),     place.folder,
                    QStringLiteral("--seed"),     QString::number(chance()),
                    QStringLiteral("--password"), QString::number(model.passwords().first())};
    if (!model.code().isEmpty()) all += {QStringLiteral("--code"), model.code()};
    if (!first.isEmpty()) all += {QStringLiteral("--first"), first};
    // Said always: the worker would take $MIANGUAN_SAMPLE by itself.
    return all + QStringList{QStringLiteral("--sample"), number % 20 == 10 ? options.sample : QString()};
}

/// A third of the workers die while they come in, a third soon after they began one kind of work, a third
/// after some lines.
void Life::workAndDie(int number) {
    const QStringList kinds = Desk::kinds();
    const int manner = int(chance() % 3);
    const QString first = manner == 1 ? kinds[int(chance() % quint32(kinds.size()))] : QString();
    const int most = manner == 0 ? 3 : manner == 1 ? 15 : 150;
    const int wanted = int(chance() % quint32(most));
    const auto linger = useconds_t(chance() % (manner == 0 ? 40'000 : 4'000));
    QProcess worker;
    worker.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    worker.start(QCoreApplication::applicationFilePath(), arguments(number, first));
    if (!worker.waitForStarted()) qFatal("no worker");
    const auto listen = [&] {
        int lines = 0;
        for (; worker.canReadLine(); ++lines) { // half a line was no acknowledgement
            const QByteArray line = worker.readLine();
            log.write(line);
            observer.heard(QString::fromUtf8(line).trimmed());
        }
        return lines;
    };
    for (int heard = 0; heard < wanted && worker.waitForReadyRead(60'000);)
        heard += listen();
    ::usleep(linger);
    if (worker.state() != QProcess::Running) qFatal("the worker ended by itself");
    worker.kill();
    worker.waitForFinished(-1);
    listen();
    log.write("killed\n");
    log.flush();
}

int soakAll(const Options& options) {
    Tally tally(options.folder);
    while (tally.kills < options.rounds) {
        const Place place = placeIn(options.folder + QStringLiteral("/life%1").arg(++tally.stores));
        Life life(place, options, options.seed + quint32(tally.stores) * 7919);
        const qint64 before = tally.acknowledged;
        for (int round = 0; round < roundsPerStore && tally.kills < options.rounds; ++round) {
            const QStringList wrong = life.round(round);
            for (const QString& sentence : wrong)
                std::printf("%s, round %d: %s\n", qPrintable(place.folder), round, qPrintable(sentence));
            if (!wrong.isEmpty()) return 1;
            ++tally.kills;
            tally.acknowledged = before + life.acknowledged();
            if (tally.kills % 50 == 0 || tally.kills == options.rounds) tally.print();
        }
        tally.keep();
        QDir(place.folder).removeRecursively();
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const test::CommandLine line{
        {"rounds", "How often to kill, in all.", "N", QStringLiteral("20")},
        {"seed", "Of every choice made.", "N", QStringLiteral("1")},
        {"folder", "Kept and taken up again; else a temporary one, in memory where there is such.", "DIR"},
        {"sample", "A photograph that is standardized for real now and then.", "FILE",
         qEnvironmentVariable("MIANGUAN_SAMPLE")},
        {"work", "Be the one that is killed.", "DIR"},
        {"password", "The administrator's, by number.", "N", QString::number(firstPassword)},
        {"code", "The recovery code.", "CODE"},
        {"first", "A kind of work to begin with.", "KIND"}};
    const auto seed = quint32(line.large("seed"));
    if (line.has("work"))
        work({placeIn(line.text("work")), seed, line.number("password"), line.text("code"),
              line.text("first"), line.text("sample")});
    const test::MemoryFolder temporary;
    const QString folder = line.text("folder").isEmpty() ? temporary.path() : line.text("folder");
    if (!QDir().mkpath(folder)) qFatal("no folder");
    return soakAll({folder, line.number("rounds"), seed, line.text("sample")});
}
