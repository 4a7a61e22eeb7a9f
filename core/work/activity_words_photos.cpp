#include "core/spec/reasons.h"
#include "core/spec/wording.h"
#include "core/work/activity_words.h"
#include "core/work/event_texts.h"
#include "core/work/event_types.h"
#include "core/work/portrait_record.h"
#include "core/work/safety_events.h"

#include <QCborArray>
#include <QCoreApplication>

#include <algorithm>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Activity", words); }

/// "%1" in the words filled, or the shorter words where there is nothing to fill in.
QString with(const char* words, const char* without, const QString& filling) {
    return filling.isEmpty() ? text(without) : text(words).arg(filling);
}

QStringList failedChecks(const QCborMap& content) {
    QStringList titles;
    for (const Finding& finding : findingsIn(content))
        if (finding.status == Status::Fail) titles += titleOf(finding.id);
    return titles;
}

QString imported(const Told& told) {
    return with(QT_TRANSLATE_NOOP("Activity", "imported the photo; not in order: %1"),
                QT_TRANSLATE_NOOP("Activity", "imported the photo"),
                failedChecks(told.content).join(text(QT_TRANSLATE_NOOP("Activity", ", "))));
}

QString importedUnmade(const Told& told) {
    const Findings findings = findingsIn(told.content);
    const auto cause = std::find_if(findings.begin(), findings.end(),
                                    [](const Finding& finding) { return finding.status == Status::Fail; });
    return with(QT_TRANSLATE_NOOP("Activity", "imported the photo; no portrait could be made of it: %1"),
                QT_TRANSLATE_NOOP("Activity", "imported the photo; no portrait could be made of it"),
                cause == findings.end() ? QString() : messageFor(*cause));
}

QString approved(const Told&) { return text(QT_TRANSLATE_NOOP("Activity", "approved the photo")); }

QString rejected(const Told& told) {
    QStringList why;
    for (const QString& reason : textsIn(told.content, QLatin1String("reasons")))
        why += reasonText(reason);
    if (const QString remark = told.text("remark").trimmed(); !remark.isEmpty())
        why += text(QT_TRANSLATE_NOOP("Activity", "remark \"%1\"")).arg(remark);
    return with(QT_TRANSLATE_NOOP("Activity", "rejected the photo: %1"),
                QT_TRANSLATE_NOOP("Activity", "rejected the photo"),
                why.join(text(QT_TRANSLATE_NOOP("Activity", ", "))));
}

QString undone(const Told& told) {
    const Result<Record> verdict = told.journal.ledger().record(idIn(told.content, QLatin1String("verdict")));
    if (!verdict) return text(QT_TRANSLATE_NOOP("Activity", "took back the verdict"));
    const char* words = verdict->event.type == EventType::photoApproved
                            ? QT_TRANSLATE_NOOP("Activity", "took back the approval by %1")
                            : QT_TRANSLATE_NOOP("Activity", "took back the rejection by %1");
    return text(words).arg(nameOfAuthor(told.journal, *verdict));
}

QString delivered(const Told& told) {
    if (told.content.isEmpty()) return text(QT_TRANSLATE_NOOP("Activity", "delivered the photo"));
    return text(QT_TRANSLATE_NOOP("Activity", "delivered the photo as \"%1\" into the folder %2"))
        .arg(told.text("name"), told.text("folder"));
}

QString referenced(const Told& told) {
    return with(QT_TRANSLATE_NOOP("Activity", "added the reference picture %1"),
                QT_TRANSLATE_NOOP("Activity", "added a reference picture"), told.text("file_name"));
}

QString reported(const Told& told) {
    return with(QT_TRANSLATE_NOOP("Activity", "saved the photo report into the folder %1"),
                QT_TRANSLATE_NOOP("Activity", "printed the photo report"), told.text("folder"));
}

QString matched(const Told& told) {
    return text(QT_TRANSLATE_NOOP("Activity", "matched the imported photo \"%1\" with this graduate by hand"))
        .arg(told.text("before"));
}

QString matchUndone(const Told& told) {
    return text(QT_TRANSLATE_NOOP("Activity", "took back that the imported photo \"%1\" is this graduate's"))
        .arg(told.text("label"));
}

QString importEnded(const Told& told) {
    return text(QT_TRANSLATE_NOOP("Activity", "imported files: %1 looked at, %2 taken in, of these %3 of "
                                              "graduates on a list; %4 were here already, %5 refused"))
        .arg(told.number("files"))
        .arg(told.number("taken"))
        .arg(told.number("listed"))
        .arg(told.number("known"))
        .arg(told.number("refused"));
}

QString revealed(const Told& told) {
    return with(QT_TRANSLATE_NOOP("Activity", "showed the identity number; reason: %1"),
                QT_TRANSLATE_NOOP("Activity", "showed the identity number"), told.text("reason"));
}

} // namespace

QList<Wording> photoWordings() {
    return {
        {EventType::photoSubmitted, ActivityKind::Photos, imported},
        {EventType::photoUnmade, ActivityKind::Photos, importedUnmade},
        {EventType::photoApproved, ActivityKind::Verdicts, approved},
        {EventType::photoRejected, ActivityKind::Verdicts, rejected},
        {EventType::verdictUndone, ActivityKind::Verdicts, undone},
        {EventType::photoDelivered, ActivityKind::Deliveries, delivered},
        {EventType::referenceAdded, ActivityKind::Photos, referenced},
        {EventType::reportCardMade, ActivityKind::Deliveries, reported},
        {EventType::photoMatched, ActivityKind::Photos, matched},
        {EventType::matchUndone, ActivityKind::Photos, matchUndone},
        {EventType::photosImported, ActivityKind::Photos, importEnded},
        {EventType::identityRevealed, ActivityKind::Identity, revealed},
    };
}

} // namespace mianguan
