#pragma once

#include "core/portrait/trimap.h"

namespace mianguan {

/// The person's own colour at every pixel, also where only a part of it shows.
struct PersonColour {
    cv::Mat colour; ///< CV_32FC3
    cv::Mat least;  ///< CV_32FC1: what alpha is at least, by how deep inside the person a pixel lies
};

/// From what the trimap calls the person alone.
PersonColour personColour(const cv::Mat& picture, const Trimap& trimap);

/// Before a known backdrop also from what lies further inside than an edge is wide and does not look like the
/// backdrop seen through hair: colours change over the last pixels before an edge.
PersonColour personColour(const cv::Mat& picture, const Trimap& trimap, const Guard& guard,
                          const Backdrop& backdrop, double faceWidth);

} // namespace mianguan
