#pragma once

#include "core/vision/face_mesher.h"

namespace mianguan {

/// A face as a direction in space: the cosine of two of them says how alike they are. Templates never leave
/// the machine.
class FaceEmbedder {
public:
    enum class Kind { Resnet512, Mobile192 };
    static Result<FaceEmbedder> load(const QString& folder, Kind kind);

    /// Unit vector, CV_32FC1 1×512 or 1×192.
    cv::Mat embed(const cv::Mat& bgr, const Mesh& mesh) const;

private:
    FaceEmbedder(Network n, Kind k) : network(std::move(n)), kind(k) {}
    Network network;
    Kind kind;
};

} // namespace mianguan
