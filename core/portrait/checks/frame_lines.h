#pragma once

#include <opencv2/core.hpp>

namespace mianguan::checks {

/// How much a picture looks framed: a straight edge from end to end near each of its sides counts a quarter.
/// 0–1; CV_8UC3.
double frameScore(const cv::Mat& bgr);

} // namespace mianguan::checks
