#pragma once

#include "core/work/journal.h"
#include "core/work/session_events.h"
#include "core/work/session_report.h"
#include "core/work/session_tables.h"

namespace mianguan {

/// The sessions and the rules about them. Who may ask is the Store's to check. Commands from one thread,
/// queries from any.
class SessionBook {
public:
    explicit SessionBook(Journal& lists) : journal(lists), tables(lists.lists()) {}

    Result<Id> open(const Session& session);
    Result<Id> change(const Session& session); ///< school and batch stay
    Result<Id> close(const Id& session);
    Result<Id> addPlate(const Id& session, const QByteArray& picture);
    Result<Id> noteReport(const Id& session, const QString& folder);

    Result<Session> session(const Id& id) const;
    Result<Session> running(const Id& id) const; ///< Refused when it is closed
    SessionTally tally(const Id& id) const;
    int stillToCome(const Id& id) const;              ///< nor absent today
    SessionSum sum(const Session& session) const;     ///< as of now
    Result<SessionReport> report(const Id& id) const; ///< reads the ledger for each rejection
    const SessionTables& sessions() const { return tables; }

private:
    Result<Id> record(const Draft& draft);
    int listed(const Session& session) const;

    Journal& journal;
    SessionTables tables;
};

} // namespace mianguan
