#pragma once

#include "core/base/result.h"

#include <QSqlError>

namespace mianguan {

/// What SQLite said, told apart: busy, disk full, no right to write, damaged — and what to do about each.
Fail failFromSql(const QSqlError& error, const QString& where);
Fail failFromSqlite(int code, const QString& where); ///< one of SQLite's result codes

} // namespace mianguan
