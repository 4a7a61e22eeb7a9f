#pragma once

#include "core/portrait/scene.h"

namespace mianguan::checks {

/// The face cut out of the work picture and brought to one width, so that a measure in its pixels means the
/// same on every face.
struct FacePatch {
    static constexpr double faceWidth = 128; ///< px from cheek to cheek

    cv::Mat bgr;      ///< CV_8UC3
    cv::Mat skin;     ///< CV_8UC1: facial skin, without eyes, brows, lips, nostrils, hair and what covers it
    cv::Rect area;    ///< of the work picture
    double scale = 1; ///< patch pixels per work pixel

    cv::Point2f at(const Mesh& mesh, size_t index) const;
};

/// Empty (`bgr.empty()`) when the face lies outside the picture or is smaller than a thumbnail's.
FacePatch facePatch(const Scene& scene);

} // namespace mianguan::checks
