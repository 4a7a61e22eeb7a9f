#include "core/portrait/fill.h"

#include <opencv2/imgproc.hpp>

namespace mianguan {

namespace {

cv::Mat times(const cv::Mat& colour, const cv::Mat& weight) {
    cv::Mat three;
    cv::merge(std::vector<cv::Mat>(3, weight), three);
    return colour.mul(three);
}

/// sum / weight where there is weight, filled from `coarse` in the measure that it is missing.
cv::Mat resolved(const cv::Mat& sum, const cv::Mat& weight, const cv::Mat& coarse) {
    cv::Mat filled = sum.clone();
    filled.forEach<cv::Vec3f>([&](cv::Vec3f& p, const int* at) {
        const float w = weight.at<float>(at[0], at[1]);
        const float known = std::min(1.F, w);
        const cv::Vec3f own = w > 1e-6F ? p / w : cv::Vec3f();
        const cv::Vec3f other = coarse.empty() ? own : coarse.at<cv::Vec3f>(at[0], at[1]);
        p = own * known + other * (1 - known);
    });
    return filled;
}

cv::Mat pull(const cv::Mat& sum, const cv::Mat& weight) {
    if (std::min(sum.cols, sum.rows) <= 2) return resolved(sum, cv::max(weight, 1e-6F), {});
    cv::Mat halfSum, halfWeight;
    const cv::Size half((sum.cols + 1) / 2, (sum.rows + 1) / 2);
    cv::resize(sum, halfSum, half, 0, 0, cv::INTER_AREA);
    cv::resize(weight, halfWeight, half, 0, 0, cv::INTER_AREA);
    // A cell that knows a little knows enough: saturate, so that the edge's own colour wins over what lies
    // far away.
    const cv::Mat gain = 1 / cv::max(0.25F, halfWeight);
    cv::Mat coarse = pull(times(halfSum, gain), halfWeight.mul(gain));
    cv::resize(coarse, coarse, sum.size(), 0, 0, cv::INTER_LINEAR);
    return resolved(sum, weight, coarse);
}

} // namespace

cv::Mat weightOf(const cv::Mat& mask) {
    cv::Mat weight;
    mask.convertTo(weight, CV_32F, 1 / 255.);
    return weight;
}

cv::Mat halved(const cv::Mat& picture) {
    cv::Mat half;
    cv::resize(picture, half, {(picture.cols + 1) / 2, (picture.rows + 1) / 2}, 0, 0, cv::INTER_AREA);
    return half;
}

cv::Mat fillFrom(const cv::Mat& colour, const cv::Mat& weight) { return pull(times(colour, weight), weight); }

} // namespace mianguan
