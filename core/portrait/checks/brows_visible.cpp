#include "core/portrait/checks/face_part.h"

namespace mianguan::checks {

/// The share of the brow more covered that neither hair nor a hat covers.
Finding browsVisible(const Scene& scene) {
    const QString id = QStringLiteral("brows-visible");
    if (!scene.parts) return notAssessed(id);
    static constexpr Parts cover{FaceParts::Hair, FaceParts::Hat};
    const cv::Mat leftArea = gridArea(scene, {contours::leftBrow}, 1),
                  rightArea = gridArea(scene, {contours::rightBrow}, 1);
    const double left = 1 - shareOf(scene, leftArea, cover), right = 1 - shareOf(scene, rightArea, cover);
    const Window& pass = scene.specification.limits(id).pass;
    const bool leftCovered = !pass.contains(left), rightCovered = !pass.contains(right);
    const cv::Mat covered = leftCovered && rightCovered ? leftArea | rightArea
                            : leftCovered               ? leftArea
                                                        : rightArea;
    return judged({id,
                   std::min(left, right),
                   QStringLiteral("ratio"),
                   sides(leftCovered, rightCovered),
                   {},
                   boxOf(scene, covered)},
                  scene.specification);
}

} // namespace mianguan::checks
