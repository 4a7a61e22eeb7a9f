#include "core/identify/reading/card_finder.h"

#include "core/identify/reading/card_sides.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace mianguan {

namespace {

constexpr int workSide = 900;        ///< pixels of the longer side that cards are looked for in
constexpr double leastShare = 0.04;  ///< of the picture
constexpr size_t mostCandidates = 4; ///< each costs the reading of a line

using Points = std::vector<cv::Point>;

double aspectOf(const CardCorners& corners) {
    const double across = sideLength(corners, 0) + sideLength(corners, 2);
    const double down = sideLength(corners, 1) + sideLength(corners, 3);
    return across / std::max(down, 1e-3);
}

/// Clockwise in the picture (y down), a long side first.
CardCorners ordered(CardCorners corners) {
    const cv::Point2f a = corners[1] - corners[0], b = corners[2] - corners[1];
    if (a.cross(b) < 0) std::reverse(corners.begin(), corners.end());
    if (aspectOf(corners) < 1) std::rotate(corners.begin(), corners.begin() + 1, corners.end());
    return corners;
}

bool hasCardShape(const CardCorners& corners, const cv::Size& frame) {
    const std::vector<cv::Point2f> outline(corners.begin(), corners.end());
    const double aspect = aspectOf(corners);
    return cv::isContourConvex(outline) && cv::contourArea(outline) > leastShare * frame.area() &&
           aspect > 1.2 && aspect < 2.15;
}

/// The contour's four main corners; its box where rounding or a finger leaves more.
CardCorners quadOf(const Points& hull) {
    const double length = cv::arcLength(hull, true);
    for (double slack = 0.01; slack < 0.08; slack += 0.01) {
        Points rough;
        cv::approxPolyDP(hull, rough, slack * length, true);
        if (rough.size() == 4) return ordered({rough[0], rough[1], rough[2], rough[3]});
    }
    std::array<cv::Point2f, 4> box;
    cv::minAreaRect(hull).points(box.data());
    return ordered(box);
}

void addQuads(const cv::Mat& mask, std::vector<CardCorners>& quads) {
    std::vector<Points> contours;
    cv::findContours(mask, contours, cv::RETR_LIST, cv::CHAIN_APPROX_SIMPLE);
    for (const Points& contour : contours) {
        Points hull;
        cv::convexHull(contour, hull);
        if (hull.size() < 4 || cv::contourArea(hull) < leastShare * mask.size().area()) continue;
        const CardCorners quad = quadOf(hull);
        if (hasCardShape(quad, mask.size())) quads.push_back(quad);
    }
}

cv::Mat edgesOf(const cv::Mat& plane, double strong) {
    cv::Mat edges;
    cv::Canny(plane, edges, strong / 3, strong);
    cv::dilate(edges, edges, cv::Mat::ones(3, 3, CV_8U));
    return edges;
}

/// Both sides of the plane's best threshold, small things of either side gone.
void addHalves(const cv::Mat& plane, std::vector<CardCorners>& quads) {
    cv::Mat high, calm;
    cv::threshold(plane, high, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
    const cv::Mat disc = cv::getStructuringElement(cv::MORPH_ELLIPSE, {15, 15});
    for (const cv::Mat& half : {high, cv::Mat(~high)}) {
        cv::morphologyEx(half, calm, cv::MORPH_CLOSE, disc);
        cv::morphologyEx(calm, calm, cv::MORPH_OPEN, disc);
        addQuads(calm, quads);
    }
}

/// How far each pixel's colour is from what lies along the picture's border.
cv::Mat unlikeBorder(const cv::Mat& lab) {
    const int rim = std::max(2, std::min(lab.cols, lab.rows) / 50);
    cv::Mat mask(lab.size(), CV_8U, cv::Scalar(255));
    mask(cv::Rect(rim, rim, lab.cols - 2 * rim, lab.rows - 2 * rim)).setTo(0);
    const cv::Scalar border = cv::mean(lab, mask);
    cv::Mat distance(lab.size(), CV_8U);
    for (int y = 0; y < lab.rows; ++y)
        for (int x = 0; x < lab.cols; ++x) {
            const cv::Vec3b& colour = lab.at<cv::Vec3b>(y, x);
            const cv::Vec3d away(colour[0] - border[0], 2 * (colour[1] - border[1]),
                                 2 * (colour[2] - border[2]));
            distance.at<uchar>(y, x) = cv::saturate_cast<uchar>(2 * cv::norm(away));
        }
    return distance;
}

std::vector<cv::Mat> planesOf(const cv::Mat& small) {
    cv::Mat lab;
    cv::GaussianBlur(small, lab, {}, 1.5);
    cv::cvtColor(lab, lab, cv::COLOR_BGR2Lab);
    std::vector<cv::Mat> planes;
    cv::split(lab, planes);
    planes.push_back(unlikeBorder(lab));
    return planes;
}

std::vector<CardCorners> roughQuads(const std::vector<cv::Mat>& planes) {
    std::vector<CardCorners> quads;
    for (const cv::Mat& plane : planes) {
        for (const double strong : {120., 45.})
            addQuads(edgesOf(plane, strong), quads);
        addHalves(plane, quads);
    }
    return quads;
}

bool isSame(const CardCorners& a, const CardCorners& b) {
    const double near = 0.03 * sideLength(a, 0);
    const auto coincides = [&](size_t shift) {
        for (size_t i = 0; i < 4; ++i)
            if (cv::norm(a[i] - b[(i + shift) % 4]) > near) return false;
        return true;
    };
    return coincides(0) || coincides(2);
}

struct Candidate {
    CardCorners corners;
    double worth = 0;
};

std::vector<Candidate> refined(const std::vector<CardCorners>& quads, const std::vector<cv::Mat>& planes) {
    std::vector<Candidate> candidates;
    for (const CardCorners& quad : quads) {
        const LaidSides laid = laidAlongEdges(quad, planes);
        if (!hasCardShape(laid.corners, planes.front().size())) continue;
        const std::vector<cv::Point2f> outline(laid.corners.begin(), laid.corners.end());
        const double share = cv::contourArea(outline) / planes.front().size().area();
        candidates.push_back({ordered(laid.corners), laid.support * std::sqrt(share)});
    }
    std::sort(candidates.begin(), candidates.end(),
              [](const Candidate& a, const Candidate& b) { return a.worth > b.worth; });
    return candidates;
}

CardCorners scaled(CardCorners corners, double factor) {
    for (cv::Point2f& corner : corners)
        corner = (corner + cv::Point2f(0.5F, 0.5F)) * float(factor) - cv::Point2f(0.5F, 0.5F);
    return corners;
}

CardCorners wholeOf(const cv::Size& frame) {
    const auto right = float(frame.width - 1), bottom = float(frame.height - 1);
    return ordered({cv::Point2f(0, 0), {right, 0}, {right, bottom}, {0, bottom}});
}

} // namespace

std::vector<CardCorners> findCards(const cv::Mat& bgr) {
    const double scale = std::min(1., double(workSide) / std::max(bgr.cols, bgr.rows));
    cv::Mat small;
    cv::resize(bgr, small, {}, scale, scale, cv::INTER_AREA);
    const std::vector<cv::Mat> planes = planesOf(small);
    std::vector<CardCorners> found;
    for (const Candidate& candidate : refined(roughQuads(planes), planes)) {
        const CardCorners corners = scaled(candidate.corners, double(bgr.cols) / small.cols);
        const bool isNew = std::none_of(found.begin(), found.end(),
                                        [&](const CardCorners& other) { return isSame(other, corners); });
        if (isNew) found.push_back(corners);
        if (found.size() == mostCandidates) break;
    }
    const CardCorners whole = wholeOf(bgr.size());
    if (std::abs(aspectOf(whole) - cardWidthMm / cardHeightMm) < 0.15) found.push_back(whole);
    return found;
}

} // namespace mianguan
