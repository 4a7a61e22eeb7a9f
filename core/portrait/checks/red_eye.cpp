#include "core/portrait/checks/checks.h"
#include "core/portrait/checks/evidence.h"
#include "core/portrait/checks/skin.h"
#include "core/portrait/lab.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace mianguan::checks {

namespace {

constexpr double leastEye = 14;     // px from corner to corner
constexpr double leastContrast = 8; // levels
constexpr double redOverSkin = 14;  // a* more than the skin's
constexpr double leastRed = 30;     // a*

/// Share of the iris that is redder than any iris or skin.
double redShare(const Iris& iris, double skinRed) {
    cv::Mat disc = cv::Mat::zeros(iris.patch.size(), CV_8U), a;
    cv::circle(disc, iris.centre, cvRound(iris.radius), 255, cv::FILLED);
    disc &= iris.open;
    cv::extractChannel(labOf(iris.patch), a, 1);
    const cv::Mat red = a > std::max(leastRed, skinRed + redOverSkin);
    return double(cv::countNonZero(red & disc)) / std::max(1, cv::countNonZero(disc));
}

bool seen(const Iris& iris) { return iris.workWidth >= leastEye && iris.contrast >= leastContrast; }

} // namespace

/// Share of the iris that a flash has turned red, the worse of the two eyes.
Finding redEye(const Scene& scene) {
    const QString id = QStringLiteral("red-eye");
    const auto& [left, right] = scene.evidence->irises;
    if (!seen(left) || !seen(right)) return notAssessed(id);
    const double skinRed = skinColour(scene).red();
    const double share = std::max(redShare(left, skinRed), redShare(right, skinRed));
    return judged({id, share, QStringLiteral("ratio"), {}, QStringLiteral("red"), scene.eyesBox()},
                  scene.specification);
}

} // namespace mianguan::checks
