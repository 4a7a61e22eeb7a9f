#pragma once

#include "core/identify/card_geometry.h"

#include <vector>

namespace mianguan {

struct LaidSides {
    CardCorners corners;
    double support = 0; ///< 0–1, of the side with least: the share of its length where an edge lies under it
};

/// The quadrilateral with each side moved onto the edge near it, in the planes (CV_8U, of one size) that show
/// it best; a card's rounded corners do not pull, as only the middle of each side counts.
LaidSides laidAlongEdges(const CardCorners& rough, const std::vector<cv::Mat>& planes);

} // namespace mianguan
