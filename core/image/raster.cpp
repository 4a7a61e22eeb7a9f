#include "core/image/decode_errors.h"
#include "core/image/readers.h"

namespace mianguan {

Reading<void> checkSize(qint64 width, qint64 height, const DecodeLimits& limits) {
    if (width <= 0 || height <= 0) return refused(Trouble::Damaged);
    if (width > limits.side || height > limits.side || width * height > limits.pixels)
        return Refused({Trouble::TooManyPixels, width, height});
    return {};
}

cv::Mat layOverWhite(const cv::Mat& withAlpha) {
    const int colours = withAlpha.channels() - 1;
    cv::Mat plain(withAlpha.size(), CV_8UC(colours));
    for (int y = 0; y < plain.rows; ++y) {
        const uchar* from = withAlpha.ptr(y);
        uchar* to = plain.ptr(y);
        for (int x = 0; x < plain.cols; ++x, from += colours + 1, to += colours) {
            const int alpha = from[colours];
            for (int c = 0; c < colours; ++c)
                to[c] = uchar((from[c] * alpha + 255 * (255 - alpha) + 127) / 255);
        }
    }
    return plain;
}

} // namespace mianguan
