#pragma once

#include "core/portrait/scene.h"

namespace mianguan::checks {

/// A measured finding: status and score from the profile's limits, the cause chosen by the side that was
/// left.
struct Measure {
    QString id;
    double value = 0;
    QString unit;
    QString lowCause;  ///< when the value is under the limits
    QString highCause; ///< when it is over them
    std::optional<QRectF> box;
};
Finding judged(const Measure& measure, const Specification& specification);
Finding notAssessed(const QString& id);

// One file each. All but face-count, file-* and plate-unfit need exactly one face.
Finding faceCount(const Scene& scene);
Finding sourceResolution(const Scene& scene);
Finding hairTop(const Scene& scene);
Finding eyeLine(const Scene& scene);
Finding faceWidth(const Scene& scene);
Finding headHeight(const Scene& scene);
Finding centring(const Scene& scene);
Finding roll(const Scene& scene);
Finding yaw(const Scene& scene);
Finding pitch(const Scene& scene);
Finding shouldersLevel(const Scene& scene);
Finding eyesOpen(const Scene& scene);
Finding gaze(const Scene& scene);
Finding mouthClosed(const Scene& scene);
Finding teeth(const Scene& scene);
Finding earsVisible(const Scene& scene);
Finding browsVisible(const Scene& scene);
Finding hairOverEyes(const Scene& scene);
Finding glassesGlare(const Scene& scene);
Finding glassesTint(const Scene& scene);
Finding glassesFrame(const Scene& scene);
Finding headCover(const Scene& scene);
Finding earrings(const Scene& scene);
Finding necklace(const Scene& scene);
Finding occlusion(const Scene& scene);
Finding clothesContrast(const Scene& scene);
Finding sharpness(const Scene& scene);
Finding noise(const Scene& scene);
Finding compression(const Scene& scene);
Finding exposure(const Scene& scene);
Finding lightEven(const Scene& scene);
Finding faceShadow(const Scene& scene);
Finding hotSpots(const Scene& scene);
Finding redEye(const Scene& scene);
Finding backgroundEven(const Scene& scene);
Finding naturalPicture(const Scene& scene);
Finding colourCast(const Scene& scene);
Finding matteQuality(const Scene& scene);
Finding plateUnfit(const Scene& scene);
Finding recapture(const Scene& scene);
Finding selfie(const Scene& scene);
Finding pictureAge(const Scene& scene);
Finding fileFormat(const Scene& scene);
Finding fileSize(const Scene& scene);
Finding fileDpi(const Scene& scene);

/// All of them in the order people read them, those the profile switches off left out. Without exactly one
/// face: the face count alone.
Findings runAll(const Scene& scene);

/// Whether a check that needs the parts of the face is on.
bool wantsParts(const Specification& specification);

} // namespace mianguan::checks
