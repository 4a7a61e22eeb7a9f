#include "app/batch/commands.h"
#include "app/batch/inputs.h"
#include "app/batch/judged_run.h"
#include "app/batch/options.h"
#include "core/decoder/untrusted_picture.h"
#include "core/vision/vision.h"

#include <QCoreApplication>
#include <QThread>

namespace mianguan::batch {

namespace {

QString say(const char* text) { return QCoreApplication::translate("Batch", text); }

Judgement checkOne(const QString& input, const Specification& specification, const Vision& vision) {
    return judgeFile(input, specification.id, [&](const Picture& picture) {
        return judge(picture, specification, vision, QDate::currentDate());
    });
}

} // namespace

ExitStatus checkCommand(const QStringList& arguments) {
    Options options(
        QStringLiteral("check"),
        say(QT_TRANSLATE_NOOP("Batch", "Judges finished photos as they are; nothing is written.")),
        QStringLiteral("[options] FILE…"));
    options.add(QStringLiteral("spec"),
                say(QT_TRANSLATE_NOOP("Batch", "Photo specification; see mianguan-batch specs.")),
                QStringLiteral("ID"), defaultSpecificationId());
    options.add(
        QStringLiteral("json"),
        say(QT_TRANSLATE_NOOP("Batch", "Write a JSON object a line for each input; - is standard output.")),
        QStringLiteral("FILE|-"));
    if (const auto parsed = options.parse(arguments); parsed != Options::Parsed::Go)
        return parsed == Options::Parsed::HelpShown ? Passed : WrongUsage;
    const auto specification = options.specification();
    if (!specification) return WrongUsage;
    if (options.files().isEmpty())
        return options.wrong(say(QT_TRANSLATE_NOOP("Batch", "Name at least one picture or folder."))),
               WrongUsage;
    Report report;
    if (auto ready = report.open(options.value(QStringLiteral("json"))); !ready)
        return options.wrong(ready.error().sentence()), WrongUsage;
    readyDecoder();
    auto vision = Vision::load();
    if (!vision) return sayError(vision.error().sentence()), Unreadable;
    const QStringList inputs = expandInputs(options.files());
    ExitStatus worst = judgeAll(inputs, QThread::idealThreadCount(), report, [&](qsizetype i) {
        return checkOne(inputs.at(i), *specification, **vision);
    });
    if (auto closed = report.close(); !closed)
        sayError(closed.error().sentence()), worst = graver(worst, Failed);
    return worst;
}

} // namespace mianguan::batch
