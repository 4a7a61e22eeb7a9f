#include "core/portrait/checks/checks.h"
#include "core/portrait/checks/evidence.h"

#include <opencv2/imgproc.hpp>

namespace mianguan::checks {

namespace {

/// Where the sensor gave up: red at its end and green near it. Bright skin keeps its colour.
cv::Mat clipped(const cv::Mat& bgr) {
    cv::Mat mask;
    cv::inRange(bgr, cv::Scalar(215, 238, 249), cv::Scalar::all(255), mask);
    return mask;
}

} // namespace

/// Share of the facial skin that is burnt out.
Finding hotSpots(const Scene& scene) {
    const QString id = QStringLiteral("hot-spots");
    const FacePatch& patch = scene.evidence->patch;
    const int skin = patch.bgr.empty() ? 0 : cv::countNonZero(patch.skin);
    if (skin < 1500) return notAssessed(id);
    const cv::Mat spots = clipped(patch.bgr) & patch.skin;
    const cv::Rect2f where = cv::boundingRect(spots);
    const auto by = float(1 / patch.scale);
    const cv::Rect2f inWork(float(patch.area.x) + where.x * by, float(patch.area.y) + where.y * by,
                            where.width * by, where.height * by);
    return judged({id,
                   double(cv::countNonZero(spots)) / skin,
                   QStringLiteral("ratio"),
                   {},
                   QStringLiteral("burnt"),
                   scene.inOriginal(inWork)},
                  scene.specification);
}

} // namespace mianguan::checks
