#include "core/portrait/checks/evidence.h"
#include "core/portrait/checks/face_part.h"

#include <opencv2/imgproc.hpp>

namespace mianguan::checks {

namespace {

/// The share of rows of the open eye that are dark from corner to corner: an iris darkens the middle of a
/// row, a frame the whole of it.
double barred(const EyeView& view) {
    constexpr float dark = 0.45F, whole = 0.9F; // of the cheek's lightness; of a row
    const cv::Rect area = cv::boundingRect(view.eye);
    const int margin = area.height / 4; // lashes and lids
    int rows = 0, dense = 0;
    for (int y = area.y + margin; y < area.br().y - margin; ++y) {
        int inside = 0, black = 0;
        for (int x = area.x; x < area.br().x; ++x) {
            if (!view.eye.at<uchar>(y, x)) continue;
            ++inside;
            if (view.lab.at<cv::Vec3f>(y, x)[0] < dark * view.cheek[0]) ++black;
        }
        if (inside == 0) continue;
        ++rows;
        if (float(black) >= whole * float(inside)) ++dense;
    }
    return rows == 0 ? 0 : double(dense) / rows;
}

} // namespace

/// How much of the eye more covered the frame of the glasses crosses.
Finding glassesFrame(const Scene& scene) {
    const QString id = QStringLiteral("glasses-frame");
    const auto worn = glassesWorn(scene);
    if (!worn) return notAssessed(id);
    if (!*worn) return judged({id, 0, QStringLiteral("ratio"), {}, {}, {}}, scene.specification);
    const std::optional<EyeViews>& views = scene.evidence->lenses;
    if (!views) return notAssessed(id);
    return judgedWorse(id, barred((*views)[0]), barred((*views)[1]), *views, scene);
}

} // namespace mianguan::checks
