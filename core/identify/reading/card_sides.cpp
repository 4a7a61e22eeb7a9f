#include "core/identify/reading/card_sides.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <optional>

namespace mianguan {

namespace {

constexpr int samples = 48;       ///< along a side
constexpr double rounding = 0.08; ///< of a side at each end that is left out
constexpr double leastStep = 5;   ///< grey levels from one side of an edge to the other

struct Line {
    cv::Point2d at, along;
};

double valueAt(const cv::Mat& plane, const cv::Point2d& point) {
    const int x = cvRound(point.x), y = cvRound(point.y);
    if (x < 0 || y < 0 || x >= plane.cols || y >= plane.rows) return -1;
    return plane.at<uchar>(y, x);
}

/// The steepest place across `at`, up to `reach` pixels away, in whichever plane is steepest.
std::optional<cv::Point2d> edgeNear(const std::vector<cv::Mat>& planes, const cv::Point2d& at,
                                    const cv::Point2d& across, int reach) {
    constexpr double half = 1.5;
    double most = leastStep;
    std::optional<cv::Point2d> edge;
    for (const cv::Mat& plane : planes)
        for (int away = -reach; away <= reach; ++away) {
            const cv::Point2d here = at + across * away;
            const double before = valueAt(plane, here - across * half),
                         after = valueAt(plane, here + across * half);
            if (before < 0 || after < 0 || std::abs(after - before) <= most) continue;
            most = std::abs(after - before);
            edge = here;
        }
    return edge;
}

struct Side {
    Line line;
    double support = 0;
};

Side laid(const cv::Point2d& from, const cv::Point2d& to, const std::vector<cv::Mat>& planes, int reach) {
    const cv::Point2d along = (to - from) / std::max(cv::norm(to - from), 1e-6), across(-along.y, along.x);
    std::vector<cv::Point2f> edges;
    for (int i = 0; i < samples; ++i) {
        const double share = rounding + (1 - 2 * rounding) * i / (samples - 1);
        if (const auto edge = edgeNear(planes, from + (to - from) * share, across, reach))
            edges.emplace_back(*edge);
    }
    if (edges.size() < samples / 3) return {{from, along}, 0};
    cv::Vec4f fit;
    cv::fitLine(edges, fit, cv::DIST_WELSCH, 0, 0.01, 0.01);
    const Line line{{fit[2], fit[3]}, {fit[0], fit[1]}};
    const auto lies = [&](const cv::Point2f& edge) {
        return std::abs((cv::Point2d(edge) - line.at).cross(line.along)) < 2;
    };
    return {line, double(std::count_if(edges.begin(), edges.end(), lies)) / samples};
}

cv::Point2f crossing(const Line& a, const Line& b, const cv::Point2f& otherwise) {
    const double sine = a.along.cross(b.along);
    if (std::abs(sine) < 0.2) return otherwise;
    return cv::Point2f(a.at + a.along * ((b.at - a.at).cross(b.along) / sine));
}

LaidSides laidOnce(const CardCorners& rough, const std::vector<cv::Mat>& planes, double reachShare) {
    std::array<Side, 4> sides;
    LaidSides result{rough, 1};
    for (size_t i = 0; i < 4; ++i) {
        const cv::Point2d from = rough[i], to = rough[(i + 1) % 4];
        sides[i] = laid(from, to, planes, std::max(3, cvRound(reachShare * cv::norm(to - from))));
        result.support = std::min(result.support, sides[i].support);
    }
    for (size_t i = 0; i < 4; ++i)
        result.corners[i] = crossing(sides[(i + 3) % 4].line, sides[i].line, rough[i]);
    return result;
}

} // namespace

LaidSides laidAlongEdges(const CardCorners& rough, const std::vector<cv::Mat>& planes) {
    return laidOnce(laidOnce(rough, planes, 0.03).corners, planes, 0.01);
}

} // namespace mianguan
