#include "core/portrait/checks/checks.h"
#include "core/portrait/checks/skin.h"

#include <algorithm>

namespace mianguan::checks {

/// Hue of the skin in CIELAB, degrees: human skin of any tone lies between red and yellow under neutral
/// light, and its chroma stays under 40; each unit more counts as two degrees towards yellow (measured on
/// development portraits, 95 % of which stay under 36, and on the same under yellow light). A picture with
/// hardly any chroma is black and white.
Finding colourCast(const Scene& scene) {
    constexpr double leastChroma = 4, mostChroma = 40, degreesPerUnit = 2;
    const SkinColour skin = skinColour(scene);
    if (skin.chroma >= leastChroma)
        return judged({QStringLiteral("colour-cast"),
                       skin.hue + degreesPerUnit * std::max(0., skin.chroma - mostChroma),
                       QStringLiteral("deg"), QStringLiteral("cast"), QStringLiteral("cast"),
                       scene.faceBox()},
                      scene.specification);
    return judged({QStringLiteral("colour-cast"), -1, QStringLiteral("deg"), QStringLiteral("grey"),
                   QStringLiteral("grey"), scene.faceBox()},
                  scene.specification);
}

} // namespace mianguan::checks
