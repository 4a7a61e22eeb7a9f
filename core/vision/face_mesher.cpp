#include "core/vision/face_mesher.h"

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include <cmath>

namespace mianguan {

namespace {

constexpr int inputSide = 192;
constexpr float cropFactor = 1.5F;
constexpr size_t outerRightEye = 33; // the graduate's right eye's outer corner: picture-left
constexpr size_t outerLeftEye = 263;

float sigmoid(float x) { return 1 / (1 + std::exp(-x)); }

} // namespace

/// A square turned by `angle` around `centre`, in pixels of the picture.
struct FaceMesher::Frame {
    cv::Point2f centre;
    float side = 0;
    float angle = 0;

    static Frame around(const cv::Rect2f& box, cv::Point2f left, cv::Point2f right) {
        return {{box.x + box.width / 2, box.y + box.height / 2},
                std::max(box.width, box.height) * cropFactor,
                std::atan2(right.y - left.y, right.x - left.x)};
    }

    cv::Matx23f toInput() const {
        const float scale = inputSide / side;
        const float c = std::cos(angle) * scale;
        const float s = std::sin(angle) * scale;
        return {c,  s, inputSide / 2.F - c * centre.x - s * centre.y,
                -s, c, inputSide / 2.F + s * centre.x - c * centre.y};
    }
};

cv::Point2f Mesh::mean(std::initializer_list<int> indices) const {
    cv::Point2f sum;
    for (const int index : indices)
        sum += at(size_t(index));
    return sum / float(indices.size());
}

Result<FaceMesher> FaceMesher::load(const QString& folder) {
    return Network::load(folder + QStringLiteral("/facemesh.onnx"), {"out0", "out1"}).map([](Network&& n) {
        return FaceMesher(std::move(n));
    });
}

Mesh FaceMesher::meshInside(const cv::Mat& bgr, const Frame& frame) const {
    const cv::Matx23f toInput = frame.toInput();
    cv::Mat crop;
    const float shrink = frame.side / inputSide;
    if (shrink > 2) { // average first: a bilinear warp of a large face would alias
        cv::Mat small;
        cv::resize(bgr, small, {}, 1.5 / shrink, 1.5 / shrink, cv::INTER_AREA);
        const float fx = float(bgr.cols) / float(small.cols);
        const float fy = float(bgr.rows) / float(small.rows);
        const cv::Matx23f m(toInput(0, 0) * fx, toInput(0, 1) * fy, toInput(0, 2), toInput(1, 0) * fx,
                            toInput(1, 1) * fy, toInput(1, 2));
        cv::warpAffine(small, crop, m, {inputSide, inputSide}, cv::INTER_LINEAR, cv::BORDER_CONSTANT);
    } else {
        cv::warpAffine(bgr, crop, toInput, {inputSide, inputSide}, cv::INTER_LINEAR, cv::BORDER_CONSTANT);
    }
    const auto outputs = network.forward(cv::dnn::blobFromImage(crop, 1 / 255., {}, {}, true));
    const auto* values = outputs[0].ptr<float>();
    cv::Matx23f back;
    cv::invertAffineTransform(toInput, back);
    const float scale = frame.side / inputSide;
    Mesh mesh;
    mesh.presence = sigmoid(*outputs[1].ptr<float>());
    for (size_t i = 0; i < Mesh::count; ++i) {
        const cv::Vec3f p(values[3 * i], values[3 * i + 1], 1);
        const cv::Vec2f q = back * p;
        mesh.points[i] = {q[0], q[1], values[3 * i + 2] * scale};
    }
    return mesh;
}

Mesh FaceMesher::follow(const cv::Mat& bgr, const Mesh& before) const {
    const cv::Point2f left = before.at(outerRightEye);
    const cv::Point2f right = before.at(outerLeftEye);
    // The box is measured along the face's own axes, as the model was trained.
    const float angle = std::atan2(right.y - left.y, right.x - left.x);
    const cv::Matx22f level(std::cos(angle), std::sin(angle), -std::sin(angle), std::cos(angle));
    std::vector<cv::Point2f> upright;
    upright.reserve(Mesh::count);
    for (size_t i = 0; i < Mesh::count; ++i)
        upright.push_back(level * before.at(i));
    const cv::Rect2f box = cv::boundingRect(upright);
    const cv::Point2f centre = level.t() * cv::Point2f(box.x + box.width / 2, box.y + box.height / 2);
    return meshInside(bgr, {centre, std::max(box.width, box.height) * cropFactor, angle});
}

Mesh FaceMesher::mesh(const cv::Mat& bgr, const Detection& face) const {
    return follow(bgr, meshInside(bgr, Frame::around(face.box, face.points[0], face.points[1])));
}

} // namespace mianguan
