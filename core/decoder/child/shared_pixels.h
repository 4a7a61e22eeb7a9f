#pragma once

#include "core/decoder/wire/descriptor.h"

#include <opencv2/core.hpp>

namespace mianguan {

/// From here on large matrices lie in memory that the parent can be shown, and that the next picture uses
/// again: fresh pages cost as much as decoding.
void shareLargeMatrices();

/// The picture to show: its pixels without gaps between rows, in such memory. Copies what lies elsewhere.
cv::Mat shown(cv::Mat&& pixels);

/// The memory of what `shown` returned; stays the matrix's own.
const Descriptor& memoryOf(const cv::Mat& shown);

} // namespace mianguan
