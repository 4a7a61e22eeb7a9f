#pragma once

#include <opencv2/core.hpp>

#include <array>

namespace mianguan {

/// How far the visible background is from a required colour, CIE76 ΔE.
struct BackgroundDistance {
    int pixels = 0;
    double median = 0;
    double high = 0; ///< 95th percentile
};

/// Over the pixels of `bgr` where `matte` (CV_8UC1, same size) is near zero.
BackgroundDistance backgroundDistance(const cv::Mat& bgr, const cv::Mat& matte,
                                      const std::array<int, 3>& rgb);

} // namespace mianguan
