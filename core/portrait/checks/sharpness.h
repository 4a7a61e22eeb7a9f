#pragma once

#include <opencv2/core.hpp>

namespace mianguan::checks {

/// Fine detail of the face over its coarse detail at the size of the portrait: falls as focus or motion blur
/// grows, whatever the face. `grey` is CV_8UC1, from the eyes to the chin.
double detailRatio(const cv::Mat& grey);

} // namespace mianguan::checks
