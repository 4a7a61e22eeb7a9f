#include "core/portrait/checks/face_part.h"

namespace mianguan::checks {

/// The share of the eye more covered that hair or a hat covers.
Finding hairOverEyes(const Scene& scene) {
    const QString id = QStringLiteral("hair-over-eyes");
    if (!scene.parts) return notAssessed(id);
    static constexpr Parts cover{FaceParts::Hair, FaceParts::Hat};
    const cv::Mat leftArea = gridArea(scene, {contours::leftEye}, 2),
                  rightArea = gridArea(scene, {contours::rightEye}, 2);
    const double left = shareOf(scene, leftArea, cover), right = shareOf(scene, rightArea, cover);
    const Window& pass = scene.specification.limits(id).pass;
    return judged({id,
                   std::max(left, right),
                   QStringLiteral("ratio"),
                   {},
                   sides(!pass.contains(left), !pass.contains(right)),
                   boxOf(scene, left > right ? leftArea : rightArea)},
                  scene.specification);
}

} // namespace mianguan::checks
