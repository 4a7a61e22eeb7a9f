#include "app/hub/terminal.h"

#include <cstdio>

namespace mianguan::hub {

void say(const QString& text) {
    std::fputs(qPrintable(text + QLatin1Char('\n')), stdout);
    std::fflush(stdout);
}

ExitStatus complain(const Error& error) {
    std::fputs(qPrintable(QStringLiteral("mianguan-hub: %1\n").arg(error.sentence())), stderr);
    return Failed;
}

ExitStatus complain(const QString& sentence) {
    std::fputs(qPrintable(QStringLiteral("mianguan-hub: %1\n").arg(sentence)), stderr);
    return WrongUsage;
}

} // namespace mianguan::hub
