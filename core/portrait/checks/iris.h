#pragma once

#include "core/portrait/scene.h"

namespace mianguan::checks {

/// One eye straightened to a patch of fixed size, and the iris in it.
struct Iris {
    static constexpr double eyeWidth = 64; ///< px of the patch from corner to corner

    cv::Mat patch;            ///< CV_8UC3
    cv::Mat open;             ///< CV_8UC1: between the lids
    double workWidth = 0;     ///< of the eye, work px
    cv::Point2f centre;       ///< patch px
    float radius = 0;         ///< patch px
    double contrast = 0;      ///< levels the iris is darker than what is around it
    cv::Point2f fromMiddle{}; ///< of the iris from the middle of the eye's corners, eye widths
};

/// The darkest disc of an iris's size between the lids, by the green channel (a red pupil is dark there too).
/// Picture-left eye first.
std::array<Iris, 2> irises(const Scene& scene);

} // namespace mianguan::checks
