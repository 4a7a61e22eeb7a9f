#include "core/portrait/background_distance.h"

#include "core/portrait/lab.h"
#include "core/portrait/quantile.h"

namespace mianguan {

BackgroundDistance backgroundDistance(const cv::Mat& bgr, const cv::Mat& matte,
                                      const std::array<int, 3>& rgb) {
    const cv::Mat picture = labOf(bgr);
    const cv::Vec3f wanted = labOf(rgb);
    std::vector<float> distances;
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x)
            if (matte.at<uchar>(y, x) <= 3)
                distances.push_back(float(cv::norm(picture.at<cv::Vec3f>(y, x) - wanted)));
    BackgroundDistance result;
    result.pixels = int(distances.size());
    if (distances.empty()) return result;
    result.median = double(quantile(distances, 0.5));
    result.high = double(quantile(distances, 0.95));
    return result;
}

} // namespace mianguan
