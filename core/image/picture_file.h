#pragma once

#include "core/base/result.h"

namespace mianguan {

/// A path as an error names it: identity numbers masked, control characters shown as a blot.
QString shownPath(const QString& path);

Fail fileEmpty();
Fail fileTooLarge(qint64 bytes, qint64 most);

} // namespace mianguan
