#pragma once

#include <opencv2/core.hpp>

#include <array>
#include <vector>

namespace mianguan {

constexpr double cardWidthMm = 85.6, cardHeightMm = 54; ///< ISO/IEC 7810 ID-1

/// Clockwise; the first side is a long one of the card.
using CardCorners = std::array<cv::Point2f, 4>;

/// Where a card may lie in a picture (BGR), likeliest first, four at most: quadrilaterals of a card's shape
/// seen at up to about 40° from its normal, their sides laid along the edges; last the picture as a whole
/// where it has that shape.
std::vector<CardCorners> findCards(const cv::Mat& bgr);

/// The card seen from straight above.
cv::Mat straightened(const cv::Mat& bgr, const CardCorners& corners, double pixelsPerMm);

/// Pixels the picture has for a millimetre of the card, along its shortest side seen.
double pixelsPerMm(const CardCorners& corners);

} // namespace mianguan
