#include "core/base/language.h"
#include "tests/screens/scenes.h"
#include "tests/screens/stage.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>

using namespace mianguan;
using namespace mianguan::test;

/// A picture of each state, one store each: `desk_screens FOLDER --camera VIDEO`. At 200 %:
/// QT_SCALE_FACTOR=2.
int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("FOLDER"), QStringLiteral("where the pictures go"));
    parser.addOptions(
        {{QStringLiteral("camera"), QStringLiteral("video of the sitter"), QStringLiteral("FILE")},
         {QStringLiteral("language"), QStringLiteral("zh_CN or en"), QStringLiteral("NAME"),
          QStringLiteral("zh_CN")},
         {QStringLiteral("dark"), QStringLiteral("dark colours")},
         {QStringLiteral("size"), QStringLiteral("of the window"), QStringLiteral("WxH"),
          QStringLiteral("1366x768")},
         {QStringLiteral("only"), QStringLiteral("scenes whose name begins so"), QStringLiteral("NAME")}});
    parser.process(application);
    const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    if (parser.positionalArguments().size() != 1 || size.size() != 2) parser.showHelp(2);
    const Look look{parser.positionalArguments().first(), parser.value(QStringLiteral("language")),
                    parser.isSet(QStringLiteral("dark")), QSize(size[0].toInt(), size[1].toInt()),
                    parser.value(QStringLiteral("camera"))};
    QDir().mkpath(look.folder);
    installLanguage(application, look.language);
    applyTheme(application, look.dark);
    const auto vision = orDie(Vision::load());
    const QList<Scene> scenes =
        deskScenes() + visitScenes() + sessionScenes() + listScenes() + hubScenes() + elsewhereScenes();
    for (const Scene& scene : scenes) {
        if (!QLatin1String(scene.name).startsWith(parser.value(QStringLiteral("only")))) continue;
        Stage stage(look, vision);
        scene.show(stage);
        stage.snap(QLatin1String(scene.name));
    }
}
