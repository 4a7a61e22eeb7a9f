#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace mianguan {

/// Writes a file for others: whole or not at all, and on the disk with its name when this answers.
Result<void> saveFile(const QString& path, const QByteArray& bytes);

} // namespace mianguan
