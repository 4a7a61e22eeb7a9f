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

} // namespace mianguan
