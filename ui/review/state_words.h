#pragma once

#include "core/work/photo.h"
#include "ui/theme/status_marks.h"

namespace mianguan {

QString stateText(PhotoState state); ///< "Pending" / "待审核"
Mark stateMark(PhotoState state);

} // namespace mianguan
