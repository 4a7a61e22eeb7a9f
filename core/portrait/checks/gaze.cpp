#include "core/portrait/checks/checks.h"
#include "core/portrait/checks/evidence.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace mianguan::checks {

namespace {

constexpr double leastEye = 18;             // px from corner to corner
constexpr double leastContrast = 12;        // levels
constexpr double leastOpen = 0.3;           // of the eye-state network
constexpr double mostApart = 0.13;          // eye widths between what the two eyes say
constexpr double mostGlare = 0.06;          // of the open eye; the glint of a lamp is smaller
constexpr double eyeWidthsPerRadius = 0.36; // the iris's distance from the eyeball's centre
constexpr double restingHeight = -0.11;     // of the iris under the corners on eyes that look ahead

double glare(const Iris& iris) {
    cv::Mat grey;
    cv::cvtColor(iris.patch, grey, cv::COLOR_BGR2GRAY);
    return double(cv::countNonZero((grey >= 245) & iris.open)) / std::max(1, cv::countNonZero(iris.open));
}

bool seen(const Iris& iris) {
    return iris.workWidth >= leastEye && iris.contrast >= leastContrast && glare(iris) <= mostGlare;
}

double degrees(double offset) {
    return std::asin(std::clamp(offset / eyeWidthsPerRadius, -1., 1.)) * 180 / CV_PI;
}

QString direction(double across, double up) {
    if (std::abs(across) >= std::abs(up))
        return across > 0 ? QStringLiteral("left") : QStringLiteral("right");
    return up > 0 ? QStringLiteral("up") : QStringLiteral("down");
}

} // namespace

/// How far the eyes look past the camera, degrees: where the irises stand between the corners of the eyes,
/// both eyes together. The cause is the graduate's own left or right.
Finding gaze(const Scene& scene) {
    const QString id = QStringLiteral("gaze");
    const auto& [left, right] = scene.evidence->irises;
    const bool open = double(std::min(scene.eyes.left, scene.eyes.right)) >= leastOpen;
    const cv::Point2d apart = left.fromMiddle - right.fromMiddle;
    if (!open || !seen(left) || !seen(right) || std::abs(apart.x) > mostApart) return notAssessed(id);
    const cv::Point2d offset = (left.fromMiddle + right.fromMiddle) / 2;
    const double across = degrees(offset.x), up = -degrees(offset.y - restingHeight);
    return judged(
        {id, std::hypot(across, up), QStringLiteral("deg"), {}, direction(across, up), scene.eyesBox()},
        scene.specification);
}

} // namespace mianguan::checks
