#include "core/portrait/checks/face_patch.h"

#include "core/vision/mesh_contours.h"

#include <opencv2/imgproc.hpp>

namespace mianguan::checks {

namespace {

constexpr Contour nostrils{129, 98, 97, 2, 326, 327, 358, 1};

constexpr double leastFaceWidth = 40; // work px

std::vector<cv::Point> polygon(const FacePatch& patch, const Mesh& mesh, Contour contour) {
    std::vector<cv::Point> points;
    for (const int index : contour)
        points.emplace_back(patch.at(mesh, size_t(index)));
    return points;
}

void draw(cv::Mat& mask, const std::vector<cv::Point>& points, int level, double grown = 0) {
    const std::vector<std::vector<cv::Point>> one{points};
    cv::fillPoly(mask, one, level);
    if (grown > 0) cv::polylines(mask, one, true, level, cvRound(2 * grown));
}

cv::Mat inPatch(const cv::Mat& plane, const FacePatch& patch) {
    cv::Mat small;
    cv::resize(plane(patch.area), small, patch.bgr.size(), 0, 0, cv::INTER_AREA);
    return small;
}

cv::Mat skinOf(const FacePatch& patch, const Scene& scene) {
    constexpr double unit = FacePatch::faceWidth / 100;
    const Mesh& mesh = scene.mesh();
    cv::Mat mask = cv::Mat::zeros(patch.bgr.size(), CV_8U);
    draw(mask, polygon(patch, mesh, contours::faceOval), 255);
    for (const Contour eye : {contours::rightEye, contours::leftEye})
        draw(mask, polygon(patch, mesh, eye), 0, 3 * unit);
    for (const Contour brow : {contours::rightBrow, contours::leftBrow})
        draw(mask, polygon(patch, mesh, brow), 0, 2 * unit);
    draw(mask, polygon(patch, mesh, contours::lips), 0, 2 * unit);
    draw(mask, polygon(patch, mesh, nostrils), 0, unit);
    mask.setTo(0, inPatch(scene.guard.skin, patch) < 0.6);
    mask.setTo(0, inPatch(scene.guard.hair, patch) > 0.2);
    return mask;
}

} // namespace

cv::Point2f FacePatch::at(const Mesh& mesh, size_t index) const {
    return (mesh.at(index) - cv::Point2f(float(area.x), float(area.y))) * float(scale);
}

FacePatch facePatch(const Scene& scene) {
    std::vector<cv::Point2f> outline;
    for (const int index : contours::faceOval)
        outline.push_back(scene.mesh().at(size_t(index)));
    FacePatch patch;
    patch.area = cv::boundingRect(outline) & cv::Rect({}, scene.work.size());
    const double width = (scene.face.faceRight - scene.face.faceLeft) * scene.scale;
    if (width < leastFaceWidth || patch.area.width < leastFaceWidth || patch.area.height < leastFaceWidth)
        return {};
    patch.scale = FacePatch::faceWidth / width;
    cv::resize(scene.work(patch.area), patch.bgr, {}, patch.scale, patch.scale,
               patch.scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    patch.skin = skinOf(patch, scene);
    return patch;
}

} // namespace mianguan::checks
