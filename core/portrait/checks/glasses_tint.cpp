#include "core/portrait/checks/face_part.h"
#include "core/portrait/checks/glasses.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace mianguan::checks {

namespace {

/// Skin seen through the lower half of the lens against the cheek: darker or of another colour, CIE76 ΔE.
std::optional<double> tint(const EyeView& view) {
    cv::Mat bgr, glass = view.glass & ~view.eye;
    const cv::Moments eye = cv::moments(view.eye, true);
    if (eye.m00 < 1) return std::nullopt;
    glass.rowRange(0, std::clamp(cvRound(eye.m01 / eye.m00), 0, glass.rows)).setTo(0);
    const auto seen = medianOf(view.lab, glass);
    if (!seen) return std::nullopt;
    const float darker = std::max(0.F, view.cheek[0] - (*seen)[0]);
    return double(std::hypot(darker, (*seen)[1] - view.cheek[1], (*seen)[2] - view.cheek[2]));
}

} // namespace

/// How far the less tinted lens changes the colour of the skin behind it.
Finding glassesTint(const Scene& scene) {
    const QString id = QStringLiteral("glasses-tint");
    const auto worn = glassesWorn(scene);
    if (!worn) return notAssessed(id);
    if (!*worn) return judged({id, 0, QStringLiteral("dE"), {}, {}, {}}, scene.specification);
    const auto views = eyeViews(scene);
    if (!views) return notAssessed(id);
    const auto right = tint((*views)[0]), left = tint((*views)[1]);
    if (!right || !left) return notAssessed(id);
    return judged({id,
                   std::min(*right, *left),
                   QStringLiteral("dE"),
                   {},
                   QStringLiteral("tinted"),
                   (*views)[0].box | (*views)[1].box},
                  scene.specification);
}

} // namespace mianguan::checks
