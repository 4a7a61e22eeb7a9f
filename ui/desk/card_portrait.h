#pragma once

#include <QByteArray>

#include <opencv2/core.hpp>

namespace mianguan {

/// An identity card's portrait (BGR) as a JPEG to be kept; empty of none.
QByteArray cardPortrait(const cv::Mat& bgr);

} // namespace mianguan
