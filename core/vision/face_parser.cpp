#include "core/vision/face_parser.h"

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include <cmath>

namespace mianguan {

namespace {

constexpr int inputSide = 384;  // trained on 512; twice as fast and no worse for what the checks ask
constexpr float shyness = 0.5F; // the model sees small earrings but rarely trusts itself

constexpr size_t forehead = 10, chin = 152, outerRightEye = 33, outerLeftEye = 263;

/// From the picture to a level square of `side` pixels around the face.
cv::Matx23f toSquare(const Mesh& mesh, float side) {
    const cv::Point2f across = mesh.at(outerLeftEye) - mesh.at(outerRightEye);
    const float angle = std::atan2(across.y, across.x);
    const cv::Point2f down = mesh.at(chin) - mesh.at(forehead);
    const cv::Point2f centre = (mesh.at(chin) + mesh.at(forehead)) / 2;
    const float scale = side / (FaceParts::cropFactor * std::max(1.F, std::hypot(down.x, down.y)));
    const float c = std::cos(angle) * scale, s = std::sin(angle) * scale;
    return {c, s, side / 2 - c * centre.x - s * centre.y, -s, c, side / 2 + s * centre.x - c * centre.y};
}

/// Averages first where the warp alone would skip pixels.
cv::Mat square(const cv::Mat& bgr, const Mesh& mesh) {
    const cv::Matx23f direct = toSquare(mesh, inputSide);
    const float scale = std::hypot(direct(0, 0), direct(0, 1));
    cv::Mat source = bgr, crop;
    cv::Matx23f m = direct;
    if (scale < 0.6F) {
        cv::resize(bgr, source, {}, double(scale) * 1.2, double(scale) * 1.2, cv::INTER_AREA);
        const float fx = float(bgr.cols) / float(source.cols), fy = float(bgr.rows) / float(source.rows);
        m = {m(0, 0) * fx, m(0, 1) * fy, m(0, 2), m(1, 0) * fx, m(1, 1) * fy, m(1, 2)};
    }
    cv::warpAffine(source, crop, m, {inputSide, inputSide}, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return crop;
}

/// The class with the highest score at each place of the finer grid.
cv::Mat strongest(const cv::Mat& scores) {
    const cv::Size grid(FaceParts::side, FaceParts::side);
    cv::Mat best(grid, CV_8U, cv::Scalar(0)), highest, plane;
    for (int c = 0; c < FaceParts::classes; ++c) {
        const cv::Mat coarse(scores.size[2], scores.size[3], CV_32F,
                             const_cast<float*>(scores.ptr<float>(0, c)));
        cv::resize(coarse, plane, grid, 0, 0, cv::INTER_LINEAR);
        if (c == FaceParts::Earring) plane += shyness;
        if (c == 0) {
            highest = plane.clone();
            continue;
        }
        best.setTo(c, plane > highest);
        cv::max(highest, plane, highest);
    }
    return best;
}

} // namespace

QString FaceParser::fileIn(const QString& folder) { return folder + QStringLiteral("/face_parsing.onnx"); }

Result<FaceParser> FaceParser::load(const QString& folder) {
    return Network::load(fileIn(folder), {"out0"}, inputSide).map([](Network&& n) {
        return FaceParser(std::move(n));
    });
}

FaceParts FaceParser::parse(const cv::Mat& bgr, const Mesh& mesh) const {
    const cv::Mat blob =
        cv::dnn::blobFromImage(square(bgr, mesh), 1 / 127.5, {}, cv::Scalar::all(127.5), true);
    FaceParts parts;
    parts.grid = strongest(network.forward(blob)[0]);
    parts.toGrid = toSquare(mesh, float(FaceParts::side));
    cv::invertAffineTransform(parts.toGrid, parts.fromGrid);
    return parts;
}

} // namespace mianguan
