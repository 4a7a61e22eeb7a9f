#include "core/portrait/trimap.h"

#include <opencv2/imgproc.hpp>

namespace mianguan {

namespace {

constexpr float sureShare = 0.9F;
constexpr double hairReach = 0.25; // face widths that loose hair may stand off

} // namespace

Trimap trimapOf(const Guard& guard, const Backdrop& backdrop, double faceWidth) {
    Trimap trimap;
    trimap.person = farFrom(guard.person < sureShare, 1.5 * guard.cell);
    const cv::Mat touched = guard.person > 1 - sureShare;
    if (backdrop.source != BackgroundSource::Model) {
        trimap.backdrop = farFrom(touched, hairReach * faceWidth);
        return trimap;
    }
    const cv::Mat hair = (guard.hair > 0.3F) & touched;
    trimap.backdrop = farFrom(touched, 1.5 * guard.cell) & farFrom(hair, 2.5 * guard.cell);
    return trimap;
}

cv::Mat farFrom(const cv::Mat& mask, double distance) {
    cv::Mat away;
    cv::distanceTransform(~mask, away, cv::DIST_L2, 3);
    return away > distance;
}

} // namespace mianguan
