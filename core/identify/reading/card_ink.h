#pragma once

#include <opencv2/core.hpp>

namespace mianguan {

constexpr double cardPixelsPerMm = 14; ///< of a card that is read

/// A part of a card's front, in mm from its top left.
struct CardArea {
    double left = 0, top = 0, right = 0, bottom = 0;
};

/// Black print alone, dark on white (CV_8U): blue labels, coloured waves and uneven light are gone.
cv::Mat inkOf(const cv::Mat& card);

cv::Mat partOf(const cv::Mat& card, const CardArea& area);

/// The line of print in a part of the ink, cut out with some paper around it; empty where there is none whose
/// letters are between the two heights, in mm.
cv::Mat lineIn(const cv::Mat& part, double leastMm, double mostMm);

/// A line so enlarged that its letters get this many pixels, with a white margin.
cv::Mat enlarged(const cv::Mat& line, double factor);
cv::Mat sharpened(const cv::Mat& grey);
cv::Mat blackAndWhite(const cv::Mat& grey);

} // namespace mianguan
