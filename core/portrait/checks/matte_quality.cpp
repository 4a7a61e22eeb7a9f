#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

/// How surely the soft edge could be told from the backdrop; nothing to cut where the background was kept.
Finding matteQuality(const Scene& scene) {
    const QString id = QStringLiteral("matte-quality");
    if (scene.keptBackground)
        return judged({id, 1, QStringLiteral("score"), {}, {}, {}}, scene.specification);
    const QRectF weak =
        scene.matte.weak.empty() ? scene.faceBox() : scene.inOriginal(cv::Rect2f(scene.matte.weak));
    return judged(
        {id, double(scene.matte.confidence), QStringLiteral("score"), QStringLiteral("weak"), {}, weak},
        scene.specification);
}

} // namespace mianguan::checks
