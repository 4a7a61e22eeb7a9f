#include "core/work/activity_words.h"
#include "core/work/event_types.h"

#include <QCoreApplication>

namespace mianguan {

namespace {

QString text(const char* words) { return QCoreApplication::translate("Activity", words); }

QString enrolled(const Told& told) {
    return text(QT_TRANSLATE_NOOP("Activity", "enrolled the station %1")).arg(told.text("name"));
}

QString changed(const Told& told) {
    return text(QT_TRANSLATE_NOOP("Activity", "changed what the station %1 may see and do"))
        .arg(told.text("name"));
}

QString revoked(const Told& told) {
    return text(QT_TRANSLATE_NOOP("Activity", "shut the station %1 out; reason: %2"))
        .arg(told.text("name"), told.text("reason"));
}

QString announced(const Told&) {
    return text(QT_TRANSLATE_NOOP("Activity", "announced the next key of the hub"));
}

QString settled(const Told& told) {
    const char* words =
        told.content.value(QLatin1String("accepted")).toBool()
            ? QT_TRANSLATE_NOOP("Activity", "let stand what had waited for a supervisor; reason: %1")
            : QT_TRANSLATE_NOOP("Activity", "turned down what had waited for a supervisor; reason: %1");
    return text(words).arg(told.text("reason"));
}

} // namespace

QList<Wording> hubWordings() {
    return {
        {EventType::stationEnrolled, ActivityKind::Safety, enrolled},
        {EventType::stationChanged, ActivityKind::Safety, changed},
        {EventType::stationRevoked, ActivityKind::Safety, revoked},
        {EventType::pinAnnounced, ActivityKind::Safety, announced},
        {EventType::eventSettled, ActivityKind::Verdicts, settled},
    };
}

} // namespace mianguan
