#pragma once

#include "core/vision/network.h"

#include <array>

namespace mianguan {

/// One face as the detector sees it, in pixels of the picture given.
struct Detection {
    cv::Rect2f box;
    std::array<cv::Point2f, 6>
        points;      ///< picture-left eye, picture-right eye, nose tip, mouth, left tragion, right tragion
    float score = 0; ///< 0–1
};

/// MediaPipe's full-range face detector (192×192, 2304 anchors).
class FaceDetector {
public:
    static Result<FaceDetector> load(const QString& folder);

    /// Faces in a BGR picture, best first; weighted non-maximum suppression at 0.3.
    std::vector<Detection> detect(const cv::Mat& bgr, float minScore = 0.6F) const;

private:
    explicit FaceDetector(Network n) : network(std::move(n)) {}
    Network network;
};

} // namespace mianguan
