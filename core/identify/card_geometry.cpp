#include "core/identify/card_geometry.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace mianguan {

double sideLength(const CardCorners& corners, size_t side) {
    return cv::norm(corners[(side + 1) % 4] - corners[side]);
}

cv::Mat straightened(const cv::Mat& bgr, const CardCorners& corners, double pixelsPerMm) {
    const auto right = float(cardWidthMm * pixelsPerMm), bottom = float(cardHeightMm * pixelsPerMm);
    const CardCorners upright{cv::Point2f(0, 0), {right, 0}, {right, bottom}, {0, bottom}};
    cv::Mat card;
    cv::warpPerspective(bgr, card, cv::getPerspectiveTransform(corners.data(), upright.data()),
                        {cvRound(right), cvRound(bottom)}, cv::INTER_CUBIC, cv::BORDER_REPLICATE);
    return card;
}

double pixelsPerMm(const CardCorners& corners) {
    const double across = std::min(sideLength(corners, 0), sideLength(corners, 2)) / cardWidthMm;
    const double down = std::min(sideLength(corners, 1), sideLength(corners, 3)) / cardHeightMm;
    return std::min(across, down);
}

} // namespace mianguan
