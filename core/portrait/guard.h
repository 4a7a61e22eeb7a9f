#pragma once

#include "core/vision/vision.h"

namespace mianguan {

/// What the person models say of each pixel: sound in meaning, soft at edges. All CV_32FC1 0–1, size of the
/// picture.
struct Guard {
    cv::Mat person;
    cv::Mat hair;
    cv::Mat skin;    ///< face and body
    double cell = 1; ///< pixels of the picture that one pixel of the model covers
};

/// `face` in pixels of `bgr`; the models look closely at head and shoulders and roughly at the rest.
Guard guardPerson(const cv::Mat& bgr, const cv::Rect2f& face, const Vision& vision);

} // namespace mianguan
