#include "core/portrait/checks/checks.h"

#include <algorithm>
#include <cmath>

namespace mianguan::checks {

namespace {

constexpr double pupilDistance = 0.063; // metres, adults' mean
constexpr double filmLong = 36;         // mm
constexpr double armsLength = 0;        // a front camera is held at arm's length, whatever else is known

bool frontCamera(const CameraFacts& camera) {
    for (const char* word : {"front", "truedepth", "selfie"})
        if (camera.lens.contains(QLatin1String(word), Qt::CaseInsensitive)) return true;
    return false;
}

/// A picture that was cut says nothing of the angle it was taken at: cut ones are small or of an odd shape.
bool looksUncut(const cv::Size& stored) {
    const double shape =
        double(std::max(stored.width, stored.height)) / std::min(stored.width, stored.height);
    constexpr double shapes[] = {4 / 3., 3 / 2., 16 / 9.};
    return stored.area() >= 2'000'000 && std::any_of(std::begin(shapes), std::end(shapes),
                                                     [&](double s) { return std::abs(shape - s) < 0.01; });
}

/// Metres from the camera to the eyes: focused, else by how large the eyes' distance is on film; 0 unknown.
double distanceOf(const Scene& scene) {
    const CameraFacts& camera = scene.original.facts.camera;
    if (camera.subjectDistance > 0.1 && camera.subjectDistance < 20) return camera.subjectDistance;
    const cv::Size& stored = scene.original.facts.stored;
    if (!looksUncut(stored)) return 0;
    const double pupils = std::hypot(scene.face.leftEye.x() - scene.face.rightEye.x(),
                                     scene.face.leftEye.y() - scene.face.rightEye.y());
    return pupilDistance * camera.focal35 / filmLong * std::max(stored.width, stored.height) /
           std::max(1., pupils);
}

} // namespace

/// Metres from the camera to the face, by what the camera wrote. A front camera or a mirrored picture is a
/// selfie at any distance.
Finding selfie(const Scene& scene) {
    const QString id = QStringLiteral("selfie");
    const PictureFacts& facts = scene.original.facts;
    const auto judgedAt = [&](double metres, const char* cause) {
        return judged({id, metres, QStringLiteral("m"), QLatin1String(cause), {}, scene.faceBox()},
                      scene.specification);
    };
    if (facts.mirrored) return judgedAt(armsLength, "mirrored");
    if (frontCamera(facts.camera)) return judgedAt(armsLength, "front-camera");
    const double distance = distanceOf(scene);
    return distance > 0 ? judgedAt(distance, "near") : notAssessed(id);
}

} // namespace mianguan::checks
