#pragma once

#include "core/base/id.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace mianguan {

/// What kind of doing, for the filter of the activity page.
enum class ActivityKind { Photos, Verdicts, Deliveries, Identity, People, Safety, Collecting };
QString kindName(ActivityKind kind); ///< translated

/// One event, as a person who is no engineer reads it.
struct ActivityRow {
    qint64 position = 0;
    qint64 timeMs = 0; ///< UTC, by the station's clock
    ActivityKind kind = ActivityKind::Photos;
    QString type;     ///< of the event
    QString who;      ///< display name; when nobody, "this station", "the hub" or "another station"
    QString whom;     ///< the photo's label masked, or the user's display name; empty when about the station
    QString sentence; ///< "approved the photo", "rejected it: eyes closed", "removed Zhang San"
    Id subject;
    bool signedByUser = false;
    Id station;     ///< whose chain it stands in …
    qint64 seq = 0; ///< … and where
    QString hash;   ///< of its header, hex
};

struct ActivityFilter {
    std::optional<ActivityKind> kind;
    Id user;            ///< null: everyone
    QString whom;       ///< any part of a photo's label or a person's name
    qint64 fromMs = 0;  ///< UTC, inclusive
    qint64 untilMs = 0; ///< UTC, exclusive; 0: no end
};

} // namespace mianguan
