#pragma once

#include "core/work/activity.h"

#include <QDate>

namespace mianguan {

inline constexpr ActivityKind everyActivityKind[] = {
    ActivityKind::Collecting, ActivityKind::Photos, ActivityKind::Verdicts, ActivityKind::Deliveries,
    ActivityKind::Identity,   ActivityKind::People, ActivityKind::Safety};

QString kindIcon(ActivityKind kind);

/// "Today", "Yesterday", "Tue 30 June"; the year is said when it is another one than now.
QString dayText(const QDate& day);

/// Day and time to the second with the offset from UTC, for what may be read in another place.
QString exactTimeText(qint64 timeMs);

/// What a reader is told of the event's signatures.
QString signatureText(const ActivityRow& row);

} // namespace mianguan
