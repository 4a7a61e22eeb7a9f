#pragma once

#include "core/work/graduate_tables.h"
#include "core/work/journal.h"
#include "core/work/roster_plan.h"
#include "core/work/session_book.h"

#include <QDate>

#include <stop_token>

namespace mianguan {

/// The graduates and the rules about them. Who may ask is the Store's to check. Commands from one thread,
/// queries from any.
class GraduateBook {
public:
    GraduateBook(Journal& lists, const SessionBook& days)
        : journal(lists), sessions(days), tables(lists.lists()) {}

    /// In lots; what was recorded before an error or a stop stays, and importing again goes on.
    Result<int> import(const RosterPlan& plan, const Progress& progress, const std::stop_token& stop);
    /// Someone not on the list, with the reason (手动关联学籍).
    Result<Id> enrol(const Batch& batch, const RosterEntry& entry, const QString& reason);
    /// Answers the shooting number.
    Result<int> arrive(const Arriving& arriving, Roles roles, QDate today);
    Result<Id> markAbsent(const Id& graduate, const Id& session);
    /// Refused where consent was refused or withdrawn, or a fee is due between the check and the submission.
    /// Photos of no session, or of nobody on the roster, are none of this.
    Result<void> checkSubmission(const Id& graduate, const Id& session) const;
    Result<Id> reopen(const Id& graduate, const QString& reason);

    Result<GraduateDetail> graduate(const Id& subject) const;
    /// Every entry of a batch with its graduate; reads all of them.
    Result<QList<RosterPlan::Change>> roster(const Batch& batch, const std::stop_token& stop) const;
    const GraduateTables& graduates() const { return tables; }

private:
    Result<RosterEntry> entryOf(const Id& enrolled) const;
    Result<void> lift(const Arriving& arriving, const GraduateDetail& graduate, const Session& session,
                      Roles roles, const QStringList& lifted);
    int numberFor(const GraduateDetail& graduate, const Id& session) const;
    Result<Id> record(const Draft& draft);

    Journal& journal;
    const SessionBook& sessions;
    GraduateTables tables;
};

} // namespace mianguan
