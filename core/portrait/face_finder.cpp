#include "core/portrait/face_finder.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace mianguan {

namespace {

constexpr float companionShare =
    0.3F; // smaller faces beside the main one are pictures on a wall, not people at the desk

void shift(Detection& face, cv::Point2f by) {
    face.box.x += by.x, face.box.y += by.y;
    for (cv::Point2f& point : face.points)
        point += by;
}

bool seenAlready(const std::vector<Detection>& faces, const Detection& face) {
    return std::any_of(faces.begin(), faces.end(), [&](const Detection& other) {
        return (other.box & face.box).area() > 0.3F * std::min(other.box.area(), face.box.area());
    });
}

std::vector<Detection> detectInParts(const cv::Mat& bgr, const FaceDetector& detector) {
    std::vector<Detection> faces;
    const cv::Size part(bgr.cols * 6 / 10, bgr.rows * 6 / 10);
    if (part.empty()) return faces;
    for (const int x : {0, bgr.cols - part.width})
        for (const int y : {0, bgr.rows - part.height})
            for (Detection face : detector.detect(bgr(cv::Rect({x, y}, part)), minFaceScore)) {
                shift(face, cv::Point2f(float(x), float(y)));
                if (!seenAlready(faces, face)) faces.push_back(face);
            }
    return faces;
}

/// The detector was trained on faces with surroundings; one that fills the picture is seen once it has some.
std::vector<Detection> detectWithMargin(const cv::Mat& bgr, const FaceDetector& detector) {
    const int margin = std::max(bgr.cols, bgr.rows) / 2;
    cv::Mat wide;
    cv::copyMakeBorder(bgr, wide, margin, margin, margin, margin, cv::BORDER_CONSTANT, cv::Scalar::all(128));
    std::vector<Detection> faces = detector.detect(wide, minFaceScore);
    for (Detection& face : faces)
        shift(face, cv::Point2f(float(-margin), float(-margin)));
    return faces;
}

} // namespace

FoundFaces peopleAmong(std::vector<Detection> all, const cv::Mat& bgr, const FaceMesher& mesher) {
    FoundFaces found;
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.box.area() > b.box.area(); });
    for (const Detection& face : all) {
        if (!found.faces.empty() && face.box.width < companionShare * found.faces.front().box.width) continue;
        const Mesh mesh = mesher.mesh(bgr, face);
        if (mesh.presence < minFacePresence) continue;
        if (!found.mesh) found.mesh = mesh;
        found.faces.push_back(face);
    }
    return found;
}

FoundFaces findFaces(const cv::Mat& bgr, const FaceDetector& detector, const FaceMesher& mesher) {
    std::vector<Detection> all = detector.detect(bgr, minFaceScore);
    if (all.empty()) all = detectWithMargin(bgr, detector);
    if (all.empty()) all = detectInParts(bgr, detector);
    return peopleAmong(std::move(all), bgr, mesher);
}

} // namespace mianguan
