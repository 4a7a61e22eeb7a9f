#include "core/portrait/checks/checks.h"
#include "core/portrait/checks/mesh_area.h"
#include "core/portrait/lab.h"

#include <opencv2/imgproc.hpp>

namespace mianguan::checks {

namespace {

constexpr float mouthWidth = 100; // pixels of the level patch
const cv::Size patchSize(160, 120);

struct Colours {
    cv::Vec3f skin, lip; ///< CIE Lab
};

/// Bright as skin is, brighter than the contours::lips and less red than both; in a picture without colour,
/// bright alone.
cv::Mat teethMask(const cv::Mat& lab, const Colours& colours) {
    constexpr float grey = 4, darker = 22, aboveLip = 4, aboveLipGrey = 12, lessRed = 2;
    std::vector<cv::Mat> planes;
    cv::split(lab, planes);
    const bool coloured = std::hypot(colours.skin[1], colours.skin[2]) >= grey;
    const float least =
        std::max(colours.skin[0] - darker, colours.lip[0] + (coloured ? aboveLip : aboveLipGrey));
    cv::Mat mask = planes[0] > least;
    if (coloured) mask &= planes[1] < (colours.skin[1] + colours.lip[1]) / 2 - lessRed;
    return mask;
}

} // namespace

/// The area of teeth between the contours::lips over the squared width of the mouth.
Finding teeth(const Scene& scene) {
    const QString id = QStringLiteral("teeth");
    const Mesh& mesh = scene.mesh();
    const cv::Matx23f place = levelPlace(mesh.at(61), mesh.at(291), mouthWidth,
                                         {float(patchSize.width) / 2, float(patchSize.height) / 2});
    cv::Mat patch;
    cv::warpAffine(scene.work, patch, place, patchSize, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    const cv::Mat inner = areaMask(mesh, {contours::innerLips}, place, patchSize);
    const auto lip = medianLab(patch, areaMask(mesh, {contours::lips}, place, patchSize) & ~inner);
    const auto skin = medianLab(scene.work, areaMask(mesh, {contours::rightCheek, contours::leftCheek},
                                                     cv::Matx23f::eye(), scene.work.size()));
    if (!lip || !skin) return notAssessed(id);
    const cv::Mat seen = inner & teethMask(labOf(patch), {*skin, *lip});
    const cv::Rect2f box(cv::Point2f(mesh.at(61).x, mesh.at(0).y),
                         cv::Point2f(mesh.at(291).x, mesh.at(17).y));
    return judged({id,
                   cv::countNonZero(seen) / double(mouthWidth * mouthWidth),
                   QStringLiteral("ratio"),
                   {},
                   QStringLiteral("shown"),
                   scene.inOriginal(box)},
                  scene.specification);
}

} // namespace mianguan::checks
