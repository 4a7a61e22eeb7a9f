#include "app/hub/commands.h"
#include "app/hub/serve.h"
#include "core/base/language.h"
#include "core/keys/hardening.h"

#include <QCoreApplication>
#include <QLocale>

#include <sys/stat.h>

namespace {

using namespace mianguan::hub;
using namespace Qt::StringLiterals;

QString text(const char* words) { return QCoreApplication::translate("HubProgram", words); }

QString commandLines() {
    QString lines;
    for (const ProgramCommand& command : programCommands())
        lines += u"  %1 %2\n"_s.arg(QLatin1String(command.name), -16).arg(text(command.summary));
    return lines + u"  %1 %2\n"_s.arg(u"restore"_s, -16)
                       .arg(text(QT_TRANSLATE_NOOP("HubProgram", "puts a backup into an empty folder")));
}

ExitStatus serveFrom(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        text(QT_TRANSLATE_NOOP(
            "HubProgram",
            "The hub that stations meet. Without a command it serves, until SIGTERM; SIGHUP reads "
            "the certificate again.\n\nCommands, each with --data DIR and a --help of its "
            "own, also while it serves:\n")) +
        commandLines());
    parser.addHelpOption();
    parser.addVersionOption();
    ServeOptions::addOptions(parser);
    if (!parser.parse(QStringList(u"mianguan-hub"_s) + arguments)) return complain(parser.errorText());
    if (parser.isSet(u"help"_s)) return say(parser.helpText()), Done;
    if (parser.isSet(u"version"_s))
        return say(u"mianguan-hub "_s + QCoreApplication::applicationVersion()), Done;
    if (const QStringList odd = parser.positionalArguments(); !odd.isEmpty())
        return complain(
            text(QT_TRANSLATE_NOOP("HubProgram", "There is no command %1. See: mianguan-hub --help"))
                .arg(odd.first()));
    const auto options = ServeOptions::from(parser);
    return options ? serve(*options) : complain(options.error().sentence());
}

ExitStatus run(const QStringList& arguments) {
    const QString first = arguments.value(0);
    if (first == u"restore") return runRestore(arguments.mid(1));
    for (const ProgramCommand& command : programCommands())
        if (first == QLatin1String(command.name)) return runCommand(command, arguments.mid(1));
    return serveFrom(arguments);
}

} // namespace

int main(int argc, char** argv) {
    ::umask(077);
    mianguan::hardenProcess();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"mianguan-hub"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(MIANGUAN_VERSION));
    const bool chinese = QLocale::system().language() == QLocale::Chinese;
    mianguan::installLanguage(app, chinese ? u"zh_CN"_s : u"en"_s);
    return run(QCoreApplication::arguments().mid(1));
}
