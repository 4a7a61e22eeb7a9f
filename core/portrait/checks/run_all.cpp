#include "core/portrait/checks/checks.h"
#include "core/portrait/checks/evidence.h"

#include <algorithm>
#include <vector>

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
    {"shoulders-level", shouldersLevel},
    {"eyes-open", eyesOpen},
    {"gaze", gaze},
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
    {"clothes-contrast", clothesContrast},
    {"light-even", lightEven},
    {"face-shadow", faceShadow},
    {"hot-spots", hotSpots},
    {"exposure", exposure},
    {"red-eye", redEye},
    {"sharpness", sharpness},
    {"noise", noise},
    {"compression", compression},
    {"colour-cast", colourCast},
    {"background-even", backgroundEven},
    {"matte-quality", matteQuality},
    {"natural-picture", naturalPicture},
    {"recapture", recapture},
    {"selfie", selfie},
    {"picture-age", pictureAge},
    {"plate-unfit", plateUnfit},
    {"file-format", fileFormat},
    {"file-size", fileSize},
    {"file-dpi", fileDpi},
};

} // namespace

Findings runAll(const Scene& given) {
    Scene scene = given;
    if (scene.oneFace()) scene.evidence = std::make_shared<const FaceEvidence>(evidenceOf(scene));
    const auto asked = [&](const Named& named) {
        if (named.check == plateUnfit && !scene.plateGiven) return false;
        if (!scene.oneFace() && named.check != faceCount && named.check != plateUnfit) return false;
        return scene.specification.limits(QLatin1String(named.id)).severity != Severity::Off;
    };
    std::vector<Check> checks;
    for (const Named& named : all)
        if (asked(named)) checks.push_back(named.check);
    std::vector<Finding> findings(checks.size());
    cv::parallel_for_({0, int(checks.size())}, [&](const cv::Range& range) {
        for (auto i = size_t(range.start); i < size_t(range.end); ++i)
            findings[i] = checks[i](scene);
    });
    return {findings.begin(), findings.end()};
}

bool wantsParts(const Specification& specification) {
    return std::any_of(std::begin(all), std::end(all), [&](const Named& named) {
        return named.byParts && specification.checks.contains(QLatin1String(named.id)) &&
               specification.limits(QLatin1String(named.id)).severity != Severity::Off;
    });
}

} // namespace mianguan::checks
