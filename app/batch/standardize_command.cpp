#include "app/batch/commands.h"
#include "app/batch/inputs.h"
#include "app/batch/judged_run.h"
#include "app/batch/options.h"
#include "app/batch/portrait_file.h"
#include "app/batch/record_file.h"
#include "core/decoder/untrusted_picture.h"
#include "core/vision/vision.h"

#include <QCoreApplication>
#include <QThread>

#include <utility>

namespace mianguan::batch {

namespace {

QString say(const char* text) { return QCoreApplication::translate("Batch", text); }

void describe(Options& options) {
    options.add(QStringLiteral("spec"),
                say(QT_TRANSLATE_NOOP("Batch", "Photo specification; see mianguan-batch specs.")),
                QStringLiteral("ID"), defaultSpecificationId());
    options.add(
        QStringLiteral("plate"),
        say(QT_TRANSLATE_NOOP("Batch", "Picture of the empty backdrop, taken with the same camera setting.")),
        QStringLiteral("IMAGE"));
    options.add(QStringLiteral("out"), say(QT_TRANSLATE_NOOP("Batch", "Folder for the portraits.")),
                QStringLiteral("DIR"), QStringLiteral("."));
    options.add(QStringLiteral("jobs"), say(QT_TRANSLATE_NOOP("Batch", "Pictures worked on at a time.")),
                QStringLiteral("N"), QString::number(QThread::idealThreadCount()));
    options.add(QStringLiteral("strict"),
                say(QT_TRANSLATE_NOOP("Batch", "Write only portraits that pass every check.")));
    options.add(QStringLiteral("record"),
                say(QT_TRANSLATE_NOOP("Batch", "Also write how each portrait was made, for rederive.")));
    options.add(
        QStringLiteral("json"),
        say(QT_TRANSLATE_NOOP("Batch", "Write a JSON object a line for each input; - is standard output.")),
        QStringLiteral("FILE|-"));
}

struct Run {
    Specification specification;
    std::shared_ptr<Vision> vision;
    std::optional<Picture> plate;
    bool strict = false;
    bool record = false;
};

Judgement standardizeOne(const QString& input, qsizetype index, const Run& run, PortraitFolder& folder) {
    const auto process = [&](const Picture& picture) {
        return standardize(picture, run.specification, *run.vision, run.plate ? &*run.plate : nullptr,
                           QDate::currentDate());
    };
    return judgeFile(input, run.specification.id, process, [&](Judgement& judgement) {
        const auto matte =
            std::exchange(judgement.portrait.matte, {}); // a report needs none, and many wait in line
        const Portrait& portrait = judgement.portrait;
        if (portrait.jpeg.isEmpty() || (run.strict && portrait.status() != Status::Pass)) return;
        auto written = folder.write(index, portrait.jpeg);
        if (!written) return void(judgement.writeError = written.error());
        judgement.output = *written;
        if (!run.record) return;
        const auto recorded = writeRecord(recordPath(*written), portrait, matte, run.specification.id);
        if (!recorded) judgement.writeError = recorded.error();
    });
}

std::optional<int> jobsOf(const Options& options) {
    bool number = false;
    const int jobs = options.value(QStringLiteral("jobs")).toInt(&number);
    if (number && jobs >= 1 && jobs <= 256) return jobs;
    options.wrong(say(QT_TRANSLATE_NOOP("Batch", "--jobs takes a number from 1 to 256.")));
    return std::nullopt;
}

} // namespace

ExitStatus standardizeCommand(const QStringList& arguments) {
    Options options(
        QStringLiteral("standardize"),
        say(QT_TRANSLATE_NOOP("Batch", "Makes a standard photo of every picture given and says what is wrong "
                                       "with it. Folders are searched for pictures.")),
        QStringLiteral("[options] FILE|DIR…"));
    describe(options);
    if (const auto parsed = options.parse(arguments); parsed != Options::Parsed::Go)
        return parsed == Options::Parsed::HelpShown ? Passed : WrongUsage;
    const auto jobs = jobsOf(options);
    const auto specification = options.specification();
    if (!jobs || !specification) return WrongUsage;
    if (options.files().isEmpty())
        return options.wrong(say(QT_TRANSLATE_NOOP("Batch", "Name at least one picture or folder."))),
               WrongUsage;

    const QStringList inputs = expandInputs(options.files());
    PortraitFolder folder(options.value(QStringLiteral("out")), inputs);
    Report report;
    if (auto ready = folder.prepare(); !ready) return options.wrong(ready.error().sentence()), WrongUsage;
    if (auto ready = report.open(options.value(QStringLiteral("json"))); !ready)
        return options.wrong(ready.error().sentence()), WrongUsage;
    if (inputs.isEmpty())
        sayError(say(QT_TRANSLATE_NOOP("Batch", "There are no pictures in the folders given.")));
    readyDecoder();
    auto vision = Vision::load();
    if (!vision) return sayError(vision.error().sentence()), Unreadable;
    Run run{*specification, *vision, std::nullopt, options.has(QStringLiteral("strict")),
            options.has(QStringLiteral("record"))};
    if (options.has(QStringLiteral("plate"))) {
        auto plate = readUntrusted(options.value(QStringLiteral("plate")));
        if (!plate) return sayError(plate.error().sentence()), Unreadable;
        run.plate = std::move(*plate);
    }
    ExitStatus worst = judgeAll(inputs, *jobs, report,
                                [&](qsizetype i) { return standardizeOne(inputs.at(i), i, run, folder); });
    if (auto closed = report.close(); !closed)
        sayError(closed.error().sentence()), worst = graver(worst, Failed);
    return worst;
}

} // namespace mianguan::batch
