#include "core/portrait/face_geometry.h"

#include "core/vision/mesh_contours.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace mianguan {

namespace {

constexpr size_t chinPoint = 152, foreheadPoint = 10, pictureLeftCheek = 234, pictureRightCheek = 454;
constexpr double neutralPitch =
    -6; // of the mesh on faces that look straight ahead, degrees: the median over development portraits

QPointF point(cv::Point2f p) { return {double(p.x), double(p.y)}; }

double degrees(double radians) { return radians * 180 / std::numbers::pi; }

} // namespace

Pose poseOf(const Mesh& mesh) {
    const cv::Point2f eyes = mesh.mean(contours::leftEye) - mesh.mean(contours::rightEye);
    const cv::Point3f across = mesh.points[pictureRightCheek] - mesh.points[pictureLeftCheek];
    const cv::Point3f down = mesh.points[chinPoint] - mesh.points[foreheadPoint];
    Pose pose;
    pose.roll = degrees(std::atan2(double(eyes.y), double(eyes.x)));
    pose.yaw = degrees(std::atan2(double(across.z), std::hypot(double(across.x), double(across.y))));
    pose.pitch =
        degrees(std::atan2(double(-down.z), std::hypot(double(down.x), double(down.y)))) - neutralPitch;
    return pose;
}

FaceGeometry geometryOf(const Mesh& mesh) {
    FaceGeometry face;
    face.leftEye = point(mesh.mean(contours::leftEye));
    face.rightEye = point(mesh.mean(contours::rightEye));
    face.chin = point(mesh.at(chinPoint));
    face.faceLeft = double(mesh.at(pictureLeftCheek).x);
    face.faceRight = double(mesh.at(pictureRightCheek).x);
    return face;
}

std::optional<double> hairTopOf(const cv::Mat& alpha, const FaceGeometry& face) {
    const double width = face.faceRight - face.faceLeft;
    const double centre = (face.faceLeft + face.faceRight) / 2;
    const int left = std::clamp(int(centre - 0.8 * width), 0, alpha.cols - 1);
    const int right = std::clamp(int(centre + 0.8 * width), left + 1, alpha.cols);
    const double needed = 0.05 * width; // matte per row that is a head and not loose strands
    const int eyes = std::clamp(int((face.leftEye.y() + face.rightEye.y()) / 2), 0, alpha.rows - 1);
    const auto covered = [&](int y) { return cv::sum(alpha.row(y).colRange(left, right))[0]; };
    int top = 0;
    while (top < eyes && covered(top) < needed)
        ++top;
    const double leastGap =
        0.03 * width; // nearer to the edge than this the models cannot tell a gap from a cut
    if (top <= leastGap) return std::nullopt;
    return double(top);
}

} // namespace mianguan
