#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace mianguan {

class Database;

/// A database's bytes as they would stand in a file; nothing may write to it meanwhile. Made in place: no
/// second copy of it exists while this works.
Result<QByteArray> imageOf(const Database& database);

/// Makes the database what an image says; whatever it held goes. `image` is only read.
Result<void> fillFromImage(const Database& database, const QByteArray& image);

} // namespace mianguan
