#include "core/portrait/checks/checks.h"

namespace mianguan::checks {

/// Height of the gap between the lips over the width of the mouth.
Finding mouthClosed(const Scene& scene) {
    const Mesh& mesh = scene.mesh();
    const auto width = cv::norm(mesh.at(291) - mesh.at(61));
    const auto gap = (cv::norm(mesh.at(13) - mesh.at(14)) + cv::norm(mesh.at(82) - mesh.at(87)) +
                      cv::norm(mesh.at(312) - mesh.at(317))) /
                     3;
    const cv::Rect2f lips(cv::Point2f(mesh.at(61).x, mesh.at(0).y),
                          cv::Point2f(mesh.at(291).x, mesh.at(17).y));
    return judged({QStringLiteral("mouth-closed"),
                   gap / std::max(1., width),
                   QStringLiteral("ratio"),
                   {},
                   QStringLiteral("open"),
                   scene.inOriginal(lips)},
                  scene.specification);
}

} // namespace mianguan::checks
