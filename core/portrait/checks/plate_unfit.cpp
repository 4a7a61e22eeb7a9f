#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

/// Whether the picture of the empty backdrop could be used: 0 fits, 1 does not.
Finding plateUnfit(const Scene& scene) {
    const double unfit = scene.plateCause.isEmpty() ? 0 : 1;
    return judged({QStringLiteral("plate-unfit"), unfit, QStringLiteral("count"), {}, scene.plateCause, {}},
                  scene.specification);
}

} // namespace mianguan::checks
