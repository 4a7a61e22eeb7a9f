#pragma once

#include "core/portrait/backdrop.h"

namespace mianguan {

/// How much of each pixel is the person.
struct Matte {
    cv::Mat alpha;        ///< CV_32FC1 0–1
    float confidence = 0; ///< 0–1 over the soft band
};

Matte cutOut(const cv::Mat& bgr, const Guard& guard, const Backdrop& backdrop, double faceWidth);

} // namespace mianguan
