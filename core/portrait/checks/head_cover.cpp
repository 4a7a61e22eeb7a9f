#include "core/portrait/checks/face_part.h"

#include <opencv2/imgproc.hpp>

namespace mianguan::checks {

namespace {

/// The parser alone takes dark walls and bars above a head for hats: the person models must see something of
/// the person there that is not hair.
cv::Mat coverMask(const Scene& scene) {
    cv::Mat other;
    cv::warpAffine(scene.guard.person - scene.guard.hair, other, scene.parts->toGrid,
                   scene.parts->grid.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT);
    return partMask(scene, {FaceParts::Hat}) & (other > 0.4F);
}

} // namespace

/// The area of hat, scarf or ornament on the head, over the squared height of the face.
Finding headCover(const Scene& scene) {
    const QString id = QStringLiteral("head-cover");
    if (!scene.parts) return notAssessed(id);
    constexpr double ornament = 0.15; // a hat takes more
    const cv::Mat cover = coverMask(scene);
    const double area = 0.02 * cv::countNonZero(cover) / earArea();
    const QString cause = area > ornament ? QStringLiteral("hat") : QStringLiteral("ornament");
    return judged({id, area, QStringLiteral("ratio"), {}, cause, boxOf(scene, cover)}, scene.specification);
}

} // namespace mianguan::checks
