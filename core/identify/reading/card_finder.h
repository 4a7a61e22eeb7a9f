#pragma once

#include "core/identify/card_geometry.h"

#include <vector>

namespace mianguan {

/// Where a card may lie in a picture (BGR), likeliest first, four at most: quadrilaterals of a card's shape
/// seen at up to about 40° from its normal, their sides laid along the edges; last the picture as a whole
/// where it has that shape.
std::vector<CardCorners> findCards(const cv::Mat& bgr);

} // namespace mianguan
