#pragma once

#include "core/hub/rules/known.h"
#include "core/ledger/record.h"

namespace mianguan::hub {

// What the hub itself records on its own chain.
Draft enrolling(const Station& station);
Draft changing(const Station& station); ///< to its present name, scope, ceiling and predecessor
Draft revoking(const Station& station, const QString& reason);
Draft announcing(const Hash& pin);

/// What an enrolment or a change says; its place and position are the log's.
Station stationIn(const QCborMap& content, qint64 position);
Scope scopeIn(const QCborMap& content);
/// The schools that someone the hub itself brings in may touch, beside whatever else `content` says.
void sayScope(QCborMap& content, const Scope& scope);

} // namespace mianguan::hub
