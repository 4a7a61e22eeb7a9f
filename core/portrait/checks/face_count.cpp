#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

Finding faceCount(const Scene& scene) {
    const auto& faces = scene.found.faces;
    std::optional<QRectF> box;
    if (faces.size() > 1) box = scene.inOriginal(faces[1].box);
    return judged({QStringLiteral("face-count"), double(faces.size()), QStringLiteral("count"),
                   QStringLiteral("none"), QStringLiteral("many"), box},
                  scene.specification);
}

} // namespace mianguan::checks
