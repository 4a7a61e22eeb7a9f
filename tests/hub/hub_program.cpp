#include "tests/hub/hub_program.h"

#include <QDeadlineTimer>
#include <QFile>

#include <csignal>

namespace mianguan::test {

namespace {

constexpr int patience = 120'000; // ms

QProcessEnvironment englishWith(const QString& database) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("en_GB.UTF-8"));
    environment.insert(QStringLiteral("LANG"), QStringLiteral("en_GB.UTF-8"));
    if (!database.isEmpty()) environment.insert(QStringLiteral("MIANGUAN_HUB_DATABASE"), database);
    return environment;
}

} // namespace

Ran runProgram(const QString& program, const QStringList& arguments, const QProcessEnvironment& environment) {
    QProcess process;
    if (!environment.isEmpty()) process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(patience)) return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

HubProgram::~HubProgram() {
    if (process.state() != QProcess::NotRunning) stop(SIGKILL);
}

bool HubProgram::start(const QStringList& options, const QString& database) {
    output.clear();
    process.setProcessEnvironment(englishWith(database));
    process.setStandardErrorFile(logs.filePath(QStringLiteral("log")), QProcess::Append);
    process.start(QStringLiteral(HUB), QStringList{QStringLiteral("--data"), data} + options);
    QDeadlineTimer deadline(60'000);
    while (!deadline.hasExpired() && process.state() != QProcess::NotRunning) {
        if (isServing()) return true;
        process.waitForReadyRead(100);
    }
    return false;
}

QString HubProgram::logged() const {
    QFile file(logs.filePath(QStringLiteral("log")));
    return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool HubProgram::isServing() { return said().contains(QStringLiteral("The hub serves at")); }

Ran HubProgram::command(const QStringList& arguments, const QString& database) const {
    return runProgram(QStringLiteral(HUB), arguments + QStringList{QStringLiteral("--data"), data},
                      englishWith(database));
}

QString HubProgram::codeBy(const QString& name, const QString& address, const QString& database) const {
    return command({name, QStringLiteral("--school"), QStringLiteral("10558"), QStringLiteral("--address"),
                    address},
                   database)
        .said.trimmed();
}

QString HubProgram::enrolmentCode(const QString& address, const QString& database) const {
    return codeBy(QStringLiteral("enrol"), address, database);
}

QString HubProgram::accountCode(const QString& address, const QString& database) const {
    return codeBy(QStringLiteral("account-add"), address, database);
}

void HubProgram::signal(int number) const {
    if (process.processId() > 0) ::kill(pid_t(process.processId()), number); // 0 is the whole group
}

int HubProgram::stop(int number) {
    signal(number);
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit) return -1;
    return process.exitCode();
}

Ran conformance(const QString& address, const QString& code, const QString& accountCode) {
    QStringList arguments{QStringLiteral("https://") + address, QStringLiteral("--code"), code};
    if (!accountCode.isEmpty()) arguments += {QStringLiteral("--account-code"), accountCode};
    return runProgram(QStringLiteral(CONFORMANCE), arguments);
}

QString failures(const Ran& walked) {
    QStringList lines;
    bool before = false;
    for (const QString& line : walked.said.split(QLatin1Char('\n'))) {
        const bool failed = line.startsWith(QLatin1String("FAILED"));
        if (failed || before) lines += line;
        before = failed;
    }
    return lines.join(QLatin1Char('\n')) + walked.complained;
}

} // namespace mianguan::test
