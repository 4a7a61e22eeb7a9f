#pragma once

#include "core/image/jpeg_writer.h"
#include "core/portrait/standardize.h"

namespace mianguan {

/// The portrait that a crop and a matte give of an original, CV_8UC3: all that is ever done to a graduate's
/// pixels. `matte` is CV_8UC1 of the portrait's size; empty keeps the background.
cv::Mat rendered(const cv::Mat& original, const Crop& crop, const cv::Mat& matte, const Specification& spec);

/// As the specification's file.
Result<EncodedJpeg> encoded(const cv::Mat& portrait, const Specification& spec);

} // namespace mianguan
