#include "core/portrait/checks/face_part.h"

namespace mianguan::checks {

/// The area of the larger earring over that of a usual ear. Studs of a few pixels are below what the parser
/// sees.
Finding earrings(const Scene& scene) {
    const QString id = QStringLiteral("earrings");
    if (!scene.parts) return notAssessed(id);
    const auto rings = halves(scene, partMask(scene, {FaceParts::Earring}));
    const double right = cv::countNonZero(rings[0]) / earArea(),
                 left = cv::countNonZero(rings[1]) / earArea();
    const Window& pass = scene.specification.limits(id).pass;
    return judged({id,
                   std::max(left, right),
                   QStringLiteral("ratio"),
                   {},
                   sides(!pass.contains(left), !pass.contains(right)),
                   boxOf(scene, rings[left > right ? 1 : 0])},
                  scene.specification);
}

} // namespace mianguan::checks
