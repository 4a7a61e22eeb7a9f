#include "core/vision/eye_state.h"

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace mianguan {

namespace {

constexpr int side = 24;
constexpr float padding = 1.6F; // patch side over eye width, as the model was trained

float softmaxSecond(const float* logits) { return 1 / (1 + std::exp(logits[0] - logits[1])); }

} // namespace

Result<EyeState> EyeState::load(const QString& folder) {
    return Network::load(folder + QStringLiteral("/fr_eye.onnx"), {"output"}).map([](Network&& n) {
        return EyeState(std::move(n));
    });
}

float EyeState::opennessOf(const cv::Mat& bgr, cv::Point2f cornerA, cv::Point2f cornerB,
                           cv::Point2f centre) const {
    const cv::Point2f across = cornerB - cornerA;
    const float scale = side / (padding * std::hypot(across.x, across.y));
    cv::Mat source = bgr;
    float shrink = 1;
    if (scale < 0.5F) {
        shrink = 1.5F * scale;
        const cv::Rect around(cv::Point(cvFloor(centre.x - side / scale), cvFloor(centre.y - side / scale)),
                              cv::Size(cvCeil(2 * side / scale), cvCeil(2 * side / scale)));
        const cv::Rect inside = around & cv::Rect({}, bgr.size());
        if (inside.empty()) return 0;
        cv::resize(bgr(inside), source, {}, shrink, shrink, cv::INTER_AREA);
        centre = (centre - cv::Point2f(inside.tl())) * shrink;
    }
    const float s = scale / shrink;
    const cv::Matx23f toPatch(s, 0, side / 2.F - s * centre.x, 0, s, side / 2.F - s * centre.y);
    cv::Mat patch, grey;
    cv::warpAffine(source, patch, toPatch, {side, side}, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::cvtColor(patch, grey, cv::COLOR_BGR2GRAY);
    return softmaxSecond(network.forward(cv::dnn::blobFromImage(grey, 1 / 255.))[0].ptr<float>());
}

EyeState::Openness EyeState::openness(const cv::Mat& bgr, const Mesh& mesh) const {
    return {opennessOf(bgr, mesh.at(362), mesh.at(263), mesh.mean({385, 387, 380, 373})),
            opennessOf(bgr, mesh.at(33), mesh.at(133), mesh.mean({160, 158, 144, 153}))};
}

} // namespace mianguan
