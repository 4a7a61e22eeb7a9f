// Kills a working store at random moments and looks whether everything acknowledged is there, once, and
// verifies.
#include "tests/soak/soak_model.h"
#include "tests/soak/soak_worker.h"
#include "tests/work/handmade.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>

#include <cstdio>
#include <random>

using namespace mianguan;

namespace {

struct Options {
    QString folder;
    int rounds = 20;
    quint32 seed = 1;
};

/// Lines from the worker, kept in a file too so that a soak can be taken up again.
class Ears {
public:
    Ears(const QString& path, soak::Model& model) : model(model), journal(path) {
        if (!journal.open(QFile::ReadWrite)) qFatal("no journal");
        while (!journal.atEnd())
            model.heard(QString::fromUtf8(journal.readLine()).trimmed());
    }
    /// Only whole lines count: half a line was no acknowledgement.
    int listen(QProcess& worker) {
        int lines = 0;
        for (; worker.canReadLine(); ++lines) {
            const QByteArray line = worker.readLine();
            journal.write(line);
            model.heard(QString::fromUtf8(line).trimmed());
        }
        journal.flush();
        return lines;
    }

    void note(const QStringList& lines) {
        for (const QString& line : lines)
            journal.write(line.toUtf8() + '\n');
        journal.flush();
    }

private:
    soak::Model& model;
    QFile journal;
};

/// Lets the worker say some lines, or live some milliseconds when it is to die while starting, then kills it.
void workAndDie(const Options& options, std::minstd_rand& chance, Ears& ears) {
    QProcess worker;
    worker.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const QString seed = QString::number(chance());
    worker.start(QCoreApplication::applicationFilePath(),
                 {QStringLiteral("--work"), options.folder, QStringLiteral("--seed"), seed});
    const bool early = chance() % 4 == 0;
    const int lines = 1 + int(chance() % 150);
    const int linger = int(chance() % 20);
    if (early) worker.waitForFinished(5 + linger * 10);
    for (int heard = 0; !early && heard < lines && worker.waitForReadyRead(60'000);)
        heard += ears.listen(worker);
    if (!early) worker.waitForFinished(linger);
    if (worker.state() != QProcess::Running) qFatal("the worker ended by itself");
    worker.kill();
    worker.waitForFinished(-1);
    ears.listen(worker);
}

QStringList look(const Options& options, soak::Model& model) {
    auto store = Store::open(options.folder + QStringLiteral("/store"), {.practice = true});
    if (!store) return {store.error().sentence()};
    QStringList wrong = model.differences(**store, options.folder + QStringLiteral("/out"));
    const auto problems = test::verify(**store);
    return wrong + (problems ? *problems : QStringList{problems.error().sentence()});
}

void report(int kills, const soak::Model& model, const QElapsedTimer& timer) {
    std::printf("%d kills, %d acknowledgements, nothing lost, nothing twice, verified; %lld s\n", kills,
                model.acknowledged(), static_cast<long long>(timer.elapsed() / 1000));
    std::fflush(stdout);
}

int soakAll(const Options& options) {
    soak::Model model;
    Ears ears(options.folder + QStringLiteral("/heard.txt"), model);
    std::minstd_rand chance(options.seed);
    QElapsedTimer timer;
    timer.start();
    for (int round = 1; round <= options.rounds; ++round) {
        workAndDie(options, chance, ears);
        const QStringList wrong = look(options, model);
        ears.note(model.takeLearnt());
        for (const QString& sentence : wrong)
            std::printf("round %d: %s\n", round, qPrintable(sentence));
        if (!wrong.isEmpty()) return 1;
        if (round % 20 == 0 || round == options.rounds) report(round, model, timer);
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("rounds"), QStringLiteral("How often to kill."), QStringLiteral("N"),
          QStringLiteral("20")},
         {QStringLiteral("seed"), QStringLiteral("Of every choice made."), QStringLiteral("N"),
          QStringLiteral("1")},
         {QStringLiteral("folder"), QStringLiteral("Kept and taken up again; else a temporary one."),
          QStringLiteral("DIR")},
         {QStringLiteral("work"), QStringLiteral("Be the one that is killed."), QStringLiteral("DIR")}});
    parser.process(app);
    const quint32 seed = parser.value(QStringLiteral("seed")).toUInt();
    if (parser.isSet(QStringLiteral("work"))) return soak::work(parser.value(QStringLiteral("work")), seed);
    const QTemporaryDir temporary;
    const QString kept = parser.value(QStringLiteral("folder"));
    if (!kept.isEmpty() && !QDir().mkpath(kept)) qFatal("no folder");
    return soakAll(
        {kept.isEmpty() ? temporary.path() : kept, parser.value(QStringLiteral("rounds")).toInt(), seed});
}
