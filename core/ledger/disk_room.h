#pragma once

#include "core/base/result.h"

namespace mianguan {

/// Told before anything is written: DiskFull, with how much is missing, when a folder's disk has no room for
/// so many bytes in so many files; TooLarge when it takes no file as large as the largest (FAT32 ends at 4
/// GB).
Result<void> checkRoom(const QString& folder, qint64 bytes, qint64 files, qint64 largest);

/// Refused when a data folder and a backup's lie in one another.
Result<void> checkApart(const QString& folder, const QString& other);

} // namespace mianguan
