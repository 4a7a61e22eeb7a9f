#pragma once

#include "core/ledger/projection.h"
#include "core/work/safety_events.h"

#include <optional>

namespace mianguan {

Projection::Module safetyModule();

/// A purge as far as it has come.
struct PurgeState {
    Id id; ///< the event it began with
    QString reason;
    qint64 photos = 0, pictures = 0; ///< gone so far
    bool closed = false;
};

/// A purge that is over.
struct ClosedPurge {
    Id event;  ///< that closed it
    Head head; ///< where that event stands
    Id user;
    qint64 timeMs = 0;
    PurgeSum sum;
};

/// Questions asked of the backups and purges in the lists.
class SafetyTables {
public:
    explicit SafetyTables(const Projection& projection) : lists(projection) {}

    QList<BackupNote> backups() const; ///< newest first; a folder that was updated stands once
    BackupStanding sinceBackup() const;
    QList<ClosedPurge> purges() const; ///< newest first
    std::optional<PurgeState> purge(const Id& id) const;
    std::optional<Id> unfinished() const; ///< the first that was cut short

private:
    const Projection& lists;
};

} // namespace mianguan
