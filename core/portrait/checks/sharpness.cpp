#include "core/portrait/checks/sharpness.h"

#include "core/portrait/checks/checks.h"

#include <opencv2/imgproc.hpp>

namespace mianguan::checks {

double detailRatio(const cv::Mat& grey) {
    cv::Mat levels, fine, coarse;
    grey.convertTo(levels, CV_32F);
    cv::GaussianBlur(levels, fine, {}, 1);
    cv::GaussianBlur(levels, coarse, {}, 3);
    return cv::norm(levels - fine) / std::max(1., cv::norm(fine - coarse));
}

Finding sharpness(const Scene& scene) {
    const cv::Rect2d wanted(
        cv::Point2d(scene.inPortrait({scene.face.faceLeft, scene.eyesBox().top()}).x(),
                    scene.inPortraitY(scene.eyesBox().top())),
        cv::Point2d(scene.inPortrait({scene.face.faceRight, 0}).x(), scene.inPortraitY(scene.face.chin.y())));
    const cv::Rect inside = cv::Rect(wanted) & cv::Rect({}, scene.portrait.size());
    if (inside.area() < 400) return notAssessed(QStringLiteral("sharpness"));
    cv::Mat grey;
    cv::cvtColor(scene.portrait(inside), grey, cv::COLOR_BGR2GRAY);
    return judged({QStringLiteral("sharpness"),
                   detailRatio(grey),
                   QStringLiteral("ratio"),
                   QStringLiteral("blurred"),
                   {},
                   scene.faceBox()},
                  scene.specification);
}

} // namespace mianguan::checks
