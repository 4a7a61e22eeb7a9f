#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

/// Pixels of the original for each pixel of the portrait, along a side.
Finding sourceResolution(const Scene& scene) {
    return judged({QStringLiteral("source-resolution"),
                   1 / scene.portraitScale(),
                   QStringLiteral("ratio"),
                   QStringLiteral("low"),
                   {},
                   scene.faceBox()},
                  scene.specification);
}

} // namespace mianguan::checks
