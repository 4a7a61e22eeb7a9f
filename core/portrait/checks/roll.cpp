#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

/// 99号: eyes level. The picture is never turned to mend it.
Finding roll(const Scene& scene) {
    return judged({QStringLiteral("roll"), scene.pose.roll, QStringLiteral("deg"), QStringLiteral("right"),
                   QStringLiteral("left"), scene.eyesBox()},
                  scene.specification);
}

} // namespace mianguan::checks
