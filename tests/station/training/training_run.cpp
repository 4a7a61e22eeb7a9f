#include "tests/station/training/training_run.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <csignal>

namespace mianguan::test {

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

QString proc(qint64 process, const char* what) {
    return QStringLiteral("/proc/%1/%2").arg(process).arg(QLatin1String(what));
}

/// One that ended and was not buried yet does not run.
bool runs(qint64 process) {
    const QByteArray stat = contentOf(proc(process, "stat"));
    return !stat.isEmpty() && !stat.mid(stat.lastIndexOf(')')).startsWith(") Z");
}

QList<qint64> childrenOf(qint64 process) {
    QList<qint64> all;
    for (const QString& thread : QDir(proc(process, "task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        for (const QByteArray& child :
             contentOf(proc(process, "task/") + thread + QStringLiteral("/children")).simplified().split(' '))
            if (!child.isEmpty()) all += child.toLongLong();
    return all;
}

QList<qint64> belowOf(qint64 process) {
    QList<qint64> all;
    for (const qint64 child : childrenOf(process))
        all += QList<qint64>{child} + belowOf(child);
    return all;
}

QProcessEnvironment withProbe() {
    QProcessEnvironment around = QProcessEnvironment::systemEnvironment();
    around.insert(QStringLiteral("QT_PLUGIN_PATH"), QStringLiteral(PROBE));
    around.insert(QStringLiteral("QT_QPA_GENERIC_PLUGINS"), QStringLiteral("mianguanprobe"));
    return around;
}

} // namespace

TrainingRun::TrainingRun(const QString& place)
    : desk(place + QStringLiteral("/desk")), office(place + QStringLiteral("/office")), folder(place) {
    program.setProcessEnvironment(withProbe());
}

TrainingRun::~TrainingRun() {
    if (program.state() == QProcess::NotRunning) return;
    program.terminate();
    if (!program.waitForFinished()) program.kill();
}

void TrainingRun::start(const QString& language) {
    out.clear();
    err.clear();
    started.clear();
    program.start(QStringLiteral(STATION),
                  {QStringLiteral("--training"), folder, QStringLiteral("--language"), language});
    program.waitForStarted();
}

bool TrainingRun::isOpen() { return desk.isThere() && office.isThere(); }

void TrainingRun::signal(int number) const { ::kill(pid_t(program.processId()), number); }

qint64 TrainingRun::hub() const {
    for (const qint64 child : childrenOf(program.processId()))
        if (contentOf(proc(child, "cmdline")).split('\0').value(0).endsWith("/mianguan-hub")) return child;
    return 0;
}

void TrainingRun::lookAround() { started += belowOf(program.processId()); }

bool TrainingRun::aRemnant() const { return std::any_of(started.begin(), started.end(), runs); }

} // namespace mianguan::test
