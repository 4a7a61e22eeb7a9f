#pragma once

#include "core/vision/vision.h"

namespace mianguan {

inline constexpr float minFaceScore = 0.5F;    ///< of the detector, 0–1
inline constexpr float minFacePresence = 0.5F; ///< of the mesh, 0–1

/// Faces of a picture, largest first, and the mesh of the largest.
struct FoundFaces {
    std::vector<Detection>
        faces;                ///< pixels of the picture; only those large enough to be someone in the picture
    std::optional<Mesh> mesh; ///< of faces.front()
};

/// Those of the detections that are someone in the picture.
FoundFaces peopleAmong(std::vector<Detection> detections, const cv::Mat& bgr, const FaceMesher& mesher);

/// Looks at the whole picture; when nothing is found, with a margin around it for a face that fills it, then
/// at four overlapping parts of it for faces far away.
FoundFaces findFaces(const cv::Mat& bgr, const FaceDetector& detector, const FaceMesher& mesher);
inline FoundFaces findFaces(const cv::Mat& bgr, const Vision& vision) {
    return findFaces(bgr, vision.detector, vision.mesher);
}

} // namespace mianguan
