#pragma once

#include <opencv2/core.hpp>

namespace mianguan {

/// Undoes an EXIF orientation 1–8; anything else is taken as 1. Works in place where it can: `stored` is used
/// up.
cv::Mat upright(cv::Mat&& stored, int orientation);

/// Whether an EXIF orientation holds a mirror (2, 4, 5, 7).
bool holdsMirror(int orientation);

} // namespace mianguan
