#pragma once

#include <opencv2/core.hpp>

namespace mianguan {

/// What one colour says of how much is the person.
struct Estimate {
    float alpha; ///< 0–1
    float trust; ///< 0–1
    float off;   ///< how far the colour lies off the line, in lengths of the line
};

/// Where a pixel's colour lies on the line from backdrop to person (I = αF + (1−α)B), and how far the two can
/// be told apart. Colours are BGR 0–255, `noise` in levels.
Estimate onColourLine(const cv::Vec3f& pixel, const cv::Vec3f& person, const cv::Vec3f& backdrop,
                      float noise);

/// 0 up to `low`, 1 from `high`, smooth between.
float smoothStep(float low, float high, float x);

} // namespace mianguan
