#include "ui/activity/activity_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace mianguan {

QString kindIcon(ActivityKind kind) {
    switch (kind) {
    case ActivityKind::Photos:
        return QStringLiteral("photo");
    case ActivityKind::Verdicts:
        return QStringLiteral("review");
    case ActivityKind::Deliveries:
        return QStringLiteral("delivery");
    case ActivityKind::Identity:
        return QStringLiteral("eye");
    case ActivityKind::People:
        return QStringLiteral("people");
    case ActivityKind::Collecting:
        return QStringLiteral("collect");
    case ActivityKind::Safety:
        break;
    }
    return QStringLiteral("safety");
}

QString dayText(const QDate& day) {
    const QDate today = QDate::currentDate();
    if (day == today) return QCoreApplication::translate("ActivityPage", "Today");
    if (day == today.addDays(-1)) return QCoreApplication::translate("ActivityPage", "Yesterday");
    const QString form =
        day.year() == today.year()
            ? QCoreApplication::translate("ActivityPage", "ddd d MMM", "a day as QDate formats it")
            : QCoreApplication::translate("ActivityPage", "d MMM yyyy", "a day as QDate formats it");
    return QLocale().toString(day, form);
}

QString exactTimeText(qint64 timeMs) {
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(timeMs);
    const QTimeZone zone = QTimeZone(time.offsetFromUtc());
    return QStringLiteral("%1 (%2)").arg(time.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
                                         time.offsetFromUtc() == 0 ? QStringLiteral("UTC")
                                                                   : QString::fromLatin1(zone.id()));
}

QString signatureText(const ActivityRow& row) {
    return row.signedByUser
               ? QCoreApplication::translate("ActivityPage", "Signed with the key of %1 and of the station")
                     .arg(row.who)
               : QCoreApplication::translate("ActivityPage", "Signed with the key of the station");
}

} // namespace mianguan
