#pragma once

#include "core/portrait/standardize.h"
#include "core/vision/face_mesher.h"

namespace mianguan {

/// Degrees; 0 is frontal and upright.
struct Pose {
    double roll = 0;  ///< positive: leaning to the graduate's left
    double yaw = 0;   ///< positive: turned to the graduate's left
    double pitch = 0; ///< positive: tipped back
};

Pose poseOf(const Mesh& mesh);

/// Eyes, chin and cheeks from the mesh, in its pixels; the hair top is left open.
FaceGeometry geometryOf(const Mesh& mesh);

/// The y where hair (or a bald head) begins above the face: the topmost row of the matte above the face that
/// is more than a few loose strands. None when the matte reaches the picture's top edge. `alpha` is CV_32FC1
/// and in the mesh's pixels.
std::optional<double> hairTopOf(const cv::Mat& alpha, const FaceGeometry& face);

} // namespace mianguan
