#pragma once

#include "core/ledger/projection.h"
#include "core/work/session.h"

namespace mianguan {

Projection::Module sessionModule();

/// Questions asked of the sessions in the lists, and of the photos submitted at them.
class SessionTables {
public:
    explicit SessionTables(const Projection& projection) : lists(projection) {}

    QList<Session> sessions() const; ///< the latest first
    std::optional<Session> session(const Id& id) const;
    SessionTally tally(const Id& id, qint64 nowMs) const;
    /// Of the latest `shots` photos of the session, the commonest first.
    QList<FaultCount> faults(const Id& id, int shots) const;
    int attempts(const Id& graduate) const;    ///< photos submitted at any session
    int makeupsUsed(const Id& graduate) const; ///< at makeup sessions, and rejected

private:
    double medianSeconds(const Id& session) const; ///< from arrival to submission

    const Projection& lists;
};

} // namespace mianguan
