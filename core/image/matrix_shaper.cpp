#include "core/image/matrix_shaper.h"

#include <algorithm>
#include <cmath>

namespace mianguan {

namespace {

constexpr int kLevels = 1 << 13; ///< steps of linear light that the output curve tells apart
constexpr int kShift = 15;       ///< bits below such a step
constexpr int kMost = 1 << 29;   ///< three of these still fit an int, whatever a profile holds

/// NaN and what is beyond the range fall to its ends.
int fixedPoint(double light) {
    const double scaled = std::round(light * (kLevels - 1) * (1 << kShift));
    return scaled > -kMost ? (scaled < kMost ? int(scaled) : kMost) : -kMost;
}

double srgbCurve(double light) {
    return light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
}

const std::array<uchar, kLevels>& outputCurve() {
    static const auto curve = [] {
        std::array<uchar, kLevels> table;
        for (int i = 0; i < kLevels; ++i)
            table[size_t(i)] = uchar(std::lround(255 * srgbCurve(double(i) / (kLevels - 1))));
        return table;
    }();
    return curve;
}

} // namespace

MatrixShaper::MatrixShaper(const ProfileLight& profile) {
    for (int channel = 0; channel < 3; ++channel)
        for (size_t level = 0; level < 256; ++level) {
            auto& share = shares[size_t(channel)][level].rgb;
            for (int out = 0; out < 3; ++out)
                share[size_t(out)] =
                    fixedPoint(profile.light[size_t(channel)][level] * profile.toSrgb(out, channel));
            share[3] = 0;
        }
}

void MatrixShaper::applyRow(const uchar* from, uchar* to, int pixels) const {
    const auto& curve = outputCurve();
    constexpr int half = 1 << (kShift - 1);
    for (int x = 0; x < pixels; ++x, from += 3, to += 3) {
        const auto& red = shares[0][from[2]].rgb;
        const auto& green = shares[1][from[1]].rgb;
        const auto& blue = shares[2][from[0]].rgb;
        std::array<int, 4> sum;
        for (size_t c = 0; c < 4; ++c)
            sum[c] = std::clamp((red[c] + green[c] + blue[c] + half) >> kShift, 0, kLevels - 1);
        for (size_t c = 0; c < 3; ++c)
            to[c] = curve[size_t(sum[2 - c])];
    }
}

cv::Mat MatrixShaper::apply(const cv::Mat& bgr) const {
    cv::Mat out(bgr.size(), CV_8UC3);
    cv::parallel_for_(cv::Range(0, bgr.rows), [&](const cv::Range& rows) {
        for (int y = rows.start; y < rows.end; ++y)
            applyRow(bgr.ptr(y), out.ptr(y), bgr.cols);
    });
    return out;
}

} // namespace mianguan
