#include "core/portrait/lab.h"

#include <opencv2/imgproc.hpp>

namespace mianguan {

cv::Mat labOf(const cv::Mat& bgr) {
    cv::Mat lab;
    bgr.convertTo(lab, CV_32F, 1 / 255.);
    cv::cvtColor(lab, lab, cv::COLOR_BGR2Lab);
    return lab;
}

cv::Vec3f labOf(const std::array<int, 3>& rgb) {
    return labOf(cv::Mat(1, 1, CV_8UC3, cv::Scalar(rgb[2], rgb[1], rgb[0]))).at<cv::Vec3f>(0, 0);
}

} // namespace mianguan
