#pragma once

#include "core/base/result.h"

#include <QByteArrayView>

namespace mianguan {

enum class PictureFormat { Jpeg, Png, Webp, Tiff, Heif };

QString formatName(PictureFormat format); ///< "jpeg", "png", "webp", "tiff", "heic"

/// Tells the format by the first bytes; for anything else an error that names what the file is where it can.
Result<PictureFormat> recognizeFormat(QByteArrayView bytes);

} // namespace mianguan
