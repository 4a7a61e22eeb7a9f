#pragma once

#include "core/vision/vision.h"

namespace mianguan {

/// Faces of a picture, largest first, and the mesh of the largest.
struct FoundFaces {
    std::vector<Detection>
        faces;                ///< pixels of the picture; only those large enough to be someone in the picture
    std::optional<Mesh> mesh; ///< of faces.front()
};

/// Looks at the whole picture; when nothing is found, with a margin around it for a face that fills it, then
/// at four overlapping parts of it for faces far away.
FoundFaces findFaces(const cv::Mat& bgr, const Vision& vision);

} // namespace mianguan
