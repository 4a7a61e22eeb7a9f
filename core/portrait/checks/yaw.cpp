#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

Finding yaw(const Scene& scene) {
    return judged({QStringLiteral("yaw"), scene.pose.yaw, QStringLiteral("deg"), QStringLiteral("right"),
                   QStringLiteral("left"), scene.faceBox()},
                  scene.specification);
}

} // namespace mianguan::checks
