#include "ui/desk/card_portrait.h"

#include "core/image/jpeg_writer.h"

namespace mianguan {

QByteArray cardPortrait(const cv::Mat& bgr) {
    if (bgr.empty()) return {};
    const auto jpeg = writeJpeg(bgr, {.bytesMin = 1, .bytesMax = 200'000, .aimMin = 1, .aimMax = 200'000});
    return jpeg ? jpeg->bytes : QByteArray();
}

} // namespace mianguan
