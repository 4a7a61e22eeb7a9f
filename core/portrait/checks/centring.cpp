#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

/// How far the middle of the face is from the middle of the portrait, px, picture-right positive.
Finding centring(const Scene& scene) {
    const double middle =
        ((scene.face.faceLeft + scene.face.faceRight) / 2 - scene.crop.x) * scene.portraitScale();
    return judged({QStringLiteral("centring"), middle - scene.specification.size.width() / 2.,
                   QStringLiteral("px"), QStringLiteral("left"), QStringLiteral("right"), scene.faceBox()},
                  scene.specification);
}

} // namespace mianguan::checks
