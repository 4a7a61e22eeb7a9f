#include "core/portrait/checks/checks.h"

#include <QDateTime>
#include <QTimeZone>

namespace mianguan::checks {

/// Days from the exposure, by the camera's own clock, to the day of judging.
Finding pictureAge(const Scene& scene) {
    const QString id = QStringLiteral("picture-age");
    const qint64 taken = scene.original.facts.takenMs;
    if (taken == 0 || !scene.day.isValid()) return notAssessed(id);
    constexpr int chinaSeconds = 8 * 3600;
    const QDate day = QDateTime::fromMSecsSinceEpoch(taken, Qt::OffsetFromUTC, chinaSeconds).date();
    return judged({id,
                   double(day.daysTo(scene.day)),
                   QStringLiteral("days"),
                   QStringLiteral("future"),
                   QStringLiteral("old"),
                   {}},
                  scene.specification);
}

} // namespace mianguan::checks
