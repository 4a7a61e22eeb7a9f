#include "core/portrait/checks/face_part.h"

#include <opencv2/imgproc.hpp>

namespace mianguan::checks {

namespace {

constexpr size_t rightTemple = 127, rightJaw = 132, leftTemple = 356, leftJaw = 361;

/// Where an ear is looked for: beside the face from temple to jaw.
cv::Mat earPlace(const Scene& scene, size_t temple, size_t jaw, float outwards) {
    const cv::Point2f top = placed(scene.parts->toGrid, scene.mesh().at(temple));
    const cv::Point2f end = placed(scene.parts->toGrid, scene.mesh().at(jaw));
    cv::Mat place = cv::Mat::zeros(scene.parts->grid.size(), CV_8U);
    const cv::Point inner((top + end) / 2), outer(cvRound(float(inner.x) + outwards), 0);
    cv::rectangle(place, {std::min(inner.x, outer.x), cvRound(top.y)},
                  {std::max(inner.x, outer.x), cvRound(end.y)}, 255, cv::FILLED);
    return place;
}

std::optional<QRectF> placeOf(const Scene& scene, bool left, bool right) {
    constexpr float reach = 22; // grid cells, a sixth of the face's height
    cv::Mat place = cv::Mat::zeros(scene.parts->grid.size(), CV_8U);
    if (right) place |= earPlace(scene, rightTemple, rightJaw, -reach);
    if (left) place |= earPlace(scene, leftTemple, leftJaw, reach);
    return boxOf(scene, place);
}

} // namespace

/// The visible area of the ear less seen, over that of a usual ear from the front.
Finding earsVisible(const Scene& scene) {
    const QString id = QStringLiteral("ears-visible");
    if (!scene.parts) return notAssessed(id);
    const auto ears = halves(scene, partMask(scene, {FaceParts::LeftEar, FaceParts::RightEar}));
    const double right = cv::countNonZero(ears[0]) / earArea(), left = cv::countNonZero(ears[1]) / earArea();
    const Window& pass = scene.specification.limits(id).pass;
    const bool leftHidden = !pass.contains(left), rightHidden = !pass.contains(right);
    return judged({id,
                   std::min(left, right),
                   QStringLiteral("ratio"),
                   sides(leftHidden, rightHidden),
                   {},
                   placeOf(scene, leftHidden, rightHidden)},
                  scene.specification);
}

} // namespace mianguan::checks
