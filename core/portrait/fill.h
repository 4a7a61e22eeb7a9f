#pragma once

#include <opencv2/core.hpp>

namespace mianguan {

/// Colours known where `weight` (CV_32FC1, 0–1) is high, spread smoothly into where it is not: a normalized
/// pyramid (push–pull, Gortler et al. 1996). `colour` is CV_32FC3; so is the result.
cv::Mat fillFrom(const cv::Mat& colour, const cv::Mat& weight);

/// 0–1 (CV_32FC1) of a mask.
cv::Mat weightOf(const cv::Mat& mask);

/// At half the size, a last odd pixel for itself.
cv::Mat halved(const cv::Mat& picture);

} // namespace mianguan
