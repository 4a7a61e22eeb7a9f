#pragma once

#include <QtGlobal>

namespace mianguan {

/// Milliseconds since 1970 UTC by this machine's clock, which may be wrong: never used for order.
qint64 nowMs();

} // namespace mianguan
