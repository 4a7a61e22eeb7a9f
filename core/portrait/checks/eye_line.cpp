#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

/// 99号: eyes 200–300 px from the top edge.
Finding eyeLine(const Scene& scene) {
    const double y = (scene.face.leftEye.y() + scene.face.rightEye.y()) / 2;
    return judged({QStringLiteral("eye-line"), scene.inPortraitY(y), QStringLiteral("px"),
                   QStringLiteral("too-high"), QStringLiteral("too-low"), scene.eyesBox()},
                  scene.specification);
}

} // namespace mianguan::checks
