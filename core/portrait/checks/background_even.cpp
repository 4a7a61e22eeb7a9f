#include "core/portrait/background_distance.h"
#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

/// 95th percentile of the distance (CIE76 ΔE) between the finished background and the required colour.
Finding backgroundEven(const Scene& scene) {
    const QString id = QStringLiteral("background-even");
    const BackgroundDistance distance =
        backgroundDistance(scene.portrait, scene.portraitMatte, scene.specification.background);
    if (distance.pixels < 500) return notAssessed(id);
    const bool wholeOff = distance.median > 0.6 * distance.high;
    const QString cause = wholeOff ? QStringLiteral("colour") : QStringLiteral("uneven");
    return judged({id,
                   distance.high,
                   QStringLiteral("dE"),
                   {},
                   cause,
                   QRectF(0, 0, scene.original.bgr.cols, scene.original.bgr.rows)},
                  scene.specification);
}

} // namespace mianguan::checks
