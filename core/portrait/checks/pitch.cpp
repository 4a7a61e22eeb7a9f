#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

Finding pitch(const Scene& scene) {
    return judged({QStringLiteral("pitch"), scene.pose.pitch, QStringLiteral("deg"), QStringLiteral("down"),
                   QStringLiteral("up"), scene.faceBox()},
                  scene.specification);
}

} // namespace mianguan::checks
