#include "core/portrait/checks/face_patch.h"

#include <opencv2/imgproc.hpp>

namespace mianguan::checks {

namespace {

using Contour = std::initializer_list<int>;

// Of the face mesh.
constexpr Contour oval{10,  338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288,
                       397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
                       172, 58,  132, 93,  234, 127, 162, 21,  54,  103, 67,  109};
constexpr Contour lips{61,  146, 91,  181, 84,  17, 314, 405, 321, 375,
                       291, 409, 270, 269, 267, 0,  37,  39,  40,  185};
constexpr Contour eyes[] = {
    {33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246},
    {263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466},
};
constexpr Contour brows[] = {
    {70, 63, 105, 66, 107, 55, 65, 52, 53, 46},
    {300, 293, 334, 296, 336, 285, 295, 282, 283, 276},
};
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
    draw(mask, polygon(patch, mesh, oval), 255);
    for (const Contour& eye : eyes)
        draw(mask, polygon(patch, mesh, eye), 0, 3 * unit);
    for (const Contour& brow : brows)
        draw(mask, polygon(patch, mesh, brow), 0, 2 * unit);
    draw(mask, polygon(patch, mesh, lips), 0, 2 * unit);
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
    for (const int index : oval)
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
