#include "app/batch/commands.h"
#include "app/batch/derivation_report.h"
#include "app/batch/options.h"
#include "app/batch/record_file.h"
#include "app/batch/report.h"
#include "app/batch/terminal.h"
#include "core/decoder/untrusted_picture.h"
#include "core/vision/vision.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace mianguan::batch {

namespace {

QString say(const char* text) { return QCoreApplication::translate("Batch", text); }

struct Case {
    QString path;
    QByteArray bytes;
    Picture portrait, original;
    std::optional<Picture> plate;
    QStringList specifications; ///< to try, in this order
    std::optional<Record> record;
};

bool betterThan(const Derivation& a, const Derivation& b) {
    if (a.verdict != b.verdict) return a.verdict < b.verdict;
    return a.person + a.backdrop + a.edge < b.person + b.backdrop + b.edge;
}

/// The specifications whose background the portrait's upper corners may have, the default one first.
QStringList likely(const Picture& portrait) {
    constexpr double near = 24; // levels per channel
    QStringList ids;
    const int side = std::max(1, std::min(portrait.bgr.cols, portrait.bgr.rows) / 40);
    const cv::Scalar left = cv::mean(portrait.bgr(cv::Rect(0, 0, side, side)));
    const cv::Scalar right = cv::mean(portrait.bgr(cv::Rect(portrait.bgr.cols - side, 0, side, side)));
    for (const QString& id : specificationIds()) {
        const auto spec = loadSpecification(id);
        if (!spec) continue;
        const cv::Scalar wanted(spec->background[2], spec->background[1], spec->background[0]);
        if (std::min(cv::norm(left - wanted, cv::NORM_INF), cv::norm(right - wanted, cv::NORM_INF)) < near)
            ids << id;
    }
    return ids.isEmpty() ? QStringList{defaultSpecificationId()} : ids;
}

Result<Answer> byRecord(const Case& given) {
    return loadSpecification(given.record->specification).and_then([&](const Specification& spec) {
        return rederive(given.bytes, given.original, spec, given.record->recipe).map([&](Derivation d) {
            return Answer{d, spec.id, true};
        });
    });
}

Result<Answer> byModels(const Case& given) {
    const auto vision = Vision::load();
    if (!vision) return Fail(vision.error());
    std::optional<Answer> best;
    for (const QString& id : given.specifications) {
        const auto spec = loadSpecification(id);
        if (!spec) return Fail(spec.error());
        auto made =
            rederive(given.bytes, given.original, *spec, **vision, given.plate ? &*given.plate : nullptr);
        if (!made) return Fail(made.error());
        if (!best || betterThan(*made, best->derivation)) best = Answer{*made, id, false};
        if (made->verdict == Derivation::Exact) break;
    }
    return *best;
}

void describe(Options& options) {
    options.add(QStringLiteral("original"),
                say(QT_TRANSLATE_NOOP("Batch", "The picture the portrait was made from.")),
                QStringLiteral("FILE"));
    options.add(
        QStringLiteral("plate"),
        say(QT_TRANSLATE_NOOP("Batch", "Picture of the empty backdrop, taken with the same camera setting.")),
        QStringLiteral("IMAGE"));
    options.add(QStringLiteral("record"),
                say(QT_TRANSLATE_NOOP("Batch", "How it was made, as standardize --record wrote it; without "
                                               "this the record beside the portrait, if there is one.")),
                QStringLiteral("FILE"));
    options.add(QStringLiteral("spec"),
                say(QT_TRANSLATE_NOOP("Batch", "Photo specification; without it those that fit its "
                                               "background are tried.")),
                QStringLiteral("ID"));
    options.add(
        QStringLiteral("json"),
        say(QT_TRANSLATE_NOOP("Batch", "Write a JSON object a line for each input; - is standard output.")),
        QStringLiteral("FILE|-"));
}

Result<void> readPictures(Case& given, const Options& options) {
    auto bytes = readFileBytes(given.path);
    if (!bytes) return Fail(bytes.error());
    given.bytes = *bytes;
    const auto read = [](const QString& path, auto& into) -> Result<void> {
        auto picture = readUntrusted(path);
        if (!picture) return Fail(picture.error());
        into = std::move(*picture);
        return {};
    };
    if (auto done = read(given.path, given.portrait); !done) return done;
    if (auto done = read(options.value(QStringLiteral("original")), given.original); !done) return done;
    if (!options.has(QStringLiteral("plate"))) return {};
    return read(options.value(QStringLiteral("plate")), given.plate);
}

Result<void> readRecordOf(Case& given, const Options& options) {
    const QString beside = recordPath(given.path);
    if (!options.has(QStringLiteral("record")) && !QFileInfo::exists(beside)) return {};
    const auto record =
        readRecord(options.has(QStringLiteral("record")) ? options.value(QStringLiteral("record")) : beside);
    if (!record) return Fail(record.error());
    given.record = *record;
    return {};
}

} // namespace

ExitStatus rederiveCommand(const QStringList& arguments) {
    Options options(
        QStringLiteral("rederive"),
        say(QT_TRANSLATE_NOOP("Batch", "Makes a portrait from its original again and says whether "
                                       "it is the same: the proof that nothing else was done to "
                                       "it. Exit status: 0 proven, 1 differs, 3 unreadable.")),
        QStringLiteral("PORTRAIT --original FILE [options]"));
    describe(options);
    if (const auto parsed = options.parse(arguments); parsed != Options::Parsed::Go)
        return parsed == Options::Parsed::HelpShown ? Passed : WrongUsage;
    if (options.files().size() != 1)
        return options.wrong(say(QT_TRANSLATE_NOOP("Batch", "Name one portrait."))), WrongUsage;
    if (!options.has(QStringLiteral("original")))
        return options.wrong(say(QT_TRANSLATE_NOOP("Batch", "Say with --original what it was made from."))),
               WrongUsage;
    if (options.has(QStringLiteral("spec")) && !options.specification()) return WrongUsage;
    Report report;
    if (auto ready = report.open(options.value(QStringLiteral("json"))); !ready)
        return options.wrong(ready.error().sentence()), WrongUsage;
    Case given;
    given.path = options.files().first();
    const auto ready = readPictures(given, options).and_then([&] { return readRecordOf(given, options); });
    if (!ready) return sayError(ready.error().sentence()), Unreadable;
    given.specifications = options.has(QStringLiteral("spec"))
                               ? QStringList{options.value(QStringLiteral("spec"))}
                               : likely(given.portrait);
    const auto answer = given.record ? byRecord(given) : byModels(given);
    if (!answer) return sayError(answer.error().sentence()), Unreadable;
    if (options.has(QStringLiteral("json")))
        report.addLine(toJson(*answer, given.path, options.value(QStringLiteral("original"))));
    else
        sayOutput(toText(*answer, given.path));
    if (auto closed = report.close(); !closed) return sayError(closed.error().sentence()), Failed;
    return answer->derivation.verdict == Derivation::Differs ? Failed : Passed;
}

} // namespace mianguan::batch
