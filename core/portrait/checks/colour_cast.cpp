#include "core/portrait/checks/checks.h"
#include "core/portrait/checks/skin.h"

namespace mianguan::checks {

/// Hue of the skin in CIELAB, degrees: human skin of any tone lies between red and yellow under neutral
/// light. A picture with hardly any chroma is black and white.
Finding colourCast(const Scene& scene) {
    constexpr double leastChroma = 4;
    const SkinColour skin = skinColour(scene);
    if (skin.chroma >= leastChroma)
        return judged({QStringLiteral("colour-cast"), skin.hue, QStringLiteral("deg"), QStringLiteral("cast"),
                       QStringLiteral("cast"), scene.faceBox()},
                      scene.specification);
    return judged({QStringLiteral("colour-cast"), -1, QStringLiteral("deg"), QStringLiteral("grey"),
                   QStringLiteral("grey"), scene.faceBox()},
                  scene.specification);
}

} // namespace mianguan::checks
