#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <opencv2/core.hpp>

namespace mianguan {

/// A grey CV_8UC1 picture as PNG.
Result<QByteArray> writePng(const cv::Mat& grey);

} // namespace mianguan
