#include "core/portrait/checks/face_part.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace mianguan::checks {

namespace {

struct Hidden {
    double share = 0; ///< 0 free – 1 hidden
    QString cause;
    cv::Mat where;
};

/// A part of the face that is there counts as free from `needed` of its usual area on: beards, thin
/// contours::lips and shadow take much of what the parser would show.
Hidden missing(const Scene& scene, const Contour& contour, Parts classes, double needed, const char* cause) {
    const double expected = std::max(1, cv::countNonZero(gridArea(scene, {contour})));
    const cv::Mat near = gridArea(scene, {contour}, 3);
    const double seen = cv::countNonZero(near & partMask(scene, classes)) / expected;
    return {1 - std::min(1., seen / needed), QString::fromLatin1(cause), near};
}

/// From the brows down, away from the contour: what is not of a face. Glasses belong to it above the tip of
/// the contours::nose only.
Hidden covered(const Scene& scene) {
    constexpr size_t rightBrowTop = 105, leftBrowTop = 334, noseTip = 4;
    const auto row = [&](size_t index) {
        return std::clamp(cvRound(placed(scene.parts->toGrid, scene.mesh().at(index)).y), 0, FaceParts::side);
    };
    cv::Mat area = gridArea(scene, {contours::faceOval});
    area.rowRange(0, std::min(row(rightBrowTop), row(leftBrowTop))).setTo(0);
    cv::erode(area, area, cv::Mat::ones(7, 7, CV_8U));
    cv::Mat foreign = area & partMask(scene, {FaceParts::Background, FaceParts::Cloth, FaceParts::Hair,
                                              FaceParts::Hat, FaceParts::Neck, FaceParts::Necklace,
                                              FaceParts::Earring, FaceParts::LeftEar, FaceParts::RightEar});
    const int below = std::min(row(noseTip) + 8, FaceParts::side);
    cv::Mat glasses = area & partMask(scene, {FaceParts::Glasses});
    glasses.rowRange(0, below).setTo(0);
    foreign |= glasses;
    return {double(cv::countNonZero(foreign)) / std::max(1, cv::countNonZero(area)), QStringLiteral("face"),
            foreign};
}

} // namespace

/// How much of the face is hidden, the worst of: the face below the brows, the contours::lips, the nose.
Finding occlusion(const Scene& scene) {
    const QString id = QStringLiteral("occlusion");
    if (!scene.parts) return notAssessed(id);
    const std::array<Hidden, 3> hidden{
        covered(scene),
        missing(scene, contours::lips, {FaceParts::UpperLip, FaceParts::LowerLip, FaceParts::Mouth}, 0.25,
                "mouth"),
        missing(scene, contours::nose, {FaceParts::Nose}, 0.5, "nose"),
    };
    const Hidden& worst = *std::max_element(
        hidden.begin(), hidden.end(), [](const Hidden& a, const Hidden& b) { return a.share < b.share; });
    return judged({id, worst.share, QStringLiteral("ratio"), {}, worst.cause, boxOf(scene, worst.where)},
                  scene.specification);
}

} // namespace mianguan::checks
