#pragma once

#include "core/portrait/standardize.h"

namespace mianguan {

/// What limits a crop besides the face.
struct CropLimits {
    cv::Size picture; ///< pixels of the upright original
    bool mayLeave =
        true; ///< background is filled in, so the crop may leave the original at the top and the sides
    bool topTouched = false; ///< the person reaches the top edge
    int leftFrom = 0; ///< rows from here down the person reaches the left edge; picture.height when never
    int rightFrom = 0;
};

/// The crop of whole pixels, in the portrait's proportions, that keeps hair top, eye line and face width
/// inside the specification's windows with the largest margin to all, the face in the middle. Where not all
/// can be kept, hair and eyes come first. Never leaves the picture at the bottom.
Crop solveCrop(const FaceGeometry& face, const Specification& specification, const CropLimits& limits);

} // namespace mianguan
