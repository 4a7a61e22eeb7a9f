#pragma once

#include "core/base/result.h"

#include <chrono>

namespace mianguan {

struct Ending;

Fail decoderCannotStart(const QString& program, int error); ///< errno
Fail decoderNotReady(const Ending& ending);                 ///< it ended before the first picture

// What a picture did to its decoder, all of kind Unreadable; readUntrusted adds which file.
Fail decoderDied(const Ending& ending);
Fail decoderTookTooLong(std::chrono::milliseconds patience);
Fail decoderOutOfMemory();
Fail decoderLied();

} // namespace mianguan
