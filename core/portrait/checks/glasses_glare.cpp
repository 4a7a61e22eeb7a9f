#include "core/portrait/checks/evidence.h"
#include "core/portrait/checks/face_part.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace mianguan::checks {

namespace {

cv::Mat grown(const cv::Mat& mask, int by) {
    cv::Mat result;
    cv::dilate(mask, result, cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * by + 1, 2 * by + 1}));
    return result;
}

/// Spots a lens adds, bright as the skin behind and below it but not of its colour: less red, or far brighter
/// and paler.
cv::Mat mirrored(const EyeView& view, const std::vector<cv::Mat>& planes) {
    constexpr float brighter = 12, paler = 0.45F, hardlyDarker = 8, lessRed = 7;
    const cv::Mat glass = view.glass & ~grown(view.eye, 5);
    const cv::Vec3f behind = medianOf(view.lab, glass).value_or(view.cheek);
    const float light = std::max(view.cheek[0], behind[0]), red = std::min(view.cheek[1], behind[1]);
    cv::Mat chroma;
    cv::magnitude(planes[1], planes[2], chroma);
    const cv::Mat pale = chroma < paler * std::hypot(view.cheek[1], view.cheek[2]);
    const cv::Mat coloured = (planes[0] > light - hardlyDarker) & (planes[1] < red - lessRed);
    const cv::Mat white = (planes[0] > light + brighter) & pale;
    return glass & (coloured | white);
}

/// On the eye, where the white is bright and grey anyway, burnt out spots only; all over the socket where the
/// parser is not installed or missed thin frames.
cv::Mat glareMask(const EyeView& view, bool worn) {
    constexpr float burnt = 93;
    std::vector<cv::Mat> planes;
    cv::split(view.lab, planes);
    cv::Mat glare = (planes[0] > burnt) & (view.eye | view.glass);
    if (worn) glare |= mirrored(view, planes);
    cv::morphologyEx(glare, glare, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
    return glare;
}

double glareShare(const EyeView& view, bool worn) {
    return double(cv::countNonZero(glareMask(view, worn))) /
           std::max(1, cv::countNonZero(view.eye | view.glass));
}

} // namespace

/// The share of the worse lens that mirrors a light.
Finding glassesGlare(const Scene& scene) {
    const QString id = QStringLiteral("glasses-glare");
    const bool worn = glassesWorn(scene).value_or(false);
    const std::optional<EyeViews>& views = scene.evidence->lenses;
    if (!views) return notAssessed(id);
    return judgedWorse(id, glareShare((*views)[0], worn), glareShare((*views)[1], worn), *views, scene);
}

} // namespace mianguan::checks
