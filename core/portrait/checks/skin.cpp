#include "core/portrait/checks/skin.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <numbers>

namespace mianguan::checks {

namespace {

// Skin between eye, nose, mouth and ear, free of beard in most faces; then the same on the other side; the
// forehead.
constexpr std::initializer_list<int> pictureLeftCheek{116, 117, 118, 119, 100, 142, 203, 206, 207, 187, 123};
constexpr std::initializer_list<int> pictureRightCheek{345, 346, 347, 348, 329, 371, 423, 426, 427, 411, 352};
constexpr std::initializer_list<int> forehead{109, 10, 338, 337, 9, 108};

cv::Mat maskOf(const Scene& scene, std::initializer_list<std::initializer_list<int>> areas) {
    cv::Mat mask = cv::Mat::zeros(scene.work.size(), CV_8U);
    for (const auto& area : areas) {
        std::vector<cv::Point> polygon;
        for (const int index : area)
            polygon.emplace_back(scene.mesh().at(size_t(index)));
        cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{polygon}, 255);
    }
    return mask;
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
    return {mean(luminances(scene.work, maskOf(scene, {pictureLeftCheek}))),
            mean(luminances(scene.work, maskOf(scene, {pictureRightCheek})))};
}

double SkinColour::red() const { return chroma * std::cos(hue * std::numbers::pi / 180); }

SkinColour skinColour(const Scene& scene) {
    const cv::Mat mask = maskOf(scene, {pictureLeftCheek, pictureRightCheek});
    const cv::Rect area = cv::boundingRect(mask);
    if (area.empty()) return {};
    cv::Mat lab;
    scene.work(area).convertTo(lab, CV_32F, 1 / 255.);
    cv::cvtColor(lab, lab, cv::COLOR_BGR2Lab);
    const cv::Scalar mean = cv::mean(lab, mask(area));
    const double degrees = std::atan2(mean[2], mean[1]) * 180 / std::numbers::pi;
    return {degrees < 0 ? degrees + 360 : degrees, std::hypot(mean[1], mean[2])};
}

double skinLightness(const Scene& scene) {
    std::vector<double> values =
        luminances(scene.work, maskOf(scene, {pictureLeftCheek, pictureRightCheek, forehead}));
    if (values.empty()) return 0;
    const auto middle = values.begin() + ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    const double y = *middle;
    return y > 0.008856 ? 116 * std::cbrt(y) - 16 : 903.3 * y;
}

} // namespace mianguan::checks
