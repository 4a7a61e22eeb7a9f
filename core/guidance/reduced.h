#pragma once

#include <opencv2/core.hpp>

namespace mianguan {

/// The picture with its longer side at most this long, px.
cv::Mat reducedTo(const cv::Mat& bgr, int side);

} // namespace mianguan
