#include "core/portrait/checks/face_part.h"

#include <opencv2/imgproc.hpp>

namespace mianguan::checks {

namespace {

constexpr size_t noseBridge = 168;

} // namespace

cv::Mat partMask(const Scene& scene, Parts classes) {
    cv::Mat table = cv::Mat::zeros(1, 256, CV_8U), mask;
    for (const FaceParts::Class c : classes)
        table.at<uchar>(c) = 255;
    cv::LUT(scene.parts->grid, table, mask);
    return mask;
}

cv::Mat gridArea(const Scene& scene, const std::vector<Contour>& contours, int margin) {
    return areaMask(scene.mesh(), contours, scene.parts->toGrid, scene.parts->grid.size(), margin);
}

double shareOf(const Scene& scene, const cv::Mat& area, Parts classes) {
    const int whole = cv::countNonZero(area);
    return whole == 0 ? 0 : double(cv::countNonZero(area & partMask(scene, classes))) / whole;
}

double earArea() {
    const double face = FaceParts::side / double(FaceParts::cropFactor);
    return 0.02 * face * face;
}

int middleColumn(const Scene& scene) {
    return std::clamp(cvRound(placed(scene.parts->toGrid, scene.mesh().at(noseBridge)).x), 1,
                      FaceParts::side - 1);
}

std::array<cv::Mat, 2> halves(const Scene& scene, const cv::Mat& mask) {
    std::array<cv::Mat, 2> sides{mask.clone(), mask.clone()};
    const int middle = middleColumn(scene);
    sides[0].colRange(middle, mask.cols).setTo(0);
    sides[1].colRange(0, middle).setTo(0);
    return sides;
}

std::optional<QRectF> boxOf(const Scene& scene, const cv::Mat& gridMask) {
    const cv::Rect2f area = cv::boundingRect(gridMask);
    if (area.empty()) return std::nullopt;
    std::vector<cv::Point2f> corners;
    for (const cv::Point2f corner :
         {area.tl(), area.br(), cv::Point2f(area.x, area.br().y), cv::Point2f(area.br().x, area.y)})
        corners.push_back(placed(scene.parts->fromGrid, corner));
    return scene.inOriginal(cv::boundingRect(corners));
}

QString sides(bool left, bool right) {
    if (left && right) return QStringLiteral("both");
    return left ? QStringLiteral("left") : QStringLiteral("right");
}

} // namespace mianguan::checks
