#include "core/vision/face_detector.h"

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace mianguan {

namespace {

constexpr int inputSide = 192;
constexpr int gridSide = 48;
constexpr float overlapLimit = 0.3F;

struct Letterbox {
    cv::Mat picture;
    float scale = 1;
    cv::Point2f offset;
};

Letterbox letterbox(const cv::Mat& bgr) {
    Letterbox box;
    box.scale = float(inputSide) / float(std::max(bgr.cols, bgr.rows));
    const cv::Size inner(std::max(1, int(std::lround(bgr.cols * box.scale))),
                         std::max(1, int(std::lround(bgr.rows * box.scale))));
    cv::Mat small;
    cv::resize(bgr, small, inner, 0, 0, box.scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    const int left = (inputSide - inner.width) / 2;
    const int top = (inputSide - inner.height) / 2;
    cv::copyMakeBorder(small, box.picture, top, inputSide - inner.height - top, left,
                       inputSide - inner.width - left, cv::BORDER_CONSTANT);
    box.offset = cv::Point2f(float(left), float(top));
    return box;
}

Detection decode(const float* values, int anchor, float score, const Letterbox& frame) {
    const cv::Point2f centre((float(anchor % gridSide) + 0.5F) / gridSide * inputSide,
                             (float(anchor / gridSide) + 0.5F) / gridSide * inputSide);
    const auto toPicture = [&](float x, float y) {
        return (cv::Point2f(x, y) + centre - frame.offset) / frame.scale;
    };
    Detection face;
    face.score = score;
    const cv::Point2f middle = toPicture(values[0], values[1]);
    const cv::Size2f size(values[2] / frame.scale, values[3] / frame.scale);
    face.box = cv::Rect2f(middle - cv::Point2f(size.width / 2, size.height / 2), size);
    for (size_t i = 0; i < face.points.size(); ++i)
        face.points[i] = toPicture(values[4 + 2 * i], values[5 + 2 * i]);
    return face;
}

float overlap(const cv::Rect2f& a, const cv::Rect2f& b) {
    const float common = (a & b).area();
    return common / (a.area() + b.area() - common);
}

Detection weightedMean(const std::vector<Detection>& cluster) {
    Detection mean = cluster.front();
    cv::Rect2f box;
    std::array<cv::Point2f, 6> points{};
    float total = 0;
    for (const Detection& face : cluster) {
        box.x += face.box.x * face.score, box.y += face.box.y * face.score;
        box.width += face.box.width * face.score, box.height += face.box.height * face.score;
        for (size_t i = 0; i < points.size(); ++i)
            points[i] += face.points[i] * face.score;
        total += face.score;
    }
    mean.box = cv::Rect2f(box.x / total, box.y / total, box.width / total, box.height / total);
    for (size_t i = 0; i < points.size(); ++i)
        mean.points[i] = points[i] / total;
    return mean;
}

std::vector<Detection> suppress(std::vector<Detection> faces) {
    std::stable_sort(faces.begin(), faces.end(),
                     [](const auto& a, const auto& b) { return a.score > b.score; });
    std::vector<Detection> kept;
    while (!faces.empty()) {
        const cv::Rect2f best = faces.front().box;
        const auto rest = std::stable_partition(faces.begin(), faces.end(), [&](const Detection& f) {
            return overlap(f.box, best) > overlapLimit;
        });
        kept.push_back(weightedMean({faces.begin(), rest}));
        faces.erase(faces.begin(), rest);
    }
    return kept;
}

} // namespace

Result<FaceDetector> FaceDetector::load(const QString& folder) {
    return Network::load(folder + QStringLiteral("/face_detection_full.onnx"), {"out0", "out1"})
        .map([](Network&& n) { return FaceDetector(std::move(n)); });
}

std::vector<Detection> FaceDetector::detect(const cv::Mat& bgr, float minScore) const {
    const Letterbox frame = letterbox(bgr);
    const auto outputs =
        network.forward(cv::dnn::blobFromImage(frame.picture, 1 / 127.5, {}, cv::Scalar::all(127.5), true));
    const auto* values = outputs[0].ptr<float>();
    const auto* scores = outputs[1].ptr<float>();
    std::vector<Detection> faces;
    for (int anchor = 0; anchor < gridSide * gridSide; ++anchor) {
        const float score = 1 / (1 + std::exp(-std::clamp(scores[anchor], -80.F, 80.F)));
        if (score >= minScore) faces.push_back(decode(values + ptrdiff_t(anchor) * 16, anchor, score, frame));
    }
    return suppress(std::move(faces));
}

} // namespace mianguan
