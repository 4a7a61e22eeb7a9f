#include "core/portrait/checks/glasses.h"

#include "core/portrait/checks/face_part.h"
#include "core/portrait/lab.h"

#include <opencv2/imgproc.hpp>

namespace mianguan::checks {

namespace {

const cv::Size viewSize(320, 260);
const cv::Point2f eyesMiddle(160, 60);
constexpr float eyesWidth = 200;
constexpr int frameWidth = 9; // pixels of the view: about 4 mm
constexpr size_t outerRightEye = 33, outerLeftEye = 263, noseTip = 4, rightBrowTop = 105, leftBrowTop = 334;

constexpr Contour rightSocket{226, 31, 228, 229, 230, 231, 232, 233, 244, 189, 221, 222, 223, 224, 225, 113};
constexpr Contour leftSocket{446, 261, 448, 449, 450, 451, 452, 453, 464, 413, 441, 442, 443, 444, 445, 342};

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

/// The glasses with their frame.
cv::Mat glassesInView(const Scene& scene, const cv::Matx23f& place) {
    cv::Mat mask;
    cv::warpAffine(glassesMask(scene), mask, joined(place, scene.parts->fromGrid), viewSize,
                   cv::INTER_NEAREST);
    return mask;
}

cv::Mat withoutFrame(const cv::Mat& glasses) {
    cv::Mat glass;
    const cv::Mat frame =
        cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * frameWidth + 1, 2 * frameWidth + 1});
    cv::erode(glasses, glass, frame, {-1, -1}, 1, cv::BORDER_CONSTANT, 0);
    return glass;
}

QRectF boxOf(const Scene& scene, const Contour& contour) {
    std::vector<cv::Point2f> points;
    for (const int index : contour)
        points.push_back(scene.mesh().at(size_t(index)));
    return scene.inOriginal(cv::boundingRect(points));
}

std::optional<EyeView> eyeView(const Scene& scene, const cv::Matx23f& place, const cv::Mat& lab, bool left) {
    const auto area = [&](const Contour& contour) {
        return areaMask(scene.mesh(), {contour}, place, viewSize);
    };
    EyeView view;
    view.lab = lab;
    view.eye = area(left ? contours::leftEye : contours::rightEye);
    view.socket = area(left ? leftSocket : rightSocket);
    view.glass = view.socket;
    cv::Mat skin = area(left ? contours::leftCheek : contours::rightCheek);
    if (glassesWorn(scene).value_or(false)) {
        const cv::Mat glasses = glassesInView(scene, place);
        view.glass = withoutFrame(glasses);
        const int middle = viewSize.width / 2;
        view.glass.colRange(left ? 0 : middle, left ? middle : viewSize.width).setTo(0);
        skin.setTo(0, glasses);
    }
    const auto cheek = medianOf(lab, skin);
    if (!cheek) return std::nullopt;
    view.cheek = *cheek;
    view.box = boxOf(scene, left ? leftSocket : rightSocket);
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

Finding judgedWorse(const QString& id, double right, double left, const EyeViews& views, const Scene& scene) {
    const Window& pass = scene.specification.limits(id).pass;
    return judged({id,
                   std::max(left, right),
                   QStringLiteral("ratio"),
                   {},
                   sides(!pass.contains(left), !pass.contains(right)),
                   views[left > right ? 1 : 0].box},
                  scene.specification);
}

} // namespace mianguan::checks
