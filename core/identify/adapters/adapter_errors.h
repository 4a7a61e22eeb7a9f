#pragma once

#include "core/base/result.h"

#include <chrono>

namespace mianguan {

struct Ending;

// What an adapter's library did; `library` is its path.
Fail adapterMissing(const QString& library);
Fail adapterHostCannotStart(const QString& program, int error); ///< errno
Fail adapterNotLoaded(const QString& library, const QByteArray& said);
Fail notAnAdapter(const QString& library);
Fail adapterDied(const QString& library, const Ending& ending);
Fail adapterTookTooLong(const QString& library, std::chrono::milliseconds patience);
Fail adapterFailed(const QString& library, const QByteArray& said);

/// An answer that cannot be true; `part` names what is wrong, translated.
Fail adapterTalksNonsense(const QString& library, const QString& part);

} // namespace mianguan
