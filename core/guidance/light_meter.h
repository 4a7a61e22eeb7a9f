#pragma once

#include <QRectF>

#include <opencv2/core.hpp>

#include <array>
#include <deque>
#include <optional>

namespace mianguan {

/// What the lamps and the camera's settings make of the backdrop.
struct LightReading {
    double level = 0;                     ///< CIE L* of the mean, 0–100
    double burnt = 0;                     ///< share of pixels of which a channel is at its end, 0–1
    std::array<double, 3> gains{1, 1, 1}; ///< R, G, B in linear light that would make it grey; G is 1
    /// Colour temperature of a grey surface as the camera shows it: 6500 when its white balance fits the
    /// lamps. None where the backdrop is coloured: hold a grey card or white paper before it.
    std::optional<double> kelvin;
    /// How much brighter each fifth is than the whole, %; none where the sitter hides it.
    std::optional<double> left, right, top, bottom;
    std::optional<double> flicker; ///< largest swing of the last second over its mean, %; none before that

    double unevenness() const; ///< the largest difference between two sides, %
};

/// Reads the light from frames of one camera, reduced ones will do (CV_8UC3).
class LightMeter {
public:
    /// `sitter`: where nobody looks for backdrop, as shares of the frame's sides.
    void add(const cv::Mat& bgr, qint64 ms, std::optional<QRectF> sitter = {});
    const LightReading& reading() const { return last; }

private:
    void noteFlicker(double luminance, qint64 ms);
    LightReading last;
    std::deque<std::pair<qint64, double>> levels; ///< of the last second: ms, linear luminance
};

/// The same of a single picture, without flicker.
LightReading lightOf(const cv::Mat& bgr, std::optional<QRectF> sitter = {});

} // namespace mianguan
