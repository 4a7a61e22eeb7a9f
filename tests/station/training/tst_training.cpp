#include "core/vision/vision.h"
#include "tests/ledger/folders.h"
#include "tests/station/training/training_run.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace mianguan;
using namespace mianguan::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120'000; // ms; only a failure takes so long
constexpr int skipped = 77;
const QString password = u"lianxi-caiji-zhaopian"_s;

} // namespace

/// The one command as a person has it: real programs, real windows, a real hub between them.
class TestTraining : public QObject {
    Q_OBJECT
private:
    QTemporaryDir place;

    QString folder() const { return place.filePath(u"training"_s); }
    static bool signIn(ProbedWindow& window, const QString& name) {
        return window.type(u"signInName"_s, name) && window.type(u"signInPassword"_s, password) &&
               window.enter(u"signInPassword"_s);
    }
    static bool isInStep(ProbedWindow& window) { return window.read(u"hubIndicator"_s) == u"In step"; }
    static QString counted(ProbedWindow& window, const char* tab) {
        return window.read(QLatin1String(tab)).section(u' ', -1);
    }
    template <class Seen>
    static bool soon(Seen seen) {
        return QTest::qWaitFor(seen, patience);
    }
    static bool atDoors(TrainingRun& run) {
        const bool there = soon([&] { return run.isOpen() || run.hasEnded(); }) && soon([&] {
                               return run.desk.shows(u"signInName"_s) && run.office.shows(u"signInName"_s);
                           });
        run.lookAround();
        return there;
    }
    static bool inStep(TrainingRun& run) {
        return soon([&] { return isInStep(run.desk) && isInStep(run.office); });
    }
    static QString standing(TrainingRun& run) {
        return u"desk: %1, office: %2, said: %3"_s.arg(run.desk.read(u"hubIndicator"_s),
                                                       run.office.read(u"hubIndicator"_s), run.complained());
    }
    static bool comeIn(TrainingRun& run) {
        const bool in =
            atDoors(run) && signIn(run.desk, u"desk"_s) && signIn(run.office, u"office"_s) && inStep(run);
        run.lookAround();
        return in;
    }
    /// What a window started ends right after it.
    static bool endsWhole(TrainingRun& run) {
        return soon([&] { return run.hasEnded(); }) && soon([&] { return !run.aRemnant(); });
    }
    static bool closeBoth(TrainingRun& run) {
        run.lookAround();
        return run.office.close() && run.desk.close() && endsWhole(run) && run.status() == 0;
    }
    /// Until it has given up by itself.
    static QString refusal(TrainingRun& run) {
        run.start();
        for (int i = 0; i < patience / 100 && !run.hasEnded(); ++i) {
            run.lookAround();
            QTest::qWait(100);
        }
        return run.status() == 1 && !run.aRemnant() ? run.complained() : QString();
    }

private Q_SLOTS:
    void bothDesksMeetThroughTheHub() {
        TrainingRun run(folder());
        run.start();
        QVERIFY2(atDoors(run), qPrintable(run.complained()));
        QVERIFY(run.said().contains(u"Desk 1: sign in as desk, password "_s + password));
        QCOMPARE(run.office.read(u"doorNote"_s), u"Review office: sign in as office, password "_s + password);
        QVERIFY2(comeIn(run), qPrintable(standing(run)));
        QVERIFY(run.office.click(u"railRoster"_s));
        QTRY_COMPARE(run.office.count(u"graduates"_s), 60); // the desk's list
        QVERIFY(closeBoth(run));
        QCOMPARE(run.complained(), QString());
    }

    void aPhotoGoesToTheOfficeAndItsVerdictBack() {
        const QString sample = qEnvironmentVariable("MIANGUAN_SAMPLE"),
                      file = place.filePath(u"LX0001.png"_s);
        if (!QFile::copy(sample, file)) QSKIP("No sample photograph: set MIANGUAN_SAMPLE");
        if (!Vision::load()) QSKIP("No models: set MIANGUAN_MODELS, or run installer/run.sh once");
        TrainingRun run(folder()); // the same one goes on
        run.start();
        QVERIFY2(comeIn(run), qPrintable(standing(run)));
        QVERIFY(run.desk.drop(file));
        QVERIFY(run.office.click(u"railReview"_s));
        QTRY_COMPARE_WITH_TIMEOUT(counted(run.office, "shown0"), u"1"_s, patience);
        QTRY_VERIFY_WITH_TIMEOUT(run.office.click(u"approve"_s), patience);
        QVERIFY(run.desk.click(u"railReview"_s));
        QTRY_COMPARE_WITH_TIMEOUT(counted(run.desk, "shown1"), u"1"_s, patience);
        QVERIFY(inStep(run));
        QVERIFY(closeBoth(run));
    }

