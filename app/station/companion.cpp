#include "app/station/companion.h"

#include <QFile>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace mianguan {

namespace {

constexpr int stopWithinMs = 15'000;

} // namespace

/// Ctrl-C is for this program alone, which then ends the other.
Companion::Companion(const QString& log) : place(log) {
    setChildProcessModifier([] {
        ::setsid();
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    });
    connect(this, &QProcess::readyReadStandardError, this, &Companion::keep);
}

/// Nobody is told any more: whoever listened may be half gone.
Companion::~Companion() {
    disconnect();
    terminate();
    if (state() != NotRunning && !waitForFinished(stopWithinMs)) kill();
}

void Companion::keep() {
    const QByteArray said = readAllStandardError();
    if (QFile file(place); file.open(QFile::Append)) file.write(said);
    const QByteArray line = said.trimmed();
    if (!line.isEmpty()) last = QString::fromUtf8(line.mid(line.lastIndexOf('\n') + 1));
}

} // namespace mianguan
