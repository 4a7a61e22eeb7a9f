#include "tests/hub/postgres_server.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <chrono>
#include <pwd.h>
#include <signal.h>
#include <thread>
#include <unistd.h>

namespace mianguan::test {

namespace {

using namespace std::chrono_literals;

QString programFolder() {
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    for (const QString& version :
         versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed))
        if (QFile::exists(versions.filePath(version + QStringLiteral("/bin/initdb"))))
            return versions.filePath(version + QStringLiteral("/bin"));
    return {};
}

/// PostgreSQL refuses to run as root; then it runs as nobody. It ends when this program does.
void prepare(QProcess& process, const QString& program, const QStringList& arguments) {
    QStringList all{QStringLiteral("--pdeathsig"), QStringLiteral("INT")};
    if (geteuid() == 0)
        all += {QStringLiteral("--reuid=nobody"), QStringLiteral("--regid=nogroup"),
                QStringLiteral("--clear-groups")};
    process.setProgram(QStringLiteral("setpriv"));
    process.setArguments(all + QStringList{program} + arguments);
    process.setWorkingDirectory(QStringLiteral("/"));
}

bool runs(const QString& program, const QStringList& arguments) {
    QProcess process;
    prepare(process, program, arguments);
    process.start();
    return process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit &&
           process.exitCode() == 0;
}

} // namespace

std::unique_ptr<PostgresServer> PostgresServer::start(bool durable) {
    std::unique_ptr<PostgresServer> made(new PostgresServer);
    made->programs = programFolder();
    made->durable = durable;
    const bool can =
        !made->programs.isEmpty() && !QStandardPaths::findExecutable(QStringLiteral("setpriv")).isEmpty();
    if (!can || !made->initialise() || !made->goOn()) return nullptr;
    return made;
}

bool PostgresServer::initialise() {
    if (geteuid() == 0) {
        const passwd* nobody = getpwnam("nobody");
        if (!nobody ||
            ::chown(QFile::encodeName(folder.path()).constData(), nobody->pw_uid, nobody->pw_gid) != 0)
            return false;
    }
    return runs(programs + QStringLiteral("/initdb"),
                {QStringLiteral("-D"), folder.filePath(QStringLiteral("data")), QStringLiteral("-U"),
                 QStringLiteral("hub"), QStringLiteral("--auth=trust"), QStringLiteral("--no-sync"),
                 QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("--locale=C")});
}

bool PostgresServer::isReady() const {
    return QProcess::execute(programs + QStringLiteral("/pg_isready"),
                             {QStringLiteral("-q"), QStringLiteral("-h"), folder.path(), QStringLiteral("-U"),
                              QStringLiteral("hub")}) == 0;
}

bool PostgresServer::goOn() {
    const QString sync = durable ? QStringLiteral("on") : QStringLiteral("off");
    prepare(server, programs + QStringLiteral("/postgres"),
            {QStringLiteral("-D"), folder.filePath(QStringLiteral("data")), QStringLiteral("-k"),
             folder.path(), QStringLiteral("-h"), QString(), QStringLiteral("-c"),
             QStringLiteral("fsync=") + sync});
    server.setProcessChannelMode(QProcess::MergedChannels);
    server.setStandardOutputFile(folder.filePath(QStringLiteral("log")));
    server.start();
    const QDeadlineTimer deadline(60s);
    while (!deadline.hasExpired() && server.state() != QProcess::NotRunning) {
        if (isReady()) return true;
        std::this_thread::sleep_for(50ms);
    }
    return false;
}

namespace {

/// Of a process, and where `ended` says so of those that it has seen end.
double secondsOf(const QByteArray& process, bool ended) {
    QFile file(QStringLiteral("/proc/%1/stat").arg(QString::fromLatin1(process)));
    if (!file.open(QFile::ReadOnly)) return 0;
    const QByteArrayList fields = file.readAll().split(')').last().simplified().split(' ');
    constexpr int user = 11; // after the name; then system, and both of those that ended
    qint64 ticks = 0;
    for (int i = user; i < user + (ended ? 4 : 2); ++i)
        ticks += fields.value(i).toLongLong();
    return double(ticks) / double(sysconf(_SC_CLK_TCK));
}

} // namespace

double PostgresServer::processorSeconds() const {
    const QByteArray parent = QByteArray::number(server.processId());
    double seconds = secondsOf(parent, true);
    QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(QString::fromLatin1(parent)));
    if (children.open(QFile::ReadOnly))
        for (const QByteArray& child : children.readAll().simplified().split(' '))
            seconds += secondsOf(child, false);
    return seconds;
}

void PostgresServer::stop() {
    if (server.state() == QProcess::NotRunning) return;
    ::kill(pid_t(server.processId()), SIGQUIT); // at once, as in a crash
    server.waitForFinished();
}

PostgresServer::~PostgresServer() { stop(); }

QString PostgresServer::newDatabase() {
    const QString name = QStringLiteral("hub%1").arg(++databases);
    const bool made =
        runs(programs + QStringLiteral("/createdb"),
             {QStringLiteral("-h"), folder.path(), QStringLiteral("-U"), QStringLiteral("hub"), name});
    if (!made) qFatal("no database could be made");
    return QStringLiteral("postgresql://hub@localhost/%1?host=%2").arg(name, folder.path());
}

} // namespace mianguan::test
