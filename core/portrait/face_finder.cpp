#include "core/portrait/face_finder.h"

#include <algorithm>

namespace mianguan {

namespace {

constexpr float minScore = 0.5F;
constexpr float minPresence = 0.5F;
constexpr float companionShare = 0.3F; // smaller faces beside the main one are pictures on a wall, not people at the desk

void shift(Detection& face, cv::Point2f by) {
    face.box.x += by.x, face.box.y += by.y;
    for (cv::Point2f& point : face.points) point += by;
}

bool seenAlready(const std::vector<Detection>& faces, const Detection& face) {
    return std::any_of(faces.begin(), faces.end(), [&](const Detection& other) {
        return (other.box & face.box).area() > 0.3F * std::min(other.box.area(), face.box.area());
    });
}

std::vector<Detection> detectInParts(const cv::Mat& bgr, const FaceDetector& detector) {
    std::vector<Detection> faces;
    const cv::Size part(bgr.cols * 6 / 10, bgr.rows * 6 / 10);
    for (const int x : {0, bgr.cols - part.width})
        for (const int y : {0, bgr.rows - part.height})
            for (Detection face : detector.detect(bgr(cv::Rect({x, y}, part)), minScore)) {
                shift(face, cv::Point2f(float(x), float(y)));
                if (!seenAlready(faces, face)) faces.push_back(face);
            }
    return faces;
}

} // namespace

FoundFaces findFaces(const cv::Mat& bgr, const Vision& vision) {
    FoundFaces found;
    std::vector<Detection> all = vision.detector.detect(bgr, minScore);
    if (all.empty()) all = detectInParts(bgr, vision.detector);
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.box.area() > b.box.area(); });
    for (const Detection& face : all) {
        if (!found.faces.empty() && face.box.width < companionShare * found.faces.front().box.width) continue;
        const Mesh mesh = vision.mesher.mesh(bgr, face);
        if (mesh.presence < minPresence) continue;
        if (!found.mesh) found.mesh = mesh;
        found.faces.push_back(face);
    }
    return found;
}

} // namespace mianguan
