#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

/// Xinhua 2020: hair top to chin about half of the height.
Finding headHeight(const Scene& scene) {
    const QString id = QStringLiteral("head-height");
    if (!scene.face.hairTop) return notAssessed(id);
    const double share = (scene.face.chin.y() - *scene.face.hairTop) * scene.portraitScale() /
                         scene.specification.size.height();
    return judged({id, share, QStringLiteral("ratio"), QStringLiteral("too-small"),
                   QStringLiteral("too-large"), scene.faceBox()},
                  scene.specification);
}

} // namespace mianguan::checks
