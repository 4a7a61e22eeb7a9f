#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

Finding fileSize(const Scene& scene) {
    return judged({QStringLiteral("file-size"),
                   double(scene.file.bytes),
                   QStringLiteral("bytes"),
                   QStringLiteral("too-small"),
                   QStringLiteral("too-large"),
                   {}},
                  scene.specification);
}

} // namespace mianguan::checks
