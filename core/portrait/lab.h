#pragma once

#include <opencv2/core.hpp>

#include <array>

namespace mianguan {

/// CIE L*, a*, b* of a CV_8UC3 picture, CV_32FC3.
cv::Mat labOf(const cv::Mat& bgr);
cv::Vec3f labOf(const std::array<int, 3>& rgb);

} // namespace mianguan
