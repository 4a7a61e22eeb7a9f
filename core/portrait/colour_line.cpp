#include "core/portrait/colour_line.h"

#include <algorithm>

namespace mianguan {

Estimate onColourLine(const cv::Vec3f& pixel, const cv::Vec3f& person, const cv::Vec3f& backdrop,
                      float noise) {
    const cv::Vec3f line = person - backdrop;
    const float length2 = std::max(line.dot(line), 1.F);
    const float spread = 5 * noise + 10;
    const float alpha = std::clamp((pixel - backdrop).dot(line) / length2, 0.F, 1.F);
    const auto off = float(cv::norm(pixel - backdrop - line * alpha)) / std::sqrt(length2);
    return {alpha, length2 / (length2 + spread * spread), off};
}

float smoothStep(float low, float high, float x) {
    const float t = std::clamp((x - low) / (high - low), 0.F, 1.F);
    return t * t * (3 - 2 * t);
}

} // namespace mianguan
