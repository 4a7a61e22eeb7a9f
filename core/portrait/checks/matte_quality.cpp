#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

/// How surely the soft edge could be told from the backdrop; nothing to cut where the background was kept.
Finding matteQuality(const Scene& scene) {
    const QString id = QStringLiteral("matte-quality");
    if (scene.keptBackground)
        return judged({id, 1, QStringLiteral("score"), {}, {}, {}}, scene.specification);
    return judged({id,
                   double(scene.matte.confidence),
                   QStringLiteral("score"),
                   QStringLiteral("weak"),
                   {},
                   scene.faceBox()},
                  scene.specification);
}

} // namespace mianguan::checks