    void aHubThatIsGoneIsSaidAndTheNextStartHasItAgain() {
        TrainingRun run(folder());
        run.start();
        QVERIFY2(comeIn(run), qPrintable(standing(run)));
        QVERIFY(run.hub() > 0);
        ::kill(pid_t(run.hub()), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(run.complained().contains(u"The hub has stopped"_s), patience);
        for (ProbedWindow* window : {&run.desk, &run.office})
            QTRY_VERIFY_WITH_TIMEOUT(window->read(u"hubIndicator"_s).startsWith(u"Offline"_s), patience);
        QVERIFY(closeBoth(run));
        TrainingRun next(folder());
        next.start();
        QVERIFY2(comeIn(next), qPrintable(standing(next)));
        QVERIFY(next.office.click(u"railRoster"_s));
        QTRY_COMPARE(next.office.count(u"graduates"_s), 60);
        QVERIFY(closeBoth(next));
    }

    void whateverEndsItEndsAll_data() {
        QTest::addColumn<int>("signal");
        QTest::addColumn<int>("status");
        QTest::newRow("Ctrl-C") << SIGINT << 0;
        QTest::newRow("asked to end") << SIGTERM << 0;
        QTest::newRow("closed terminal") << SIGHUP << 0;
        QTest::newRow("killed") << SIGKILL << -1;
    }
    void whateverEndsItEndsAll() {
        QFETCH(int, signal);
        QFETCH(int, status);
        TrainingRun run(folder());
        run.start();
        QVERIFY2(atDoors(run), qPrintable(run.complained()));
        run.signal(signal);
        QVERIFY(endsWhole(run));
        QCOMPARE(run.status(), status);
    }

    void aSecondOneInTheSameFolderIsRefused() {
        TrainingRun run(folder()), second(folder());
        run.start();
        QVERIFY2(atDoors(run), qPrintable(run.complained()));
        QVERIFY2(refusal(second).contains(u"Another program has this data open"_s),
                 qPrintable(second.complained()));
        QVERIFY(run.isOpen());
        QVERIFY(closeBoth(run));
    }

    void aTakenPortIsSaid() {
        QFile kept(folder() + u"/hub/port"_s);
        QVERIFY(kept.open(QFile::ReadOnly));
        const QString port = QString::fromLatin1(kept.readAll());
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost, port.toUShort()));
        TrainingRun run(folder());
        QVERIFY2(refusal(run).contains(u"(127.0.0.1:%1). End that program"_s.arg(port)),
                 qPrintable(run.complained()));
    }

    void aFolderThatCannotBeWrittenIsSaid() {
        const QString nowhere = u"/proc/mianguan-training"_s;
        TrainingRun run(nowhere);
        QVERIFY2(refusal(run).contains(u"The folder cannot be written to (%1)"_s.arg(nowhere)),
                 qPrintable(run.complained()));
    }

    void aFullDiskIsSaidAndMoreSpaceIsEnough_data() {
        QTest::addColumn<QString>("size");
        for (const char* size : {"16k", "512k"})
            QTest::newRow(size) << QString::fromLatin1(size);
    }
    void aFullDiskIsSaidAndMoreSpaceIsEnough() {
        QFETCH(QString, size);
        const QTemporaryDir mounted;
        const Mount disk(mounted.path(), {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size="_s + size, u"tmpfs"_s});
        if (!disk.mounted) QSKIP("may not mount a file system");
        TrainingRun run(mounted.filePath(u"training"_s));
        const QString said = refusal(run);
        QVERIFY2(said.contains(u"full"_s) || said.contains(u"cannot be written"_s),
                 qPrintable(said + run.complained()));
        QCOMPARE(QProcess::execute(u"mount"_s, {u"-o"_s, u"remount,size=64m"_s, mounted.path()}), 0);
        run.start();
        QVERIFY2(comeIn(run), qPrintable(standing(run)));
        QVERIFY(closeBoth(run));
    }
};

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    if (qEnvironmentVariableIsEmpty("DISPLAY")) {
        std::puts("There is no display for the windows, and no xvfb-run to make one.");
        return skipped;
    }
    TestTraining test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_training.moc"
