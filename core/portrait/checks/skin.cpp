#include "core/portrait/checks/skin.h"

#include "core/portrait/checks/mesh_area.h"
#include "core/portrait/lab.h"
#include "core/portrait/quantile.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <numbers>

namespace mianguan::checks {

namespace {

/// Over the work picture.
cv::Mat maskOf(const Scene& scene, const std::vector<Contour>& areas) {
    return areaMask(scene.mesh(), areas, cv::Matx23f::eye(), scene.work.size());
}

double linear(uchar level) {
    const double v = level / 255.;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

std::vector<double> luminances(const cv::Mat& bgr, const cv::Mat& mask) {
    static const std::vector<double> table = [] {
        std::vector<double> t;
        for (int i = 0; i < 256; ++i)
            t.push_back(linear(uchar(i)));
        return t;
    }();
    std::vector<double> values;
    const cv::Rect area = cv::boundingRect(mask);
    for (int y = area.y; y < area.br().y; ++y)
        for (int x = area.x; x < area.br().x; ++x)
            if (mask.at<uchar>(y, x)) {
                const auto& p = bgr.at<cv::Vec3b>(y, x);
                values.push_back(0.0722 * table[p[0]] + 0.7152 * table[p[1]] + 0.2126 * table[p[2]]);
            }
    return values;
}

double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double v : values)
        sum += v;
    return values.empty() ? 0 : sum / double(values.size());
}

} // namespace

CheekLight cheekLight(const Scene& scene) {
    return {mean(luminances(scene.work, maskOf(scene, {contours::rightCheek}))),
            mean(luminances(scene.work, maskOf(scene, {contours::leftCheek})))};
}

double SkinColour::red() const { return chroma * std::cos(hue * std::numbers::pi / 180); }

SkinColour skinColour(const Scene& scene) {
    const cv::Mat mask = maskOf(scene, {contours::rightCheek, contours::leftCheek});
    const cv::Rect area = cv::boundingRect(mask);
    if (area.empty()) return {};
    const cv::Scalar mean = cv::mean(labOf(scene.work(area)), mask(area));
    const double degrees = std::atan2(mean[2], mean[1]) * 180 / std::numbers::pi;
    return {degrees < 0 ? degrees + 360 : degrees, std::hypot(mean[1], mean[2])};
}

double skinLightness(const Scene& scene) {
    std::vector<double> values = luminances(
        scene.work, maskOf(scene, {contours::rightCheek, contours::leftCheek, contours::forehead}));
    if (values.empty()) return 0;
    const double y = quantile(values, 0.5);
    return y > 0.008856 ? 116 * std::cbrt(y) - 16 : 903.3 * y;
}

} // namespace mianguan::checks
