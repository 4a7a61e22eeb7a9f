#include "core/vision/person_segmenter.h"

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

namespace mianguan {

namespace {

constexpr int side = 256;
constexpr int classes = 6;
constexpr double sharpness =
    2; // the model's answers are evenly shy: a sure background still leaves a tenth to the rest

cv::Mat inputOf(const cv::Mat& bgr, double centre) {
    cv::Mat small;
    const bool shrinks = bgr.cols > side && bgr.rows > side;
    cv::resize(bgr, small, {side, side}, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
    return cv::dnn::blobFromImage(small, 1 / (255. - centre), {}, cv::Scalar::all(centre), true);
}

cv::Mat plane(const cv::Mat& output, int channel) {
    return cv::Mat(side, side, CV_32F, const_cast<float*>(output.ptr<float>(0, channel))).clone();
}

} // namespace

Result<PersonSegmenter> PersonSegmenter::load(const QString& folder) {
    return Network::load(folder + QStringLiteral("/selfie.onnx"), {"out0"}).map([](Network&& n) {
        return PersonSegmenter(std::move(n));
    });
}

cv::Mat PersonSegmenter::segment(const cv::Mat& bgr) const {
    return plane(network.forward(inputOf(bgr, 0))[0], 0);
}

Result<PersonParser> PersonParser::load(const QString& folder) {
    return Network::load(folder + QStringLiteral("/multiclass.onnx"), {"out0"}).map([](Network&& n) {
        return PersonParser(std::move(n));
    });
}

std::vector<cv::Mat> PersonParser::parse(const cv::Mat& bgr) const {
    const cv::Mat output = network.forward(inputOf(bgr, 127.5))[0];
    std::vector<cv::Mat> logits;
    for (int c = 0; c < classes; ++c)
        logits.push_back(plane(output, c));
    for (cv::Mat& l : logits)
        l *= sharpness;
    cv::Mat highest = logits[0].clone();
    for (const cv::Mat& l : logits)
        highest = cv::max(highest, l);
    cv::Mat sum = cv::Mat::zeros(side, side, CV_32F);
    for (cv::Mat& l : logits) {
        cv::exp(l - highest, l);
        sum += l;
    }
    for (cv::Mat& l : logits)
        l /= sum;
    return logits;
}

} // namespace mianguan
