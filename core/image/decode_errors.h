#pragma once

#include "core/base/result.h"

namespace mianguan {

/// The few ways in which reading a picture fails, in words; readPicture adds which file.
Fail pictureEndsEarly();
Fail pictureDamaged();
Fail pictureTooManyPixels(qint64 width, qint64 height);
Fail pictureUnsupported(const QString& what);
Fail pictureOutOfMemory();

} // namespace mianguan
