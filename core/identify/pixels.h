#pragma once

#include "core/base/result.h"

#include <opencv2/core.hpp>

namespace mianguan {

/// Fails unless these are CV_8UC3 pixels with at least 16 on each side.
Result<void> checkPixels(const cv::Mat& bgr);

} // namespace mianguan
