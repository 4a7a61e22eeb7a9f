#pragma once

#include "core/portrait/checks/checks.h"

#include <opencv2/core.hpp>

namespace mianguan {

/// One frame of a camera as the guide takes it; never mirrored.
struct GuidePicture {
    static constexpr int side = 640; ///< px of the longer side of `bgr`: the face fills the mesh's input

    cv::Mat bgr;   ///< CV_8UC3, the whole frame reduced
    cv::Mat grey;  ///< CV_8UC1, the whole frame as large as it is; sharpness is not assessed without
    cv::Size full; ///< of the frame, px
};

/// Where the sitter is in the region that the preview frames, in pixels of the standard photo as if the
/// region were the photo.
struct SitterPlace {
    double faceWidth = 0;
    double offCentre = 0; ///< picture-right positive
    double eyeLine = 0;   ///< from the top
    double hairTop = 0;   ///< from the top; expected by the face's height, not seen
};

/// The largest region in the middle of a frame with the specification's proportions, px of the frame.
QRectF regionOf(const cv::Size& frame, const Specification& specification);

SitterPlace placeOf(const FaceGeometry& face, const QRectF& region, const Specification& specification);

/// The findings that a portrait shot now would carry, as far as a frame tells: those of the portrait's own
/// checks that need no matte. `scene` has one face, its pose and eyes; the crop is chosen here.
Findings foreseen(Scene& scene, const GuidePicture& picture);

/// The same for the glare on glasses, which costs more and changes slower.
Finding foreseenGlare(Scene& scene);

} // namespace mianguan
