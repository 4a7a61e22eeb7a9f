#include "app/station/options.h"

#include "core/base/language.h"

#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>

namespace mianguan {

namespace {

QString defaultFolder(bool practice) {
    const QDir data(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    return data.filePath(practice ? QStringLiteral("practice") : QStringLiteral("store"));
}

} // namespace

Options optionsFrom(const QStringList& arguments) {
    const QCommandLineOption practice(QStringLiteral("practice")), verify(QStringLiteral("verify")),
        imports(QStringLiteral("import")), user(QStringLiteral("user"), {}, QStringLiteral("NAME")),
        training(QStringLiteral("training"), {}, QStringLiteral("DIR")),
        data(QStringLiteral("data"), {}, QStringLiteral("DIR")),
        language(QStringLiteral("language"), {}, QStringLiteral("NAME")),
        title(QStringLiteral("title"), {}, QStringLiteral("WORDS")),
        help(QStringList{QStringLiteral("h"), QStringLiteral("help")}),
        version(QStringList{QStringLiteral("v"), QStringLiteral("version")});
    QCommandLineParser parser;
    parser.addOptions({practice, verify, imports, training, user, data, language, title, help, version});
    Options options;
    if (!parser.parse(QStringList(QStringLiteral("mianguan")) + arguments))
        options.mistake = parser.errorText();
    options.practice = parser.isSet(practice);
    options.verify = parser.isSet(verify);
    options.help = parser.isSet(help);
    options.version = parser.isSet(version);
    options.data =
        parser.isSet(data) ? QDir(parser.value(data)).absolutePath() : defaultFolder(options.practice);
    options.user = parser.value(user);
    options.training = parser.value(training);
    options.language = parser.value(language);
    options.title = parser.value(title);
    for (const QString& path : parser.positionalArguments())
        options.imports += QDir().absoluteFilePath(path);
    if (parser.isSet(imports) && options.imports.isEmpty())
        options.mistake =
            QCoreApplication::translate("Station", "--import needs at least one file or folder.");
    if (parser.isSet(user) && (!options.verify || options.practice))
        options.mistake = QCoreApplication::translate(
            "Station", "--user goes with --verify, and not with --practice, which has no people.");
    if (parser.isSet(training) && (options.practice || options.verify || parser.isSet(data) ||
                                   !options.imports.isEmpty() || options.training.isEmpty()))
        options.mistake = QCoreApplication::translate(
            "Station", "--training needs a folder and goes with --language alone.");
    if (!options.language.isEmpty() && !languages().contains(options.language))
        options.mistake =
            QCoreApplication::translate("Station", "There is no language %1; there are zh_CN and en.")
                .arg(options.language);
    return options;
}

QString helpText() {
    return QCoreApplication::translate("Station", R"(Usage: mianguan [options] [--import FILE|DIR…]

Make, check and review graduates' certificate photos to 教毕指〔2017〕99号.

  --practice          use the practice store, which is marked as such and never synchronised
  --training DIR      a hub and two stations enrolled at it on this computer, with made-up graduates, to learn
                      and to show with; DIR keeps them for the next time
  --data DIR          use the store in this folder; it is made when it is not there
  --import FILE|DIR…  import these, then show the review queue
  --verify            no window: check every event and picture of the store and say what is wrong;
                      without --user only what can be checked without a key
  --user NAME         with --verify: sign in as NAME. The password is asked on the terminal, or read
                      as one line from standard input where that is no terminal
  --language NAME     zh_CN or en, for this run
  --title WORDS       in the window's title and at its door, to tell two windows apart
  -v, --version       say the version
  -h, --help          say this

Exit status: 0 well · 1 --verify found something wrong, or the store cannot be opened · 2 wrong usage.)");
}

} // namespace mianguan
