#include "core/work/activity_words.h"
#include "core/work/consent_events.h"
#include "core/work/event_types.h"
#include "core/work/fee_events.h"
#include "core/work/graduate_events.h"
#include "core/work/session_events.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Activity", words); }

QString reasoned(const Told& told, const char* plain, const char* because) {
    const QString reason = told.text("reason");
    return reason.isEmpty() ? text(plain) : text(because).arg(reason);
}

QString batchOf(const Told& told) {
    const Batch batch = batchIn(told.content);
    return batch.school + QLatin1Char(' ') + batch.name;
}

QString sessionOpened(const Told& told) {
    return text(QT_TRANSLATE_NOOP("Activity", "opened the session for %1")).arg(batchOf(told));
}
QString sessionChanged(const Told&) { return text(QT_TRANSLATE_NOOP("Activity", "changed the session")); }
QString sessionClosed(const Told& told) {
    const SessionTally tally = sessionSumIn(told.content).tally;
    const QString words = text(QT_TRANSLATE_NOOP("Activity", "closed the session: %1 photos, %2 absent"))
                              .arg(tally.photos)
                              .arg(tally.absent);
    if (tally.unphotographed == 0) return words;
    return words + text(QT_TRANSLATE_NOOP("Activity", ", %1 received and not photographed"))
                       .arg(tally.unphotographed);
}
QString reportMade(const Told& told) {
    const QString folder = told.text("folder");
    return folder.isEmpty()
               ? text(QT_TRANSLATE_NOOP("Activity", "printed the hand-over sheet of the session"))
               : text(QT_TRANSLATE_NOOP("Activity", "saved the hand-over sheet of the session into %1"))
                     .arg(folder);
}
QString plateTaken(const Told&) {
    return text(QT_TRANSLATE_NOOP("Activity", "photographed the empty backdrop"));
}

QString rosterTaken(const Told& told) {
    return text(QT_TRANSLATE_NOOP("Activity", "imported the roster %1 for %2: %3 new, %4 changed"))
        .arg(told.text("file_name"), batchOf(told))
        .arg(told.number("added"))
        .arg(told.number("changed"));
}
QString enrolled(const Told& told) {
    return reasoned(told, QT_TRANSLATE_NOOP("Activity", "put the graduate on the roster"),
                    QT_TRANSLATE_NOOP("Activity", "added the graduate by hand; reason: %1"));
}
QString entryChanged(const Told&) {
    return text(QT_TRANSLATE_NOOP("Activity", "changed the graduate's roster entry"));
}
QString arrived(const Told& told) {
    return text(QT_TRANSLATE_NOOP("Activity", "received the graduate, number %1")).arg(told.number("number"));
}
QString absent(const Told&) { return text(QT_TRANSLATE_NOOP("Activity", "marked the graduate absent")); }

QString consented(const Told& told) {
    const Consent consent = consentIn(told.record);
    const QString way = consentWayText(consent.way);
    if (consent.guardian.isEmpty())
        return text(QT_TRANSLATE_NOOP("Activity", "recorded consent to text %1 (%2)"))
            .arg(consent.version, way);
    return text(QT_TRANSLATE_NOOP("Activity", "recorded consent to text %1 by the guardian (%2)"))
        .arg(consent.version, way);
}
QString consentRefused(const Told& told) {
    return reasoned(told, QT_TRANSLATE_NOOP("Activity", "recorded that consent was refused"),
                    QT_TRANSLATE_NOOP("Activity", "recorded that consent was refused: %1"));
}
QString consentWithdrawn(const Told& told) {
    return reasoned(told, QT_TRANSLATE_NOOP("Activity", "recorded that consent was withdrawn"),
                    QT_TRANSLATE_NOOP("Activity", "recorded that consent was withdrawn: %1"));
}
QString textShown(const Told& told) {
    return text(QT_TRANSLATE_NOOP("Activity", "first showed the notice %1, which is kept whole"))
        .arg(told.text("version"));
}
QString textSet(const Told& told) {
    const QString version = told.text("version");
    return version.isEmpty()
               ? text(QT_TRANSLATE_NOOP("Activity", "went back to the program's own notice"))
               : text(QT_TRANSLATE_NOOP("Activity", "put the school's own notice %1 in force")).arg(version);
}

QString feeSettled(const Told& told) {
    const Payment paid = paymentIn(told.content);
    if (paid.state != FeeState::Paid)
        return text(QT_TRANSLATE_NOOP("Activity", "set the fee: %1")).arg(feeText(paid.state));
    return text(QT_TRANSLATE_NOOP("Activity", "took the fee of %1 yuan")).arg(yuanText(paid.cents));
}
QString paidListTaken(const Told& told) {
    return text(QT_TRANSLATE_NOOP("Activity", "imported the list %1 of who paid: %2 graduates, %3 yuan"))
        .arg(told.text("file_name"))
        .arg(told.number("paid"))
        .arg(yuanText(told.number("cents")));
}
QString feesCounted(const Told& told) {
    if (const auto kept = keptTakingsIn(told.content).entries.size())
        return QCoreApplication::translate("Activity",
                                           "kept %n payment(s) of graduates purged at another desk for the "
                                           "next daily closing, without names",
                                           nullptr, int(kept));
    return QCoreApplication::translate("Activity", "listed %n payment(s) for the daily closing that follows",
                                       nullptr, int(feeEntriesIn(told.content).size()));
}
QString feesClosed(const Told& told) {
    const qint64 difference = told.number("counted_cents") - told.number("cash_cents");
    const QString sums =
        text(QT_TRANSLATE_NOOP("Activity", "closed the fees of the day: %1 yuan, of it %2 in cash"))
            .arg(yuanText(told.number("cents")), yuanText(told.number("cash_cents")));
    if (difference == 0) return sums;
    return sums + text(QT_TRANSLATE_NOOP("Activity", "; %1 yuan differ: %2"))
                      .arg(yuanText(difference), told.text("remark"));
}
QString overridden(const Told& told) {
    return text(QT_TRANSLATE_NOOP("Activity", "let the graduate in against a rule; reason: %1"))
        .arg(told.text("reason"));
}
QString reopened(const Told& told) {
    return text(QT_TRANSLATE_NOOP("Activity", "reopened the approved graduate; reason: %1"))
        .arg(told.text("remark"));
}

} // namespace

QList<Wording> collectingWordings() {
    constexpr ActivityKind kind = ActivityKind::Collecting;
    return {
        {EventType::sessionOpened, kind, sessionOpened},
        {EventType::sessionChanged, kind, sessionChanged},
        {EventType::sessionClosed, kind, sessionClosed},
        {EventType::plateShot, kind, plateTaken},
        {EventType::sessionReportMade, kind, reportMade},
        {EventType::rosterImported, kind, rosterTaken},
        {EventType::graduateEnrolled, kind, enrolled},
        {EventType::graduateChanged, kind, entryChanged},
        {EventType::graduateArrived, kind, arrived},
        {EventType::graduateAbsent, kind, absent},
        {EventType::consentGiven, kind, consented},
        {EventType::feeSettled, kind, feeSettled},
        {EventType::ruleOverridden, kind, overridden},
        {EventType::graduateReopened, kind, reopened},
        {EventType::consentRefused, kind, consentRefused},
        {EventType::consentWithdrawn, kind, consentWithdrawn},
        {EventType::consentTextShown, kind, textShown},
        {EventType::consentTextSet, kind, textSet},
        {EventType::paidListImported, kind, paidListTaken},
        {EventType::feesCounted, kind, feesCounted},
        {EventType::feesClosed, kind, feesClosed},
    };
}

} // namespace mianguan
