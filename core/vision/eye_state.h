#pragma once

#include "core/vision/face_mesher.h"

namespace mianguan {

/// How open each eye is, by a small network on 24×24 grey patches; geometric lid ratios do not tell a closed
/// eye from a smiling one.
class EyeState {
public:
    static Result<EyeState> load(const QString& folder);

    struct Openness {
        float left = 0, right = 0; ///< 0 closed – 1 open; left is the graduate's own
    };
    Openness openness(const cv::Mat& bgr, const Mesh& mesh) const;

private:
    explicit EyeState(Network n) : network(std::move(n)) {}
    float opennessOf(const cv::Mat& bgr, cv::Point2f cornerA, cv::Point2f cornerB, cv::Point2f centre) const;
    Network network;
};

} // namespace mianguan
