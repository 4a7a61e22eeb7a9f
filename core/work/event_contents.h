#pragma once

#include "core/access/policy.h"
#include "core/access/role.h"
#include "core/keys/signature.h"
#include "core/ledger/record.h"
#include "core/work/session.h"

#include <QCborMap>

namespace mianguan {

// What bodies say, for the station that wrote them and for the hub that judges them. Null or empty where
// they say nothing.
Id idIn(const QCborMap& content, QLatin1String name);
Hash blobIn(const QCborMap& content, QLatin1String name);
QString textIn(const QCborMap& content, QLatin1String name);

Id userIn(const QCborMap& content); ///< whom an event about people concerns
Roles rolesIn(const QCborMap& content);
PublicKey keyIn(const QCborMap& content);
Policy policyIn(const QCborMap& content);

Batch batchIn(const QCborMap& content);

bool isOfMatch(const QString& eventType);     ///< made or taken back
bool saysSchool(const QString& eventType);    ///< in a batch of its content
bool isAboutPeople(const QString& eventType); ///< adds, changes or removes who works with the program

/// A supervisor's decision about an event that waits for one; of that event's subject.
Draft settling(const Event& waiting, bool accepted, const QString& reason);

} // namespace mianguan
