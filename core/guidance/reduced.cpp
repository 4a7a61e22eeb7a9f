#include "core/guidance/reduced.h"

#include <opencv2/imgproc.hpp>

namespace mianguan {

cv::Mat reducedTo(const cv::Mat& bgr, int side) {
    const double scale = double(side) / std::max(bgr.cols, bgr.rows);
    if (scale >= 1) return bgr;
    const cv::Size size(std::max(1, cvRound(bgr.cols * scale)), std::max(1, cvRound(bgr.rows * scale)));
    cv::Mat small;
    cv::resize(bgr, small, size, 0, 0, cv::INTER_AREA);
    return small;
}

} // namespace mianguan
