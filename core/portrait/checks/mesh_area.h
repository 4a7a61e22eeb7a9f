#pragma once

#include "core/vision/face_mesher.h"
#include "core/vision/mesh_contours.h"

#include <vector>

namespace mianguan::checks {

/// The inside of contours, laid over another picture by `place`, CV_8U 0 or 255; grown by `margin` pixels.
cv::Mat areaMask(const Mesh& mesh, const std::vector<Contour>& contours, const cv::Matx23f& place,
                 const cv::Size& size, int margin = 0);

/// A level picture of `size` in which `left` → `right` (pixels of the source, picture-left first) is `width`
/// pixels wide and their middle lies at `middle`.
cv::Matx23f levelPlace(cv::Point2f left, cv::Point2f right, float width, cv::Point2f middle);

cv::Point2f placed(const cv::Matx23f& place, cv::Point2f point);

/// Median of each plane inside a mask; none where it covers fewer than 12 pixels.
std::optional<cv::Vec3f> medianOf(const cv::Mat& lab, const cv::Mat& mask);

/// The same of a BGR picture, in CIE Lab.
std::optional<cv::Vec3f> medianLab(const cv::Mat& bgr, const cv::Mat& mask);

} // namespace mianguan::checks
