#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

/// 99号: face 180–300 px wide, cheek to cheek.
Finding faceWidth(const Scene& scene) {
    const double width = (scene.face.faceRight - scene.face.faceLeft) * scene.portraitScale();
    return judged({QStringLiteral("face-width"), width, QStringLiteral("px"), QStringLiteral("too-small"),
                   QStringLiteral("too-large"), scene.faceBox()},
                  scene.specification);
}

} // namespace mianguan::checks
