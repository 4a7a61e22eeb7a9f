#include "core/portrait/checks/checks.h"

#include <algorithm>

namespace mianguan::checks {

namespace {

using Check = Finding (*)(const Scene&);

struct Named {
    const char* id;
    Check check;
    bool byParts = false; ///< asks the face parser
};

constexpr Named all[] = {
    {"face-count", faceCount},
    {"source-resolution", sourceResolution},
    {"hair-top", hairTop},
    {"eye-line", eyeLine},
    {"face-width", faceWidth},
    {"head-height", headHeight},
    {"centring", centring},
    {"roll", roll},
    {"yaw", yaw},
    {"pitch", pitch},
    {"eyes-open", eyesOpen},
    {"mouth-closed", mouthClosed},
    {"teeth", teeth},
    {"ears-visible", earsVisible, true},
    {"brows-visible", browsVisible, true},
    {"hair-over-eyes", hairOverEyes, true},
    {"glasses-glare", glassesGlare, true},
    {"glasses-tint", glassesTint, true},
    {"glasses-frame", glassesFrame, true},
    {"head-cover", headCover, true},
    {"earrings", earrings, true},
    {"necklace", necklace, true},
    {"occlusion", occlusion, true},
    {"sharpness", sharpness},
    {"exposure", exposure},
    {"light-even", lightEven},
    {"colour-cast", colourCast},
    {"natural-picture", naturalPicture},
    {"background-even", backgroundEven},
    {"matte-quality", matteQuality},
    {"file-format", fileFormat},
    {"file-size", fileSize},
    {"file-dpi", fileDpi},
};

} // namespace

Findings runAll(const Scene& scene) {
    Findings findings;
    if (scene.plateGiven) findings << plateUnfit(scene);
    for (const Named& named : all) {
        if (scene.specification.limits(QLatin1String(named.id)).severity == Severity::Off) continue;
        findings << named.check(scene);
        if (!scene.oneFace()) break;
    }
    return findings;
}

bool wantsParts(const Specification& specification) {
    return std::any_of(std::begin(all), std::end(all), [&](const Named& named) {
        return named.byParts && specification.checks.contains(QLatin1String(named.id)) &&
               specification.limits(QLatin1String(named.id)).severity != Severity::Off;
    });
}

} // namespace mianguan::checks
