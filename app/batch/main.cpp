#include "app/batch/commands.h"
#include "app/batch/terminal.h"
#include "core/base/language.h"
#include "core/image/picture_memory.h"
#include "core/keys/hardening.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

namespace {

using mianguan::batch::ExitStatus;
using Command = ExitStatus (*)(const QStringList&);

const QHash<QString, Command>& commands() {
    static const QHash<QString, Command> all{
        {QStringLiteral("standardize"), mianguan::batch::standardizeCommand},
        {QStringLiteral("check"), mianguan::batch::checkCommand},
        {QStringLiteral("matte"), mianguan::batch::matteCommand},
        {QStringLiteral("verify"), mianguan::batch::verifyCommand},
        {QStringLiteral("duplicates"), mianguan::batch::duplicatesCommand},
        {QStringLiteral("rederive"), mianguan::batch::rederiveCommand},
        {QStringLiteral("specs"), mianguan::batch::specsCommand}};
    return all;
}

QString help() {
    return QCoreApplication::translate("Batch", R"(Usage: mianguan-batch COMMAND [options] FILE…

Standard photos to 教毕指〔2017〕99号 without a window.

  standardize FILE|DIR…   makes a standard photo of every picture and says what is wrong with it
  check FILE…             judges finished photos as they are
  matte FILE -o OUT.png   cuts the person out
  verify A B              says whether two pictures show the same person
  duplicates FILE|DIR…    finds one face under two names, and crossed photos
  rederive PORTRAIT --original FILE
                          proves that a portrait is its original, only cropped and laid on a background
  specs                   lists the photo specifications

  mianguan-batch COMMAND --help   explains one command
  mianguan-batch --version

Exit status: 0 all pass or warn · 1 something failed · 3 something unreadable · 2 wrong usage.)");
}

} // namespace

int main(int argc, char** argv) {
    mianguan::hardenProcess();
    mianguan::keepPictureMemory();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("mianguan-batch"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MIANGUAN_VERSION));
    const bool chinese = QLocale::system().language() == QLocale::Chinese;
    mianguan::installLanguage(app, chinese ? QStringLiteral("zh_CN") : QStringLiteral("en"));
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString first = arguments.value(0);
    if (first == QLatin1String("--version"))
        return mianguan::batch::sayOutput(QStringLiteral("mianguan-batch ") +
                                          QCoreApplication::applicationVersion()),
               0;
    if (first == QLatin1String("--help") || first == QLatin1String("-h"))
        return mianguan::batch::sayOutput(help()), 0;
    if (const Command command = commands().value(first)) return command(arguments.mid(1));
    mianguan::batch::sayError(
        first.isEmpty()
            ? help()
            : QCoreApplication::translate("Batch", "There is no command %1. See: mianguan-batch --help")
                  .arg(first));
    return mianguan::batch::WrongUsage;
}
