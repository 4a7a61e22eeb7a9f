#include "core/guidance/light_meter.h"

#include "core/guidance/reduced.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace mianguan {

namespace {

constexpr int workSide = 160;    // px: light is smooth
constexpr double greyish = 0.25; // how far a channel's gain may be from 1 where a grey surface is believed
constexpr qint64 flickerSpan = 1000, leastFlickerSpan = 500; // ms
constexpr size_t leastFlickerFrames = 8;

/// Linear light, CV_32FC3 BGR 0–1.
cv::Mat linearOf(const cv::Mat& bgr) {
    static const cv::Mat table = [] {
        cv::Mat levels(1, 256, CV_32F);
        for (int i = 0; i < 256; ++i) {
            const double v = i / 255.;
            levels.at<float>(i) = float(v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4));
        }
        return levels;
    }();
    cv::Mat linear;
    cv::LUT(bgr, table, linear);
    return linear;
}

cv::Mat backdropMask(const cv::Size& size, const std::optional<QRectF>& sitter) {
    cv::Mat mask(size, CV_8U, cv::Scalar(255));
    if (!sitter) return mask;
    const cv::Rect2d box(sitter->x() * size.width, sitter->y() * size.height, sitter->width() * size.width,
                         sitter->height() * size.height);
    mask(cv::Rect(box) & cv::Rect({}, size)).setTo(0);
    return mask;
}

double luminance(const cv::Scalar& bgr) { return 0.0722 * bgr[0] + 0.7152 * bgr[1] + 0.2126 * bgr[2]; }

double lightness(double luminance) {
    return luminance > 0.008856 ? 116 * std::cbrt(luminance) - 16 : 903.3 * luminance;
}

/// McCamy's approximation of the correlated colour temperature of linear sRGB.
double kelvinOf(const cv::Scalar& bgr) {
    const double r = bgr[2], g = bgr[1], b = bgr[0];
    const double x = 0.4124 * r + 0.3576 * g + 0.1805 * b, y = 0.2126 * r + 0.7152 * g + 0.0722 * b,
                 z = 0.0193 * r + 0.1192 * g + 0.9505 * b;
    const double sum = x + y + z;
    const double n = (x / sum - 0.3320) / (0.1858 - y / sum);
    return ((449 * n + 3525) * n + 6823.3) * n + 5520.33;
}

void readColour(LightReading& light, const cv::Scalar& mean) {
    constexpr double least = 1e-4;
    const double green = std::max(mean[1], least);
    light.gains = {green / std::max(mean[2], least), 1, green / std::max(mean[0], least)};
    const auto near = [](double gain) { return gain > 1 / (1 + 2 * greyish) && gain < 1 + 2 * greyish; };
    if (near(light.gains[0]) && near(light.gains[2])) light.kelvin = kelvinOf(mean);
}

std::optional<double> brighter(const cv::Mat& linear, const cv::Mat& mask, const cv::Rect& part,
                               double whole) {
    if (cv::countNonZero(mask(part)) < part.area() / 5) return std::nullopt;
    return 100 * (luminance(cv::mean(linear(part), mask(part))) / std::max(whole, 1e-4) - 1);
}

void readEvenness(LightReading& light, const cv::Mat& linear, const cv::Mat& mask, double whole) {
    const cv::Size size = linear.size();
    const int w = std::max(1, size.width / 5), h = std::max(1, size.height / 5);
    light.left = brighter(linear, mask, {0, 0, w, size.height}, whole);
    light.right = brighter(linear, mask, {size.width - w, 0, w, size.height}, whole);
    light.top = brighter(linear, mask, {0, 0, size.width, h}, whole);
    light.bottom = brighter(linear, mask, {0, size.height - h, size.width, h}, whole);
}

/// Largest swing around the straight line through the values: a cloud drifts, a lamp flickers.
double swing(const std::deque<std::pair<qint64, double>>& levels) {
    double n = 0, t = 0, v = 0, tt = 0, tv = 0;
    const qint64 start = levels.front().first;
    for (const auto& [ms, level] : levels) {
        const auto at = double(ms - start);
        n += 1, t += at, v += level, tt += at * at, tv += at * level;
    }
    const double slope = (n * tv - t * v) / std::max(1e-9, n * tt - t * t);
    double low = 0, high = 0;
    for (const auto& [ms, level] : levels) {
        const double rest = level - v / n - slope * (double(ms - start) - t / n);
        low = std::min(low, rest), high = std::max(high, rest);
    }
    return (high - low) / std::max(1e-4, v / n);
}

} // namespace

double LightReading::unevenness() const {
    double low = 0, high = 0;
    for (const auto& side : {left, right, top, bottom}) {
        low = std::min(low, side.value_or(0));
        high = std::max(high, side.value_or(0));
    }
    return high - low;
}

LightReading lightOf(const cv::Mat& bgr, std::optional<QRectF> sitter) {
    LightReading light;
    const cv::Mat small = reducedTo(bgr, workSide), mask = backdropMask(small.size(), sitter);
    const int pixels = cv::countNonZero(mask);
    if (pixels == 0) return light;
    const cv::Mat linear = linearOf(small);
    const cv::Scalar mean = cv::mean(linear, mask);
    cv::Mat whole;
    cv::inRange(small, cv::Scalar::all(0), cv::Scalar::all(252), whole);
    light.level = lightness(luminance(mean));
    light.burnt = double(cv::countNonZero(~whole & mask)) / pixels;
    readColour(light, mean);
    readEvenness(light, linear, mask, luminance(mean));
    return light;
}

void LightMeter::noteFlicker(double level, qint64 ms) {
    levels.emplace_back(ms, level);
    while (levels.front().first < ms - flickerSpan)
        levels.pop_front();
    if (levels.size() >= leastFlickerFrames && ms - levels.front().first >= leastFlickerSpan)
        last.flicker = 100 * swing(levels);
}

void LightMeter::add(const cv::Mat& bgr, qint64 ms, std::optional<QRectF> sitter) {
    last = lightOf(bgr, sitter);
    const double l = (last.level + 16) / 116;
    noteFlicker(last.level > 8 ? l * l * l : last.level / 903.3, ms);
}

} // namespace mianguan
