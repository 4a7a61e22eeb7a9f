#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

Finding fileDpi(const Scene& scene) {
    return judged({QStringLiteral("file-dpi"),
                   double(scene.file.dpi),
                   QStringLiteral("dpi"),
                   QStringLiteral("wrong"),
                   QStringLiteral("wrong"),
                   {}},
                  scene.specification);
}

} // namespace mianguan::checks
