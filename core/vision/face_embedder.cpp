#include "core/vision/face_embedder.h"

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

namespace mianguan {

namespace {

constexpr int side = 112;

/// The five points of the ArcFace template (Deng et al. 2019) in 112×112: eyes, nose tip, mouth corners.
constexpr std::array<std::array<float, 2>, 5> arcTemplate{{{38.2946F, 51.6963F},
                                                           {73.5318F, 51.5014F},
                                                           {56.0252F, 71.7366F},
                                                           {41.5493F, 92.3655F},
                                                           {70.7299F, 92.2041F}}};

std::array<cv::Point2f, 5> fivePoints(const Mesh& mesh) {
    return {mesh.mean({33, 133, 159, 145}), mesh.mean({362, 263, 386, 374}), mesh.at(1), mesh.at(61),
            mesh.at(291)};
}

/// Least-squares similarity (Umeyama without reflection) from `from` to the template.
cv::Matx23f similarity(const std::array<cv::Point2f, 5>& from) {
    cv::Point2f meanFrom, meanTo;
    for (size_t i = 0; i < 5; ++i) {
        meanFrom += from[i] / 5.F;
        meanTo += cv::Point2f(arcTemplate[i][0], arcTemplate[i][1]) / 5.F;
    }
    float along = 0, across = 0, spread = 0;
    for (size_t i = 0; i < 5; ++i) {
        const cv::Point2f p = from[i] - meanFrom;
        const cv::Point2f q = cv::Point2f(arcTemplate[i][0], arcTemplate[i][1]) - meanTo;
        along += p.dot(q);
        across += p.x * q.y - p.y * q.x;
        spread += p.dot(p);
    }
    const float a = along / spread;
    const float b = across / spread;
    return {a, -b, meanTo.x - a * meanFrom.x + b * meanFrom.y,
            b, a,  meanTo.y - b * meanFrom.x - a * meanFrom.y};
}

} // namespace

Result<FaceEmbedder> FaceEmbedder::load(const QString& folder, Kind kind) {
    const bool large = kind == Kind::Resnet512;
    return Network::load(
               folder + (large ? QStringLiteral("/fr_feature.onnx") : QStringLiteral("/mobilefacenet.onnx")),
               {large ? "output" : "out0"})
        .map([kind](Network&& n) { return FaceEmbedder(std::move(n), kind); });
}

cv::Mat FaceEmbedder::embed(const cv::Mat& bgr, const Mesh& mesh) const {
    const cv::Matx23f m = similarity(fivePoints(mesh));
    const double scale = std::hypot(m(0, 0), m(1, 0));
    cv::Mat source = bgr;
    cv::Matx23f toFace = m;
    if (scale < 0.5) { // average large faces first, a bilinear warp would alias
        const double shrink = 1.5 * scale;
        cv::resize(bgr, source, {}, shrink, shrink, cv::INTER_AREA);
        const auto back = float(double(bgr.cols) / source.cols);
        toFace = {m(0, 0) * back, m(0, 1) * back, m(0, 2), m(1, 0) * back, m(1, 1) * back, m(1, 2)};
    }
    cv::Mat face;
    cv::warpAffine(source, face, toFace, {side, side}, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    const cv::Mat blob = cv::dnn::blobFromImage(face, 1 / 128., {},
                                                cv::Scalar::all(kind == Kind::Resnet512 ? 127 : 127.5), true);
    cv::Mat vector = network.forward(blob)[0].reshape(1, 1);
    return vector / std::max(1e-12, cv::norm(vector));
}

} // namespace mianguan
