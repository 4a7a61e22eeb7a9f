#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

namespace {

using Check = Finding (*)(const Scene&);

struct Named {
    const char* id;
    Check check;
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

} // namespace mianguan::checks
