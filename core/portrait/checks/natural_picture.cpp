#include "core/portrait/checks/checks.h"
#include "core/portrait/checks/skin.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace mianguan::checks {

namespace {

constexpr int side = 160;

/// How far the sharpest detail of the face stands above its usual detail: skin has grain everywhere, a
/// drawing has flat areas and hard lines.
double flatness(const cv::Mat& face) {
    cv::Mat grey, smooth;
    cv::resize(face, grey, {side, side}, 0, 0, cv::INTER_AREA);
    cv::cvtColor(grey, grey, cv::COLOR_BGR2GRAY);
    grey.convertTo(grey, CV_32F);
    cv::GaussianBlur(grey, smooth, {}, 1.2);
    const cv::Mat detail = cv::abs(grey - smooth);
    std::vector<float> values(detail.begin<float>(), detail.end<float>());
    std::sort(values.begin(), values.end());
    return double(values[values.size() * 95 / 100]) / std::max(0.2, double(values[values.size() / 2]));
}

} // namespace

/// Whether it is a photograph of a person and not a drawing.
Finding naturalPicture(const Scene& scene) {
    const QString id = QStringLiteral("natural-picture");
    const QRectF box = scene.faceBox();
    const cv::Rect face = cv::Rect(cvRound(box.x() * scene.scale), cvRound(box.y() * scene.scale),
                                   cvRound(box.width() * scene.scale), cvRound(box.height() * scene.scale)) &
                          cv::Rect({}, scene.work.size());
    if (face.area() < 400) return notAssessed(id);
    const SkinColour skin = skinColour(scene);
    const bool painted = skin.chroma > 8 && skin.hue > 100 &&
                         skin.hue < 345; // no light makes skin green or blue and leaves the rest
    const double value = painted ? 100 : flatness(scene.work(face));
    return judged({id, value, QStringLiteral("ratio"), {}, QStringLiteral("drawing"), box},
                  scene.specification);
}

} // namespace mianguan::checks
