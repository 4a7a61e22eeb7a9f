#include "core/portrait/crop_solver.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mianguan {

namespace {

/// Distance to the nearer end over half the width: 1 in the middle, 0 at an end, negative outside.
double margin(const Window& window, double value) {
    return std::min(value - window.low, window.high - value) / ((window.high - window.low) / 2);
}

struct Wish {
    double eyes;  // y of the eye line, original px
    double hair;  // y of the hair top
    double width; // of the face
    double centre;
};

Wish wishOf(const FaceGeometry& face) {
    return {(face.leftEye.y() + face.rightEye.y()) / 2, face.hairTop.value_or(0),
            face.faceRight - face.faceLeft, (face.faceLeft + face.faceRight) / 2};
}

/// What leaving a window costs: most for leaving it at all, so that one is left rather than two by a little.
double cost(double margin) { return margin < 0 ? 0.25 - margin : 0; }

/// Windows kept count first, hair and eyes more than width; then the smallest margin; last the distance from
/// the middle.
double merit(const Wish& wish, const Specification& spec, double scale, double top, double offCentre) {
    const double hair = margin(spec.hairTop, (wish.hair - top) * scale);
    const double eyes = margin(spec.eyeLine, (wish.eyes - top) * scale);
    const double width = margin(spec.faceWidth, wish.width * scale);
    const double broken = 4 * cost(hair) + 4 * cost(eyes) + cost(width);
    return -20 * broken + std::min({hair, eyes, width}) - std::abs(offCentre) * scale / 20;
}

struct Range {
    double low, high;
    double nearest(double x) const { return std::clamp(x, low, std::max(low, high)); }
};

Range sideRange(const CropLimits& limits, double width, double bottom) {
    const bool leftFree = limits.mayLeave && bottom <= limits.leftFrom;
    const bool rightFree = limits.mayLeave && bottom <= limits.rightFrom;
    return {leftFree ? -width : 0., rightFree ? double(limits.picture.width) : limits.picture.width - width};
}

} // namespace

Crop solveCrop(const FaceGeometry& face, const Specification& spec, const CropLimits& limits) {
    const Wish wish = wishOf(face);
    const int common = std::gcd(spec.size.width(), spec.size.height());
    const int unitWidth = spec.size.width() / common;
    const int unitHeight = spec.size.height() / common;
    const int smallest = std::max(1, int(wish.width * 0.9 / unitWidth));
    const int largest =
        std::max(smallest, std::min(int(wish.width * 5 / unitWidth), limits.picture.height / unitHeight * 2));
    const bool topFree = limits.mayLeave && !limits.topTouched;
    Crop best;
    double bestMerit = -1e9;
    for (int k = smallest; k <= largest; ++k) {
        const int width = unitWidth * k, height = unitHeight * k;
        const double scale = double(spec.size.width()) / width;
        const double lowest = limits.picture.height - height;
        if (lowest < 0 && !topFree) break;
        const double from =
            std::max(wish.eyes - 1.2 * spec.eyeLine.high / scale, topFree ? -double(height) : 0.);
        const double to = std::min(lowest, wish.eyes);
        const double step = std::max(1., std::floor(1 / scale));
        for (double top = std::floor(std::min(from, to)); top <= to; top += step) {
            const Range sides = sideRange(limits, width, top + height);
            if (sides.high < sides.low) continue;
            const double left = sides.nearest(std::round(wish.centre - width / 2.));
            const double value = merit(wish, spec, scale, top, wish.centre - left - width / 2.);
            if (value > bestMerit) bestMerit = value, best = {left, top, double(width), double(height)};
        }
    }
    if (best.width > 0) return best;
    const int k = std::max(1, std::min(limits.picture.width / unitWidth, limits.picture.height / unitHeight));
    const double left = std::clamp(std::round(wish.centre - unitWidth * k / 2.), 0.,
                                   double(std::max(0, limits.picture.width - unitWidth * k)));
    const double top = std::clamp(std::round(wish.eyes - 0.39 * unitHeight * k), 0.,
                                  double(std::max(0, limits.picture.height - unitHeight * k)));
    return {left, top, double(unitWidth * k), double(unitHeight * k)};
}

} // namespace mianguan
