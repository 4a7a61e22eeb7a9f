#include "core/portrait/checks/checks.h"
#include "core/portrait/checks/skin.h"

namespace mianguan::checks {

/// Median lightness L* of the skin.
Finding exposure(const Scene& scene) {
    return judged({QStringLiteral("exposure"), skinLightness(scene), QStringLiteral("level"),
                   QStringLiteral("dark"), QStringLiteral("bright"), scene.faceBox()},
                  scene.specification);
}

} // namespace mianguan::checks
