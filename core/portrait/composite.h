#pragma once

#include "core/portrait/standardize.h"

namespace mianguan {

/// The crop of a picture at the portrait's size: area average when it shrinks, cubic when it grows. Whole
/// pixels of the original only, so nothing is resampled twice. What lies outside the original repeats its
/// edge.
cv::Mat cropped(const cv::Mat& picture, const Crop& crop, const QSize& size);

/// The person in `portrait` (CV_8UC3) laid over an even background; `matte` is CV_8UC1 of the same size. Edge
/// colours are freed of the old backdrop; where the matte is full the pixels stay as they are.
cv::Mat composited(const cv::Mat& portrait, const cv::Mat& matte, const std::array<int, 3>& backgroundRgb);

} // namespace mianguan
