#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

Finding eyesOpen(const Scene& scene) {
    const auto left = double(scene.eyes.left), right = double(scene.eyes.right);
    const CheckLimits limits = scene.specification.limits(QStringLiteral("eyes-open"));
    const bool leftShut = !limits.pass.contains(left), rightShut = !limits.pass.contains(right);
    const QString cause = leftShut && rightShut ? QStringLiteral("both")
                          : leftShut            ? QStringLiteral("left")
                                                : QStringLiteral("right");
    return judged({QStringLiteral("eyes-open"),
                   std::min(left, right),
                   QStringLiteral("score"),
                   cause,
                   {},
                   scene.eyesBox()},
                  scene.specification);
}

} // namespace mianguan::checks
