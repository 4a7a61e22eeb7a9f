#include "core/portrait/checks/checks.h"
#include "core/portrait/checks/skin.h"

namespace mianguan::checks {

/// How much darker one cheek is than the other, as a share of the brighter; picture-right darker is positive.
Finding lightEven(const Scene& scene) {
    const CheekLight light = cheekLight(scene);
    const double brighter = std::max({light.pictureLeft, light.pictureRight, 1e-4});
    return judged({QStringLiteral("light-even"), (light.pictureLeft - light.pictureRight) / brighter,
                   QStringLiteral("ratio"), QStringLiteral("left"), QStringLiteral("right"), scene.faceBox()},
                  scene.specification);
}

} // namespace mianguan::checks
