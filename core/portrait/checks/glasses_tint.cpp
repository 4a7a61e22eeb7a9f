#include "core/portrait/checks/evidence.h"
#include "core/portrait/checks/face_part.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace mianguan::checks {

namespace {

/// How much darker than the cheek, or of another colour, an area is: CIE76 ΔE of the medians.
double difference(const EyeView& view, const cv::Mat& area) {
    const auto seen = medianOf(view.lab, area);
    if (!seen) return 0;
    const float darker = std::max(0.F, view.cheek[0] - (*seen)[0]);
    return double(std::hypot(darker, (*seen)[1] - view.cheek[1], (*seen)[2] - view.cheek[2]));
}

/// The skin seen through the lower half of the lens: no lid, no brow.
double lensTint(const EyeView& view) {
    const cv::Moments eye = cv::moments(view.eye, true);
    if (eye.m00 < 1) return 0;
    cv::Mat glass = view.glass & ~view.eye;
    glass.rowRange(0, std::clamp(cvRound(eye.m01 / eye.m00), 0, glass.rows)).setTo(0);
    return difference(view, glass);
}

} // namespace

/// How far the less tinted lens changes the colour of what is behind it. Where no glasses are found or nobody
/// looks for them, sockets too dark for any shadow are dark glasses all the same.
Finding glassesTint(const Scene& scene) {
    const QString id = QStringLiteral("glasses-tint");
    constexpr double opaque = 45; // the deepest shadow on a face without glasses is 36
    const std::optional<EyeViews>& views = scene.evidence->lenses;
    if (!views) return notAssessed(id);
    const auto& [right, left] = *views;
    const auto worn = glassesWorn(scene);
    const double hiding = std::min(difference(right, right.socket), difference(left, left.socket));
    if (!worn && hiding < opaque) return notAssessed(id);
    const double value = worn == true      ? std::min(lensTint(right), lensTint(left))
                         : hiding < opaque ? 0
                                           : hiding;
    return judged({id, value, QStringLiteral("dE"), {}, QStringLiteral("tinted"), right.box | left.box},
                  scene.specification);
}

} // namespace mianguan::checks
