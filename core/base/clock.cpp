#include "core/base/clock.h"

#include <QDateTime>

namespace mianguan {

qint64 nowMs() { return QDateTime::currentMSecsSinceEpoch(); }

} // namespace mianguan
