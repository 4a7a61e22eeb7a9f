#include "core/portrait/checks/face_part.h"
#include "core/portrait/checks/glasses.h"

#include <opencv2/imgproc.hpp>

namespace mianguan::checks {

namespace {

cv::Mat grown(const cv::Mat& mask, int by) {
    cv::Mat result;
    cv::dilate(mask, result, cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * by + 1, 2 * by + 1}));
    return result;
}

/// Spots a lens adds: as bright as the skin below but not of its colour, or brighter than it by far. On the
/// eye, where the white is bright and grey anyway, and where nobody knows whether glasses are worn, burnt out
/// ones.
cv::Mat glareMask(const EyeView& view, bool worn) {
    constexpr float burnt = 96, brighter = 12, hardlyDarker = 8, lessRed = 7;
    std::vector<cv::Mat> planes;
    cv::split(view.lab, planes);
    cv::Mat glare = planes[0] > burnt;
    if (worn) {
        const cv::Mat coloured =
            (planes[0] > view.cheek[0] - hardlyDarker) & (planes[1] < view.cheek[1] - lessRed);
        glare |= (coloured | (planes[0] > view.cheek[0] + brighter)) & ~grown(view.eye, 5);
    }
    glare &= view.glass | (worn ? view.eye : cv::Mat::zeros(view.eye.size(), CV_8U));
    cv::morphologyEx(glare, glare, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
    return glare;
}

double glareShare(const EyeView& view, bool worn) {
    return double(cv::countNonZero(glareMask(view, worn))) /
           std::max(1, cv::countNonZero(view.glass | view.eye));
}

} // namespace

/// The share of the worse lens that mirrors a light; without glasses nothing does.
Finding glassesGlare(const Scene& scene) {
    const QString id = QStringLiteral("glasses-glare");
    const auto worn = glassesWorn(scene);
    if (worn == false) return judged({id, 0, QStringLiteral("ratio"), {}, {}, {}}, scene.specification);
    const auto views = eyeViews(scene);
    if (!views) return notAssessed(id);
    const double right = glareShare((*views)[0], worn.has_value()),
                 left = glareShare((*views)[1], worn.has_value());
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
