#include "app/batch/commands.h"
#include "app/batch/options.h"
#include "app/batch/report.h"
#include "app/batch/terminal.h"
#include "core/base/csv.h"
#include "core/decoder/untrusted_picture.h"
#include "core/portrait/verification.h"
#include "core/vision/vision.h"

#include <QCache>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace mianguan::batch {

namespace {

QString say(const char* text) { return QCoreApplication::translate("Batch", text); }

struct Pair {
    QString a, b;
};

Result<QList<Pair>> pairsOf(const QString& csv) {
    QFile file(csv);
    if (!file.open(QIODevice::ReadOnly))
        return failFromErrno(ENOENT, say(QT_TRANSLATE_NOOP("Batch", "The list of pairs cannot be read")),
                             csv);
    const QStringList lines =
        QString::fromUtf8(file.readAll()).remove(QChar(0xFEFF)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    const auto wrong = [&](int line) {
        return fail(
            ErrorKind::Unreadable,
            say(QT_TRANSLATE_NOOP("Batch", "Line %1 of the list of pairs is not as expected")).arg(line), csv,
            say(QT_TRANSLATE_NOOP("Batch",
                                  "The first line must be a,b; each following line names two files.")));
    };
    if (lines.isEmpty() || lines.first().trimmed() != QLatin1String("a,b")) return wrong(1);
    QList<Pair> pairs;
    for (int i = 1; i < lines.size(); ++i) {
        const QStringList cells = csvCells(lines.at(i).trimmed());
        if (cells.size() != 2) return wrong(i + 1);
        pairs << Pair{cells.at(0), cells.at(1)};
    }
    return pairs;
}

/// A path in the list counts from where we are, else from the list's own folder.
QString located(const QString& path, const QString& csv) {
    if (QFileInfo::exists(path)) return path;
    const QString beside = QFileInfo(csv).dir().filePath(path);
    return QFileInfo::exists(beside) ? beside : path;
}

/// Templates of pictures already seen: lists name the same file often.
class Templates {
public:
    explicit Templates(const Vision& v) : vision(v) {}

    Result<FaceTemplate> of(const QString& path) {
        if (const auto* known = seen.object(path)) return *known;
        auto made = readUntrusted(path).and_then(
            [&](const Picture& picture) { return faceTemplate(picture, vision); });
        if (!made && made.error().where.isEmpty()) made.error().where = path;
        seen.insert(path, new Result<FaceTemplate>(made));
        return made;
    }

private:
    const Vision& vision;
    QCache<QString, Result<FaceTemplate>> seen{4096};
};

QJsonObject lineFor(const Pair& pair, const QString& csv, Templates& templates, ExitStatus& worst) {
    QJsonObject line{{QStringLiteral("a"), pair.a},
                     {QStringLiteral("b"), pair.b},
                     {QStringLiteral("error"), QJsonValue::Null},
                     {QStringLiteral("quality"), QJsonValue::Null}};
    const auto a = templates.of(located(pair.a, csv));
    const auto b = templates.of(located(pair.b, csv));
    if (!a || !b) {
        worst = graver(worst, (a ? b : a).error().kind == ErrorKind::Refused ? Failed : Unreadable);
        line.insert(QStringLiteral("scores"), QJsonObject());
        line.insert(QStringLiteral("band"), bandName(Band::Unsure));
        line.insert(QStringLiteral("error"), (a ? b : a).error().sentence());
        return line;
    }
    const Likeness likeness = compareFaces(*a, *b);
    line.insert(QStringLiteral("scores"), QJsonObject{{QStringLiteral("resnet"), likeness.resnet},
                                                      {QStringLiteral("mobile"), likeness.mobile}});
    line.insert(QStringLiteral("band"), bandName(likeness.band));
    QJsonObject quality = qualityJson(likeness, *a, *b);
    quality.insert(QStringLiteral("cause"), whyNotCompared(likeness, pair.a, pair.b));
    line.insert(QStringLiteral("quality"), quality);
    return line;
}

} // namespace

ExitStatus verifyCommand(const QStringList& arguments) {
    Options options(
        QStringLiteral("verify"),
        say(QT_TRANSLATE_NOOP("Batch", "Says for each pair of pictures whether they show the same person: "
                                       "same, unsure or different. A person decides what is unsure.")),
        QStringLiteral("A B | --pairs CSV"));
    options.add(QStringLiteral("pairs"),
                say(QT_TRANSLATE_NOOP("Batch", "Pairs of files, one a line under the header a,b.")),
                QStringLiteral("CSV"));
    if (const auto parsed = options.parse(arguments); parsed != Options::Parsed::Go)
        return parsed == Options::Parsed::HelpShown ? Passed : WrongUsage;
    const QString csv = options.value(QStringLiteral("pairs"));
    QList<Pair> pairs;
    if (csv.isEmpty()) {
        if (options.files().size() != 2)
            return options.wrong(
                       say(QT_TRANSLATE_NOOP("Batch", "Name two pictures, or a list with --pairs."))),
                   WrongUsage;
        pairs << Pair{options.files().at(0), options.files().at(1)};
    } else {
        if (!options.files().isEmpty())
            return options.wrong(say(QT_TRANSLATE_NOOP("Batch", "Name two pictures or a list, not both."))),
                   WrongUsage;
        auto read = pairsOf(csv);
        if (!read) return sayError(read.error().sentence()), WrongUsage;
        pairs = *read;
    }
    readyDecoder();
    auto vision = Vision::load();
    if (!vision) return sayError(vision.error().sentence()), Unreadable;
    Templates templates(**vision);
    Report report;
    ExitStatus worst = Passed;
    for (const Pair& pair : pairs)
        report.addLine(lineFor(pair, csv, templates, worst));
    return worst;
}

} // namespace mianguan::batch
