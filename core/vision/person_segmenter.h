#pragma once

#include "core/vision/network.h"

namespace mianguan {

/// MediaPipe's selfie segmentation (256×256): how much each pixel belongs to a person. Robust, soft edges.
class PersonSegmenter {
public:
    static Result<PersonSegmenter> load(const QString& folder);
    cv::Mat segment(const cv::Mat& bgr) const; ///< CV_32FC1 0–1, 256×256 over the whole picture given

private:
    explicit PersonSegmenter(Network n) : network(std::move(n)) {}
    Network network;
};

/// The six-class selfie model (256×256).
class PersonParser {
public:
    enum Class { Background, Hair, BodySkin, FaceSkin, Clothes, Others };
    static Result<PersonParser> load(const QString& folder);

    /// Probabilities per class, each CV_32FC1 0–1, 256×256 over the whole picture given.
    std::vector<cv::Mat> parse(const cv::Mat& bgr) const;

private:
    explicit PersonParser(Network n) : network(std::move(n)) {}
    Network network;
};

} // namespace mianguan
