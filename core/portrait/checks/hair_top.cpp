#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

/// 99号: top of the hair 50–110 px from the top edge.
Finding hairTop(const Scene& scene) {
    const QString id = QStringLiteral("hair-top");
    const QRectF face = scene.faceBox();
    if (!scene.face.hairTop) {
        Finding cut{id,
                    Status::Fail,
                    QStringLiteral("cut"),
                    {},
                    QStringLiteral("px"),
                    0,
                    QRectF(face.x(), 0, face.width(), face.y())};
        return cut;
    }
    const double y = *scene.face.hairTop;
    const QRectF box(face.x(), y, face.width(), std::max(1., scene.face.leftEye.y() - y));
    return judged({id, scene.inPortraitY(y), QStringLiteral("px"), QStringLiteral("too-high"),
                   QStringLiteral("too-low"), box},
                  scene.specification);
}

} // namespace mianguan::checks
