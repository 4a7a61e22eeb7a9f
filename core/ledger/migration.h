#pragma once

#include "core/base/result.h"

#include <QList>
#include <QStringList>

namespace mianguan {

class Database;

/// Takes the schema from the file's user_version to the last of `steps`, each in a transaction of its own.
/// Steps are numbered from 1 and never change once released. Refuses a file that is not ours or that a newer
/// version wrote.
Result<void> migrate(const Database& database, qint32 applicationId, const QList<QStringList>& steps);

/// The file's user_version; 0 of a new one. Refuses a file that is not ours.
Result<qint64> schemaVersion(const Database& database, qint32 applicationId);

/// One step, inside a transaction that the caller began.
Result<void> applyStep(const Database& database, qint32 applicationId, const QStringList& statements,
                       qint64 version);

} // namespace mianguan
