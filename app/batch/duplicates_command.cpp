#include "app/batch/commands.h"
#include "app/batch/inputs.h"
#include "app/batch/options.h"
#include "app/batch/report.h"
#include "app/batch/terminal.h"
#include "core/decoder/untrusted_picture.h"
#include "core/portrait/face_gallery.h"
#include "core/vision/vision.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace mianguan::batch {

namespace {

QString say(const char* text) { return QCoreApplication::translate("Batch", text); }

/// Every picture named, its face beside all others.
class Session {
public:
    Session(const Vision& v, Report& r, bool w) : vision(v), report(r), words(w) {}

    /// A picture without a face is said and left out.
    void take(const QString& path) {
        auto face = readUntrusted(path).and_then(
            [&](const Picture& picture) { return faceTemplate(picture, vision); });
        if (!face) {
            if (face.error().where.isEmpty()) face.error().where = path;
            return sayUnusable(path, face.error());
        }
        const Id id = Id::random();
        paths.insert(id, path);
        gallery.add({id, graduateKey(QFileInfo(path).completeBaseName())}, *face);
    }

    void sayDoubts() {
        for (const FaceDoubt& doubt : gallery.doubts()) {
            worst = graver(worst, Failed);
            if (words)
                sayOutput(sentenceOf(doubt));
            else
                report.addLine(lineOf(doubt));
        }
    }
    ExitStatus status() const { return worst; }
    int faces() const { return gallery.size(); }

private:
    void sayUnusable(const QString& path, const Error& error) {
        worst = graver(worst, error.kind == ErrorKind::Refused ? Failed : Unreadable);
        if (words) return sayError(error.sentence());
        report.addLine({{QStringLiteral("kind"), QStringLiteral("unusable")},
                        {QStringLiteral("a"), path},
                        {QStringLiteral("b"), QJsonValue::Null},
                        {QStringLiteral("scores"), QJsonObject()},
                        {QStringLiteral("band"), bandName(Band::Unsure)},
                        {QStringLiteral("error"), error.sentence()}});
    }
    QString sentenceOf(const FaceDoubt& doubt) const {
        const bool crossed = doubt.kind == FaceDoubt::Kind::Crossed;
        const QString text = crossed ? say(QT_TRANSLATE_NOOP("Batch", "crossed? %1 looks like %2 (%3)"))
                                     : say(QT_TRANSLATE_NOOP("Batch", "one face twice? %1 and %2 (%3)"));
        return text.arg(paths.value(doubt.picture), paths.value(doubt.other), bandText(doubt.likeness.band));
    }
    QJsonObject lineOf(const FaceDoubt& doubt) const {
        const bool crossed = doubt.kind == FaceDoubt::Kind::Crossed;
        return {{QStringLiteral("kind"), crossed ? QStringLiteral("crossed") : QStringLiteral("duplicate")},
                {QStringLiteral("a"), paths.value(doubt.picture)},
                {QStringLiteral("b"), paths.value(doubt.other)},
                {QStringLiteral("scores"), QJsonObject{{QStringLiteral("resnet"), doubt.likeness.resnet},
                                                       {QStringLiteral("mobile"), doubt.likeness.mobile}}},
                {QStringLiteral("band"), bandName(doubt.likeness.band)},
                {QStringLiteral("error"), QJsonValue::Null}};
    }

    const Vision& vision;
    Report& report;
    const bool words;
    FaceGallery gallery;
    QHash<Id, QString> paths;
    ExitStatus worst = Passed;
};

} // namespace

ExitStatus duplicatesCommand(const QStringList& arguments) {
    Options options(
        QStringLiteral("duplicates"),
        say(QT_TRANSLATE_NOOP(
            "Batch", "Compares every face with every other and names what needs a look: one face under two "
                     "names, and crossed photos. Files whose names hold the same identity number, or are "
                     "equal, are one graduate's: a portrait and its reference picture, say.")),
        QStringLiteral("[options] FILE|DIR…"));
    options.add(
        QStringLiteral("json"),
        say(QT_TRANSLATE_NOOP("Batch", "Write a JSON object a line for each finding; - is standard output.")),
        QStringLiteral("FILE|-"));
    if (const auto parsed = options.parse(arguments); parsed != Options::Parsed::Go)
        return parsed == Options::Parsed::HelpShown ? Passed : WrongUsage;
    if (options.files().isEmpty())
        return options.wrong(say(QT_TRANSLATE_NOOP("Batch", "Name at least one picture or folder."))),
               WrongUsage;
    Report report;
    if (auto ready = report.open(options.value(QStringLiteral("json"))); !ready)
        return options.wrong(ready.error().sentence()), WrongUsage;
    auto vision = Vision::load();
    if (!vision) return sayError(vision.error().sentence()), Unreadable;
    const bool words = options.value(QStringLiteral("json")).isEmpty();
    Session session(**vision, report, words);
    for (const QString& path : expandInputs(options.files()))
        session.take(path);
    session.sayDoubts();
    if (words && session.status() == Passed)
        sayOutput(QCoreApplication::translate("Batch", "%n face(s) compared; nothing needs a look.", nullptr,
                                              session.faces()));
    if (auto closed = report.close(); !closed)
        return sayError(closed.error().sentence()), graver(session.status(), Failed);
    return session.status();
}

} // namespace mianguan::batch
