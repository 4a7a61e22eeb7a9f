#include "core/portrait/render.h"

#include "core/portrait/composite.h"

namespace mianguan {

cv::Mat rendered(const cv::Mat& original, const Crop& crop, const cv::Mat& matte, const Specification& spec) {
    const cv::Mat portrait = cropped(original, crop, spec.size);
    return matte.empty() ? portrait : composited(portrait, matte, spec.background);
}

Result<EncodedJpeg> encoded(const cv::Mat& portrait, const Specification& spec) {
    JpegWindow window;
    window.bytesMin = qint64(spec.bytes.low);
    window.bytesMax = qint64(spec.bytes.high);
    window.aimMin = qint64(spec.bytesAim.low);
    window.aimMax = qint64(spec.bytesAim.high);
    window.qualityMin = spec.qualityMin;
    window.dpi = spec.dpi;
    return writeJpeg(portrait, window);
}

} // namespace mianguan
