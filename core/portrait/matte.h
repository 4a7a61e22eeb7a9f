#pragma once

#include "core/portrait/backdrop.h"

namespace mianguan {

/// How much of each pixel is the person.
struct Matte {
    cv::Mat alpha;        ///< CV_32FC1 0–1
    float confidence = 0; ///< 0–1 over the soft band
    cv::Rect weak;        ///< pixels: the largest place where the edge is doubtful; empty when none is
};

/// How sure an edge is: what the colours say where they can be told apart, else whether they and the models
/// agree.
Matte cutOut(const cv::Mat& bgr, const Guard& guard, const Backdrop& backdrop, double faceWidth);

} // namespace mianguan
