#include "core/portrait/checks/mesh_area.h"

#include "core/portrait/lab.h"
#include "core/portrait/quantile.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace mianguan::checks {

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

std::optional<cv::Vec3f> medianOf(const cv::Mat& lab, const cv::Mat& mask) {
    std::array<std::vector<float>, 3> values;
    for (int y = 0; y < lab.rows; ++y)
        for (int x = 0; x < lab.cols; ++x)
            if (mask.at<uchar>(y, x))
                for (int c = 0; c < 3; ++c)
                    values[size_t(c)].push_back(lab.at<cv::Vec3f>(y, x)[c]);
    if (values[0].size() < 12) return std::nullopt;
    cv::Vec3f median;
    for (int c = 0; c < 3; ++c)
        median[c] = quantile(values[size_t(c)], 0.5);
    return median;
}

std::optional<cv::Vec3f> medianLab(const cv::Mat& bgr, const cv::Mat& mask) {
    const cv::Rect area = cv::boundingRect(mask);
    if (area.empty()) return std::nullopt;
    return medianOf(labOf(bgr(area)), mask(area));
}

} // namespace mianguan::checks
