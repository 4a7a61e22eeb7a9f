#include "core/portrait/checks/checks.h"
#include "core/portrait/checks/evidence.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace mianguan::checks {

namespace {

constexpr int near = 4, far = 8;     // patch px to either side of an edge
constexpr double leastLength = 0.17; // face widths: shorter edges are folds and marks
constexpr double finest = 0.02;      // of the answer

/// Natural logarithm of the luminance, smoothed over pores and noise.
cv::Mat logLight(const cv::Mat& bgr) {
    cv::Mat light;
    cv::cvtColor(bgr, light, cv::COLOR_BGR2GRAY);
    light.convertTo(light, CV_32F, 1 / 255.);
    cv::pow(light, 2.2, light);
    cv::GaussianBlur(light, light, {}, 1.5);
    cv::log(light + 0.01F, light);
    return light;
}

using Points = std::vector<cv::Point>;

void cutOut(cv::Mat& zone, const Points& polygon, int grown = 0) {
    cv::fillPoly(zone, std::vector<Points>{polygon}, 0);
    if (grown > 0) cv::polylines(zone, std::vector<Points>{polygon}, true, 0, 2 * grown);
}

/// Forehead and upper cheeks: off the nose and the folds beside it, which throw their own shade, and above
/// where beards grow.
cv::Mat zoneOf(const FacePatch& patch, const Mesh& mesh) {
    cv::Mat zone;
    cv::erode(patch.skin, zone, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
    Points nose;
    for (const size_t index : {168, 193, 217, 209, 49, 206, 61, 291, 426, 279, 429, 437, 417})
        nose.emplace_back(patch.at(mesh, index));
    cutOut(zone, nose, 4);
    const cv::Point2f along = patch.at(mesh, 291) - patch.at(mesh, 61), down(-along.y, along.x);
    const cv::Point2f base = patch.at(mesh, 2) + down * 0.15F;
    cutOut(zone,
           {base - along * 4, base + along * 4, base + along * 4 + down * 4, base - along * 4 + down * 4});
    cv::Mat bright; // the edge of a hot spot is no shadow's
    cv::inRange(patch.bgr, cv::Scalar(0, 235, 245), cv::Scalar::all(255), bright);
    cv::dilate(bright, bright, cv::getStructuringElement(cv::MORPH_ELLIPSE, {9, 9}));
    zone.setTo(0, bright);
    return zone;
}

/// How much of the difference across this place is a step and not a slope: a rounding cheek fades evenly, a
/// cast shadow stays level on both of its sides.
float stepAt(const cv::Mat& light, const cv::Mat& zone, cv::Point at, cv::Point along) {
    const cv::Point places[] = {at - along * far, at - along * near, at + along * near, at + along * far};
    for (const cv::Point& p : places)
        if (!cv::Rect({}, light.size()).contains(p) || !zone.at<uchar>(p)) return 0;
    const float inner = light.at<float>(places[2]) - light.at<float>(places[1]);
    const float outer = light.at<float>(places[3]) - light.at<float>(places[0]);
    if (inner * outer <= 0 || std::abs(outer) < 0.8F * std::abs(inner)) return 0;
    const float slope = std::max(0.F, std::abs(outer) - std::abs(inner)) * near / (far - near);
    return std::abs(inner) - slope;
}

cv::Mat steps(const cv::Mat& light, const cv::Mat& zone) {
    cv::Mat values = cv::Mat::zeros(light.size(), CV_32F);
    for (int y = 0; y < light.rows; ++y)
        for (int x = 0; x < light.cols; ++x)
            if (zone.at<uchar>(y, x))
                values.at<float>(y, x) =
                    std::max(stepAt(light, zone, {x, y}, {1, 0}), stepAt(light, zone, {x, y}, {0, 1}));
    return values;
}

/// Whether places with at least this step hang together to an edge of a shadow's length.
bool edgeOf(const cv::Mat& steps, double least) {
    cv::Mat edges, labels, stats, centres;
    cv::dilate(steps >= least, edges, cv::Mat());
    const int count = cv::connectedComponentsWithStats(edges, labels, stats, centres, 8, CV_32S);
    for (int i = 1; i < count; ++i)
        if (std::max(stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT)) >=
            leastLength * FacePatch::faceWidth)
            return true;
    return false;
}

} // namespace

/// How much darker the skin is beyond the hardest long edge of light on it, as a share.
Finding faceShadow(const Scene& scene) {
    const QString id = QStringLiteral("face-shadow");
    const FacePatch& patch = scene.evidence->patch;
    if (patch.bgr.empty()) return notAssessed(id);
    const cv::Mat zone = zoneOf(patch, scene.mesh());
    if (cv::countNonZero(zone) < 1000) return notAssessed(id);
    const cv::Mat all = steps(logLight(patch.bgr), zone);
    double darker = 0, most = 0.8;
    while (most - darker > finest) {
        const double middle = (darker + most) / 2;
        (edgeOf(all, -std::log(1 - middle)) ? darker : most) = middle;
    }
    return judged({id, darker, QStringLiteral("ratio"), {}, QStringLiteral("shadow"), scene.faceBox()},
                  scene.specification);
}

} // namespace mianguan::checks
