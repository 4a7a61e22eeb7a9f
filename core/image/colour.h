#pragma once

#include "core/image/readers.h"

namespace mianguan {

struct Srgb {
    cv::Mat bgr;     ///< CV_8UC3
    QString profile; ///< description of the profile that was used; empty for none
};

/// Stored pixels to sRGB through the embedded ICC profile (perceptual, black point compensation). A broken
/// profile, or one for other inks, is ignored and the picture taken as sRGB (CMYK: as plain ink).
Srgb toSrgb(const cv::Mat& pixels, Ink ink, const QByteArray& profile);

} // namespace mianguan
