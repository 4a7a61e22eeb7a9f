#pragma once

#include <opencv2/core.hpp>

#include <array>

namespace mianguan {

constexpr double cardWidthMm = 85.6, cardHeightMm = 54; ///< ISO/IEC 7810 ID-1

/// Of a card in a picture: pixels, clockwise; the first side is a long one of the card.
using CardCorners = std::array<cv::Point2f, 4>;

/// The card seen from straight above.
cv::Mat straightened(const cv::Mat& bgr, const CardCorners& corners, double pixelsPerMm);

/// Pixels the picture has for a millimetre of the card, along its shortest side seen.
double pixelsPerMm(const CardCorners& corners);

double sideLength(const CardCorners& corners, size_t side);

} // namespace mianguan
