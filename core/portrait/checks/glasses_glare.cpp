#include "core/portrait/checks/face_part.h"
#include "core/portrait/checks/glasses.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace mianguan::checks {

namespace {

cv::Mat grown(const cv::Mat& mask, int by) {
    cv::Mat result;
    cv::dilate(mask, result, cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * by + 1, 2 * by + 1}));
    return result;
}

/// Spots a lens adds, bright as the skin below but not of its colour: less red, or far brighter and paler. On
/// the eye, where the white is bright and grey anyway, burnt out ones; all over the socket where the parser
/// is not installed or missed thin frames.
cv::Mat glareMask(const EyeView& view, bool worn) {
    constexpr float burnt = 93, brighter = 12, paler = 0.65F, hardlyDarker = 8, lessRed = 7;
    std::vector<cv::Mat> planes;
    cv::split(view.lab, planes);
    cv::Mat glare = planes[0] > burnt, chroma;
    if (worn) {
        cv::magnitude(planes[1], planes[2], chroma);
        const float pale = paler * std::hypot(view.cheek[1], view.cheek[2]);
        const cv::Mat coloured =
            (planes[0] > view.cheek[0] - hardlyDarker) & (planes[1] < view.cheek[1] - lessRed);
        const cv::Mat white = (planes[0] > view.cheek[0] + brighter) & (chroma < pale);
        glare |= (coloured | white) & ~grown(view.eye, 5);
    }
    glare &= view.eye | view.glass;
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
    const auto views = eyeViews(scene);
    if (!views) return notAssessed(id);
    const double right = glareShare((*views)[0], worn), left = glareShare((*views)[1], worn);
    const Window& pass = scene.specification.limits(id).pass;
    return judged({id,
                   std::max(left, right),
                   QStringLiteral("ratio"),
                   {},
                   sides(!pass.contains(left), !pass.contains(right)),
                   (*views)[left > right ? 1 : 0].box},
                  scene.specification);
}

} // namespace mianguan::checks
