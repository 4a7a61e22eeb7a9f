#pragma once

#include "core/portrait/guard.h"
#include "core/portrait/standardize.h"

namespace mianguan {

/// What is known of the backdrop behind the person.
struct Backdrop {
    BackgroundSource source = BackgroundSource::Model; ///< Plate, Wall or Model
    cv::Mat colour; ///< CV_32FC3 BGR 0–255: the backdrop at every pixel, also behind the person
    cv::Mat noise;  ///< CV_32FC1: how far the picture strays from `colour` where the backdrop shows, levels
    QString plateCause; ///< why a plate given was not used: "size", "moved"; empty otherwise
};

/// From a plate (fitted to drift of light), else from the wall itself when it is smooth, else locally from
/// what the models call background. `bgr` is CV_8UC3; `plate` is of the same size or empty.
Backdrop findBackdrop(const cv::Mat& bgr, const Guard& guard, const cv::Mat& plate);

} // namespace mianguan
