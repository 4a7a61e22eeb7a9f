#pragma once

#include "core/ledger/record.h"
#include "core/work/graduate.h"

namespace mianguan {

/// By a list, or at the desk with the reason for it (手动关联学籍).
Draft enrolment(const Id& subject, const Batch& batch, const RosterEntry& entry, const QString& reason = {});
Draft enrolmentChange(const Id& subject, const RosterEntry& entry);
Draft rosterImport(const Batch& batch, const QString& fileName, int rows, int added, int changed);
Draft arrival(const Id& subject, const Id& session, Arrival how, int shootingNumber);
Draft absence(const Id& subject, const Id& session);
Draft overriding(const Id& subject, const Id& session, const QStringList& bars, const QString& reason);
Draft reopening(const Id& subject, const Id& verdict, const QString& reason);

RosterEntry entryIn(const QCborMap& content);
Id sessionIdIn(const QCborMap& content); ///< null when it names none

} // namespace mianguan
