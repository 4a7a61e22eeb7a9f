#include "core/portrait/checks/mesh_area.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace mianguan::checks {

const Contour rightBrow{70, 63, 105, 66, 107, 55, 65, 52, 53, 46};
const Contour leftBrow{300, 293, 334, 296, 336, 285, 295, 282, 283, 276};
const Contour rightEye{33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246};
const Contour leftEye{263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466};
const Contour rightCheek{116, 117, 118, 119, 100, 142, 203, 206, 207, 187, 123};
const Contour leftCheek{345, 346, 347, 348, 329, 371, 423, 426, 427, 411, 352};
const Contour lips{61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185};
const Contour innerLips{78,  95,  88,  178, 87,  14, 317, 402, 318, 324,
                        308, 415, 310, 311, 312, 13, 82,  81,  80,  191};
const Contour faceOval{10,  338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288,
                       397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
                       172, 58,  132, 93,  234, 127, 162, 21,  54,  103, 67,  109};
const Contour nose{168, 122, 188, 174, 198, 49,  48,  64,  98,  97,
                   2,   326, 327, 294, 278, 279, 420, 399, 412, 351};

cv::Point2f placed(const cv::Matx23f& place, cv::Point2f point) {
    const cv::Vec2f moved = place * cv::Vec3f(point.x, point.y, 1);
    return {moved[0], moved[1]};
}

cv::Mat areaMask(const Mesh& mesh, const std::vector<Contour>& contours, const cv::Matx23f& place,
                 const cv::Size& size, int margin) {
    cv::Mat mask = cv::Mat::zeros(size, CV_8U);
    for (const Contour& contour : contours) {
        std::vector<cv::Point> polygon;
        for (const int index : contour)
            polygon.emplace_back(placed(place, mesh.at(size_t(index))));
        cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{polygon}, 255);
    }
    if (margin > 0)
        cv::dilate(mask, mask,
                   cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * margin + 1, 2 * margin + 1}));
    return mask;
}

cv::Matx23f levelPlace(cv::Point2f left, cv::Point2f right, float width, cv::Point2f middle) {
    const cv::Point2f across = right - left, centre = (left + right) / 2;
    const float angle = std::atan2(across.y, across.x);
    const float scale = width / std::max(1.F, std::hypot(across.x, across.y));
    const float c = std::cos(angle) * scale, s = std::sin(angle) * scale;
    return {c, s, middle.x - c * centre.x - s * centre.y, -s, c, middle.y + s * centre.x - c * centre.y};
}

cv::Mat labOf(const cv::Mat& bgr) {
    cv::Mat lab;
    bgr.convertTo(lab, CV_32F, 1 / 255.);
    cv::cvtColor(lab, lab, cv::COLOR_BGR2Lab);
    return lab;
}

std::optional<cv::Vec3f> medianOf(const cv::Mat& lab, const cv::Mat& mask) {
    std::array<std::vector<float>, 3> values;
    for (int y = 0; y < lab.rows; ++y)
        for (int x = 0; x < lab.cols; ++x)
            if (mask.at<uchar>(y, x))
                for (int c = 0; c < 3; ++c)
                    values[size_t(c)].push_back(lab.at<cv::Vec3f>(y, x)[c]);
    if (values[0].size() < 12) return std::nullopt;
    cv::Vec3f median;
    for (int c = 0; c < 3; ++c) {
        auto& v = values[size_t(c)];
        const auto middle = v.begin() + ptrdiff_t(v.size() / 2);
        std::nth_element(v.begin(), middle, v.end());
        median[c] = *middle;
    }
    return median;
}

std::optional<cv::Vec3f> medianLab(const cv::Mat& bgr, const cv::Mat& mask) {
    const cv::Rect area = cv::boundingRect(mask);
    if (area.empty()) return std::nullopt;
    return medianOf(labOf(bgr(area)), mask(area));
}

} // namespace mianguan::checks
