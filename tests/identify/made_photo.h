#pragma once

#include <opencv2/core.hpp>

/// Flat things photographed virtually: cards and telephones on a desk, in front of a camera.
namespace made {

/// How a photo is taken. Lengths in pixels of the frame, angles in degrees; everything else 0 for none.
struct Shot {
    cv::Size frame{1920, 1080};
    double fill = 0.8;   ///< the thing's longer side as a share of the frame's shorter side
    double corner = 0;   ///< radius of the thing's corners, in its pixels
    double turn = 0;     ///< in the plane of the frame
    double tilt = 0;     ///< out of it
    double tiltAxis = 0; ///< about which line of that plane
    double grid = 0;     ///< 0–1, contrast of a screen's own pixels, three of the thing's pixels each
    double shadow = 0;   ///< 0–1 of the light kept away by a soft edge across the thing
    double glare = 0; ///< 0–1, the shorter half axis of a lamp's white ellipse, in shorter sides of the thing
    double light = 1;            ///< factor
    double blur = 0;             ///< Gaussian sigma
    double motion = 0;           ///< length of a straight smear
    double noise = 2;            ///< sigma, grey levels
    int quality = 92;            ///< JPEG; 0 for none
    cv::Rect2d seen{0, 0, 1, 1}; ///< the part of the frame that is kept, as shares
};

/// The thing (BGR) as the camera sees it; what is around is a desk drawn by `random`.
cv::Mat photographed(const cv::Mat& thing, const Shot& shot, cv::RNG& random);

} // namespace made
