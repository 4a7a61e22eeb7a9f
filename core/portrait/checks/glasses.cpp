#include "core/portrait/checks/glasses.h"

#include "core/portrait/checks/face_part.h"

#include <opencv2/imgproc.hpp>

namespace mianguan::checks {

namespace {

const cv::Size viewSize(320, 160);
const cv::Point2f eyesMiddle(160, 60);
constexpr float eyesWidth = 200;
constexpr int frameWidth = 9; // pixels of the view: about 4 mm
constexpr size_t outerRightEye = 33, outerLeftEye = 263, noseTip = 4, rightBrowTop = 105, leftBrowTop = 334;

const Contour rightSocket{226, 31, 228, 229, 230, 231, 232, 233, 244, 189, 221, 222, 223, 224, 225, 113};
const Contour leftSocket{446, 261, 448, 449, 450, 451, 452, 453, 464, 413, 441, 442, 443, 444, 445, 342};

cv::Matx23f joined(const cv::Matx23f& second, const cv::Matx23f& first) {
    const cv::Matx33f f(first(0, 0), first(0, 1), first(0, 2), first(1, 0), first(1, 1), first(1, 2), 0, 0,
                        1);
    return second * f;
}

/// Glasses before the eyes: above the tip of the nose, below the brows' top. A mask over the mouth is no
/// lens.
cv::Mat glassesMask(const Scene& scene) {
    cv::Mat mask = partMask(scene, {FaceParts::Glasses});
    const auto row = [&](size_t index) {
        return std::clamp(cvRound(placed(scene.parts->toGrid, scene.mesh().at(index)).y), 0, FaceParts::side);
    };
    mask.rowRange(0, std::max(0, std::min(row(rightBrowTop), row(leftBrowTop)) - 8)).setTo(0);
    mask.rowRange(std::min(FaceParts::side, row(noseTip) + 4), FaceParts::side).setTo(0);
    return mask;
}

cv::Mat glassInView(const Scene& scene, const cv::Matx23f& place) {
    cv::Mat mask;
    cv::warpAffine(glassesMask(scene), mask, joined(place, scene.parts->fromGrid), viewSize,
                   cv::INTER_NEAREST);
    cv::erode(mask, mask,
              cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * frameWidth + 1, 2 * frameWidth + 1}),
              {-1, -1}, 1, cv::BORDER_CONSTANT, 0);
    return mask;
}

std::optional<EyeView> eyeView(const Scene& scene, const cv::Matx23f& place, const cv::Mat& lab, bool left) {
    const Mesh& mesh = scene.mesh();
    EyeView view;
    view.lab = lab;
    view.eye = areaMask(mesh, {left ? leftEye : rightEye}, place, viewSize);
    const cv::Mat socket = areaMask(mesh, {left ? leftSocket : rightSocket}, place, viewSize);
    if (scene.parts) {
        view.glass = glassInView(scene, place);
        view.glass.colRange(left ? 0 : viewSize.width / 2, left ? viewSize.width / 2 : viewSize.width)
            .setTo(0);
    } else {
        view.glass = socket;
    }
    const auto cheek = medianLab(
        scene.work, areaMask(mesh, {left ? leftCheek : rightCheek}, cv::Matx23f::eye(), scene.work.size()));
    if (!cheek) return std::nullopt;
    view.cheek = *cheek;
    const cv::Mat around =
        areaMask(mesh, {left ? leftSocket : rightSocket}, cv::Matx23f::eye(), scene.work.size());
    view.box = scene.inOriginal(cv::boundingRect(around));
    return view;
}

} // namespace

std::optional<bool> glassesWorn(const Scene& scene) {
    if (!scene.parts) return std::nullopt;
    constexpr double least = 1.5; // usual ears' areas; the smallest glasses take four
    return cv::countNonZero(glassesMask(scene)) > least * earArea();
}

std::optional<std::array<EyeView, 2>> eyeViews(const Scene& scene) {
    const cv::Matx23f place =
        levelPlace(scene.mesh().at(outerRightEye), scene.mesh().at(outerLeftEye), eyesWidth, eyesMiddle);
    cv::Mat patch;
    cv::warpAffine(scene.work, patch, place, viewSize, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    const cv::Mat lab = labOf(patch);
    const auto right = eyeView(scene, place, lab, false), left = eyeView(scene, place, lab, true);
    if (!right || !left) return std::nullopt;
    return std::array<EyeView, 2>{*right, *left};
}

} // namespace mianguan::checks
