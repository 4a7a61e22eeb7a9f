#include "core/portrait/checks/frame_lines.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace mianguan::checks {

namespace {

constexpr int length = 160;        // px of the picture's longer side
constexpr int steepest = 6;        // px a line may fall from end to end: a hand does not hold still
constexpr double reach = 0.28;     // of the picture: how far in a frame may lie
constexpr float leastJump = 9;     // levels
constexpr double wholeLine = 0.88; // of its length that has the same jump
constexpr double margin = 0.16;    // of the length at either end: the frame's own sides stand there

/// Share of a line along the rows, from `y` at the left to `y + fall` at the right, with a jump of that sign.
double shareAt(const cv::Mat& jumps, int y, int fall, float sign) {
    const int first = int(margin * jumps.cols), last = jumps.cols - first;
    int count = 0;
    for (int x = first; x < last; ++x) {
        const int at = y + fall * x / jumps.cols;
        if (at >= 0 && at < jumps.rows && sign * jumps.at<float>(at, x) >= leastJump) ++count;
    }
    return double(count) / std::max(1, last - first);
}

/// Whether an edge runs from end to end near the upper side.
bool lineAbove(const cv::Mat& grey) {
    cv::Mat jumps = grey.rowRange(2, grey.rows) - grey.rowRange(0, grey.rows - 2);
    const int rows = int(reach * jumps.rows);
    for (int y = 0; y < rows; ++y)
        for (int fall = -steepest; fall <= steepest; ++fall)
            for (const float sign : {-1.F, 1.F})
                if (shareAt(jumps, y, fall, sign) >= wholeLine) return true;
    return false;
}

cv::Mat turned(const cv::Mat& grey) {
    cv::Mat result;
    cv::rotate(grey, result, cv::ROTATE_90_CLOCKWISE);
    return result;
}

} // namespace

double frameScore(const cv::Mat& bgr) {
    const double scale = double(length) / std::max(bgr.cols, bgr.rows);
    if (scale > 1) return 0;
    cv::Mat small, grey;
    cv::resize(bgr, small, {}, scale, scale, cv::INTER_AREA);
    if (std::min(small.cols, small.rows) < length / 4) return 0;
    cv::cvtColor(small, grey, cv::COLOR_BGR2GRAY);
    grey.convertTo(grey, CV_32F);
    double score = 0;
    for (int i = 0; i < 4; ++i, grey = turned(grey))
        score += lineAbove(grey) ? 0.25 : 0;
    return score;
}

} // namespace mianguan::checks
