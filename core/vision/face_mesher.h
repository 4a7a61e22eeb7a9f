#pragma once

#include "core/vision/face_detector.h"

#include <optional>

namespace mianguan {

/// 468 points on a face: x, y in pixels of the picture given, z in the same scale, towards the camera
/// negative.
struct Mesh {
    static constexpr size_t count = 468;
    std::array<cv::Point3f, count> points;
    float presence = 0; ///< 0–1, how sure the model is that this is a face

    cv::Point2f at(size_t index) const { return {points[index].x, points[index].y}; }
    cv::Point2f mean(std::initializer_list<int> indices) const;
};

/// MediaPipe's face mesh (192×192). The crop is turned level for the model only; the picture is never
/// rotated.
class FaceMesher {
public:
    static Result<FaceMesher> load(const QString& folder);

    /// Twice: a crop by the detection, then one by the first mesh.
    Mesh mesh(const cv::Mat& bgr, const Detection& face) const;

    /// Once: the same face a moment later, looked for where it was.
    Mesh follow(const cv::Mat& bgr, const Mesh& before) const;

private:
    explicit FaceMesher(Network n) : network(std::move(n)) {}
    struct Frame;
    Mesh meshInside(const cv::Mat& bgr, const Frame& frame) const;
    Network network;
};

} // namespace mianguan
