#include "core/portrait/background_distance.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <vector>

namespace mianguan {

namespace {

cv::Mat lab(const cv::Mat& bgr) {
    cv::Mat values;
    bgr.convertTo(values, CV_32F, 1 / 255.);
    cv::cvtColor(values, values, cv::COLOR_BGR2Lab);
    return values;
}

} // namespace

BackgroundDistance backgroundDistance(const cv::Mat& bgr, const cv::Mat& matte,
                                      const std::array<int, 3>& rgb) {
    const cv::Mat picture = lab(bgr);
    const cv::Vec3f wanted =
        lab(cv::Mat(1, 1, CV_8UC3, cv::Scalar(rgb[2], rgb[1], rgb[0]))).at<cv::Vec3f>(0, 0);
    std::vector<float> distances;
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x)
            if (matte.at<uchar>(y, x) <= 3)
                distances.push_back(float(cv::norm(picture.at<cv::Vec3f>(y, x) - wanted)));
    BackgroundDistance result;
    result.pixels = int(distances.size());
    if (distances.empty()) return result;
    std::sort(distances.begin(), distances.end());
    result.median = double(distances[distances.size() / 2]);
    result.high = double(distances[distances.size() * 95 / 100]);
    return result;
}

} // namespace mianguan
