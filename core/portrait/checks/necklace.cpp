#include "core/portrait/checks/face_part.h"

namespace mianguan::checks {

/// The area of the necklace over that of a usual ear.
Finding necklace(const Scene& scene) {
    const QString id = QStringLiteral("necklace");
    if (!scene.parts) return notAssessed(id);
    const cv::Mat chain = partMask(scene, {FaceParts::Necklace});
    return judged({id,
                   cv::countNonZero(chain) / earArea(),
                   QStringLiteral("ratio"),
                   {},
                   QStringLiteral("worn"),
                   boxOf(scene, chain)},
                  scene.specification);
}

} // namespace mianguan::checks
