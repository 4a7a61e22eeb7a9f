#include "core/portrait/checks/checks.h"

#include <opencv2/imgproc.hpp>

namespace mianguan::checks {

/// Fine detail of the face over its coarse detail at the size of the portrait: falls as focus or motion blur
/// grows, whatever the face.
Finding sharpness(const Scene& scene) {
    const cv::Rect2d wanted(
        cv::Point2d(scene.inPortrait({scene.face.faceLeft, scene.eyesBox().top()}).x(),
                    scene.inPortraitY(scene.eyesBox().top())),
        cv::Point2d(scene.inPortrait({scene.face.faceRight, 0}).x(), scene.inPortraitY(scene.face.chin.y())));
    const cv::Rect inside = cv::Rect(wanted) & cv::Rect({}, scene.portrait.size());
    if (inside.area() < 400) return notAssessed(QStringLiteral("sharpness"));
    cv::Mat grey, fine, coarse;
    cv::cvtColor(scene.portrait(inside), grey, cv::COLOR_BGR2GRAY);
    grey.convertTo(grey, CV_32F);
    cv::GaussianBlur(grey, fine, {}, 1);
    cv::GaussianBlur(grey, coarse, {}, 3);
    const double ratio = cv::norm(grey - fine) / std::max(1., cv::norm(fine - coarse));
    return judged({QStringLiteral("sharpness"),
                   ratio,
                   QStringLiteral("ratio"),
                   QStringLiteral("blurred"),
                   {},
                   scene.faceBox()},
                  scene.specification);
}

} // namespace mianguan::checks
