#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <opencv2/core.hpp>

namespace mianguan {

/// What the written file must satisfy (99号: 300 dpi, 24 bit, quality ≥ 60, 20–40 KB).
struct JpegWindow {
    qint64 bytesMin = 20'480;
    qint64 bytesMax = 40'000;
    qint64 aimMin = 30'720; ///< the search aims at the largest file inside the aim
    qint64 aimMax = 39'500;
    int qualityMin = 60; ///< IJG scale
    int dpi = 300;
};

struct EncodedJpeg {
    QByteArray bytes;
    int quality = 0;         ///< IJG scale
    bool halfChroma = false; ///< 4:2:0 was needed to fit
};

/// Baseline JPEG of a CV_8UC3 BGR picture with JFIF density, no metadata, never padded: the highest quality
/// that fits the aim at 4:4:4, else 4:2:0, else the closest the window allows. What no quality ≥ qualityMin
/// brings into the window comes out at the end nearest to it, for the file-size check to judge. Fails only
/// without memory.
Result<EncodedJpeg> writeJpeg(const cv::Mat& bgr, const JpegWindow& window);

} // namespace mianguan
