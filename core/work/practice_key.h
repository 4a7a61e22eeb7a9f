#pragma once

#include "core/base/result.h"

namespace mianguan {

class FileSystem;

/// What opens this machine's practice stores, kept in its folder and readable by its owner only. Error:
/// NotFound.
Result<QString> readPracticeKey(const QString& machineFolder);
/// The one that is there, or a new one, durable when answered.
Result<QString> practiceKey(const QString& machineFolder, FileSystem& files);

} // namespace mianguan
