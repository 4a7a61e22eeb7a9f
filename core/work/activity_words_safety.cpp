#include "core/work/activity_words.h"
#include "core/work/adapter_choice.h"
#include "core/work/event_types.h"
#include "core/work/safety_tables.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Activity", words); }

QString photos(qint64 number) {
    return QCoreApplication::translate("Activity", "%n photo(s)", nullptr, int(number));
}

struct Cause {
    QLatin1String name;
    const char* words;
};
constexpr Cause causes[] = {
    {QLatin1String("new"), QT_TRANSLATE_NOOP("Activity", "began to keep its records")},
    {QLatin1String("sealed"),
     QT_TRANSLATE_NOOP("Activity", "encrypted what an earlier version had written in clear")},
    {QLatin1String("restored"), QT_TRANSLATE_NOOP("Activity", "went on from a restored backup")},
    {QLatin1String("unknown-machine"),
     QT_TRANSLATE_NOOP("Activity", "went on with a copy from another machine, or lost what it remembered")},
    {QLatin1String("rolled-back"),
     QT_TRANSLATE_NOOP("Activity",
                       "went on with records whose end is missing: an older copy was put in their place")},
};

QString started(const Told& told) {
    const QString cause = told.text("cause");
    for (const Cause& known : causes)
        if (cause == known.name) return text(known.words);
    return text(QT_TRANSLATE_NOOP("Activity", "began to keep its records anew"));
}

QString founded(const Told& told) {
    if (told.content.value(QLatin1String("practice")).toBool())
        return text(QT_TRANSLATE_NOOP("Activity", "set up the practice photos"));
    return text(QT_TRANSLATE_NOOP("Activity", "was set up for %1")).arg(told.text("school"));
}

QString dataKeyChanged(const Told&) {
    return text(QT_TRANSLATE_NOOP("Activity", "changed the key that encrypts everything"));
}

QString recoveryCodeRenewed(const Told&) {
    return text(QT_TRANSLATE_NOOP("Activity", "made a new recovery code; the one before opens nothing now"));
}

QString activityExported(const Told& told) {
    const int lines = int(told.number("rows"));
    return QCoreApplication::translate("Activity", "wrote %n line(s) of this list into a file", nullptr,
                                       lines);
}

QString backupMade(const Told& told) {
    return text(QT_TRANSLATE_NOOP("Activity", "made a backup to %1 (%2)"))
        .arg(told.text("place"), photos(told.number("photos")));
}

QString adapterChosen(const Told& told) {
    const AdapterNote note = adapterIn(told.content);
    const bool reader = note.use == AdapterUse::CardReader;
    if (note.file.isEmpty())
        return text(reader ? QT_TRANSLATE_NOOP("Activity", "put the card reader's library away")
                           : QT_TRANSLATE_NOOP("Activity", "put the code decoder's library away"));
    return text(reader
                    ? QT_TRANSLATE_NOOP("Activity", "chose %1 as the card reader's library (SHA-256 %2…)")
                    : QT_TRANSLATE_NOOP("Activity", "chose %1 as the code decoder's library (SHA-256 %2…)"))
        .arg(note.file, note.hash.hex().left(16));
}

/// "12 graduate(s)", or "the batch Yunhe College 2027: 12 graduate(s)".
QString purged(const Told& told, qint64 subjects) {
    const Batch batch = purgedBatchIn(told.content).batch;
    if (batch == Batch())
        return QCoreApplication::translate("Activity", "%n graduate(s)", nullptr, int(subjects));
    return QCoreApplication::translate("Activity", "the batch %1: %n graduate(s)", nullptr, int(subjects))
        .arg(batch.school + QLatin1Char(' ') + batch.name);
}

QString purgeStarted(const Told& told) {
    const QString what = purged(told, subjectsIn(told.content).size());
    const auto state = SafetyTables(told.journal.lists()).purge(told.record.event.id);
    const char* words =
        state && state->closed
            ? QT_TRANSLATE_NOOP("Activity", "began to purge %1; reason: %2")
            : QT_TRANSLATE_NOOP("Activity",
                                "began to purge %1, which is not finished: start it again; reason: %2");
    return text(words).arg(what, told.text("reason"));
}

QString purgedPhoto(const Told& told) {
    const char* words =
        told.content.value(QLatin1String("again")).toBool()
            ? QT_TRANSLATE_NOOP("Activity", "purged the photo again, which an old copy had brought back")
            : QT_TRANSLATE_NOOP("Activity", "purged the photo and everything about it");
    return text(words);
}

QString purgeFinished(const Told& told) {
    const int files = int(told.number("pictures"));
    const QString pictures = QCoreApplication::translate("Activity", "%n picture file(s)", nullptr, files);
    const QString done = text(QT_TRANSLATE_NOOP("Activity", "finished the purge of %1 with %2; reason: %3"))
                             .arg(purged(told, told.number("photos")), pictures, told.text("reason"));
    const int fees = othersFeesIn(told.content);
    if (fees == 0) return done;
    return done +
           QCoreApplication::translate(
               "Activity", "; with fees of %n graduate(s) that another desk had not closed", nullptr, fees);
}

} // namespace

QList<Wording> safetyWordings() {
    return {
        {EventType::stationStarted, ActivityKind::Safety, started},
        {EventType::storeFounded, ActivityKind::Safety, founded},
        {EventType::dataKeyChanged, ActivityKind::Safety, dataKeyChanged},
        {EventType::recoveryCodeRenewed, ActivityKind::Safety, recoveryCodeRenewed},
        {EventType::activityExported, ActivityKind::Safety, activityExported},
        {EventType::backupMade, ActivityKind::Safety, backupMade},
        {EventType::adapterChosen, ActivityKind::Safety, adapterChosen},
        {EventType::purgeStarted, ActivityKind::Safety, purgeStarted},
        {EventType::photoPurged, ActivityKind::Safety, purgedPhoto},
        {EventType::purgeFinished, ActivityKind::Safety, purgeFinished},
    };
}

} // namespace mianguan
