#pragma once

#include "core/access/policy.h"
#include "core/access/role.h"
#include "core/keys/signature.h"
#include "core/ledger/record.h"
#include "core/work/session.h"

#include <QCborMap>
#include <QStringList>

namespace mianguan {

// What bodies say, for the station that wrote them and for the hub that judges them. Null or empty where
// they say nothing.
Id idIn(const QCborMap& content, QLatin1String name);
Hash blobIn(const QCborMap& content, QLatin1String name);
/// No text is longer in lists and on screens, whoever wrote it: its beginning.
QString textOf(const QCborValue& value);
QString textIn(const QCborMap& content, QLatin1String name);
QString longTextIn(const QCborMap& content, QLatin1String name); ///< a notice, which is hashed
/// Each once and the first of them alone: more than an honest event can name.
QStringList textsIn(const QCborMap& content, QLatin1String name);
void keepDistinct(QStringList& texts); ///< as textsIn() does

constexpr qsizetype longestText = 2'000, longestNotice = 200'000; // UTF-16 units
constexpr qsizetype mostTexts = 50;

Id userIn(const QCborMap& content); ///< whom an event about people concerns
Roles rolesIn(const QCborMap& content);
PublicKey keyIn(const QCborMap& content);
Policy policyIn(const QCborMap& content);

Batch batchIn(const QCborMap& content);

bool isOfMatch(const QString& eventType);     ///< made or taken back
bool isAboutPeople(const QString& eventType); ///< adds, changes or removes who works with the program

/// A supervisor's decision about an event that waits for one; of that event's subject.
Draft settling(const Event& waiting, bool accepted, const QString& reason);

} // namespace mianguan
