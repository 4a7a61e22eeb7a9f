#include "app/station/appearance.h"
#include "app/station/options.h"
#include "app/station/station.h"
#include "app/station/training.h"
#include "app/station/verify_command.h"
#include "core/base/language.h"
#include "core/image/picture_memory.h"
#include "core/keys/hardening.h"
#include "ui/base/settings.h"

#include <QApplication>

#include <cstdio>

namespace {

using namespace mianguan;

void name() {
    QCoreApplication::setApplicationName(QStringLiteral("mianguan"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MIANGUAN_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("mianguan"));
}

bool hasDisplay() {
    for (const char* variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        if (!qEnvironmentVariableIsEmpty(variable)) return true;
    return false;
}

int say(FILE* stream, const QString& text, int status) {
    std::fprintf(stream, "%s\n", qUtf8Printable(text));
    return status;
}

/// Everything that needs no window, or none when the window is wanted.
std::optional<int> withoutWindow(const Options& options, const QString& language) {
    if (!options.mistake.isEmpty())
        return say(stderr,
                   options.mistake + QLatin1Char('\n') +
                       QCoreApplication::translate("Station", "See: mianguan --help"),
                   2);
    if (options.help) return say(stdout, helpText(), 0);
    if (options.version)
        return say(stdout, QStringLiteral("mianguan ") + QStringLiteral(MIANGUAN_VERSION), 0);
    if (options.verify) return verifyStore(options);
    if (!hasDisplay())
        return say(
            stderr,
            QCoreApplication::translate(
                "Station",
                "There is no display to open a window on. For work without one there is mianguan-batch."),
            2);
    if (!options.training.isEmpty()) return runTraining(options, language);
    return {};
}

int runWindow(int& argc, char** argv, const Options& options) {
    QApplication application(argc, argv);
    Settings settings;
    Appearance appearance(application, settings, options.language);
    Station station(options, settings, appearance);
    station.begin();
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    hardenProcess();
    keepPictureMemory();
    name();
    Options options;
    {
        QCoreApplication plain(argc, argv);
        const QString remembered = Settings().get(setting::language);
        options = optionsFrom(QCoreApplication::arguments().mid(1));
        const QString language = options.language.isEmpty() ? remembered : options.language;
        installLanguage(plain, language);
        if (const auto status = withoutWindow(options, language)) return *status;
    }
    return runWindow(argc, argv, options);
}
