#pragma once

#include "core/portrait/backdrop.h"

namespace mianguan {

/// What is certain before any colour is compared; all CV_8U masks of the picture's size.
struct Trimap {
    cv::Mat person;   ///< surely
    cv::Mat backdrop; ///< surely
};

/// By the models, and by how far hair may stand off: before a known backdrop colours tell the rest.
Trimap trimapOf(const Guard& guard, const Backdrop& backdrop, double faceWidth);

/// Where nothing of `mask` is as near as `distance` pixels.
cv::Mat farFrom(const cv::Mat& mask, double distance);

} // namespace mianguan
