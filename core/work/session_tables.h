#pragma once

#include "core/ledger/projection.h"
#include "core/work/graduate.h"

namespace mianguan {

Projection::Module sessionModule();

/// Questions asked of the sessions in the lists, and of the photos submitted at them.
class SessionTables {
public:
    explicit SessionTables(const Projection& projection) : lists(projection) {}

    QList<Session> sessions() const; ///< the latest first
    std::optional<Session> session(const Id& id) const;
    SessionTally tally(const Id& id, qint64 nowMs) const;
    QList<RateBin> rate(const Id& id) const;            ///< those with photos, in order
    FaultTrend faults(const Id& id, int shots) const;   ///< the latest `shots` against those before
    Id closing(const Id& id) const;                     ///< the event that closed it; null: none
    QList<Id> people(const Id& id) const;               ///< who received or photographed someone
    std::pair<qint64, qint64> span(const Id& id) const; ///< first arrival, last photo; 0: none; UTC, ms

    /// Someone at a session, by class and 学号.
    struct Guest {
        QString className, studentNumber, name;
        Id verdict; ///< of a rejection
    };
    enum class Guests { Absent, Unphotographed, Rejected };
    QList<Guest> guests(const Id& id, Guests which) const;
    /// What was settled in that time for those who came to the session.
    QList<FeeSum> fees(const Id& id, qint64 fromMs, qint64 untilMs) const;
    int attempts(const Id& graduate) const;    ///< photos submitted at any session
    int makeupsUsed(const Id& graduate) const; ///< at makeup sessions, and rejected

private:
    qint64 latestFrom(const Id& id, int shots) const;
    double medianSeconds(const Id& session) const; ///< from arrival to submission

    const Projection& lists;
};

} // namespace mianguan
