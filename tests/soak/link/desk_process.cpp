#include "tests/soak/link/desk_process.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <csignal>

namespace mianguan::soak {

using namespace Qt::StringLiterals;

DeskProcess::~DeskProcess() {
    process.kill();
    process.waitForFinished();
}

void DeskProcess::start() {
    pid = 0;
    process.start(QCoreApplication::applicationFilePath(), {u"--desk"_s, folder, u"--code"_s, code});
    process.waitForStarted();
    pid = int(process.processId());
}

void DeskProcess::kill() {
    killing = true;
    while (pid == 0) // 0 is the whole group; it runs already, or it would have asked nothing
        QThread::usleep(100);
    ::kill(pid, SIGKILL);
}

QString DeskProcess::live(int ms) {
    QElapsedTimer clock;
    clock.start();
    for (;;) {
        if (!isRunning()) start();
        if (!QTest::qWaitFor([&] { return !isRunning(); }, int(ms - clock.elapsed())))
            return u"the desk never ended"_s;
        hear();
        const bool crashed = process.exitStatus() == QProcess::CrashExit;
        if (crashed && killing.exchange(false)) continue;
        if (!crashed && process.exitCode() == 0) return {};
        return u"the desk ended with %1: "_s.arg(process.exitCode()) +
               QString::fromUtf8(process.readAllStandardError()).trimmed().right(600);
    }
}

void DeskProcess::hear() {
    for (const QByteArray& line : process.readAllStandardOutput().split('\n'))
        if (const auto words = line.split(' '); words.size() == 3 && words[0] == "+")
            acknowledged +=
                {*Id::fromHex(QString::fromLatin1(words[1])), *Hash::fromHex(QString::fromLatin1(words[2]))};
}

} // namespace mianguan::soak
