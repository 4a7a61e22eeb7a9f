#pragma once

#include <QByteArrayView>

#include <opencv2/core.hpp>

namespace mianguan {

/// A BMP file of 24 bits that is not compressed, as card readers write them: BGR, at most 4096 pixels a side.
/// Empty for anything else.
cv::Mat bitmapPixels(QByteArrayView file);

} // namespace mianguan
