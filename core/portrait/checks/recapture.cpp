#include "core/portrait/checks/checks.h"
#include "core/portrait/checks/frame_lines.h"
#include "core/portrait/quantile.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace mianguan::checks {

namespace {

constexpr int side = 128;                  // px of the original in a tile
constexpr double leastFace = 64;           // px
constexpr int tilesAcross = 3;             // at most, and as many down
constexpr double slowest = 0.06;           // cycles per px: what is slower is the face itself
constexpr int neighbourhood = 5, peak = 1; // bins: a peak is judged against what is around it
constexpr double hundredfold = 2;          // decades that count as a score of one

/// The face in the original's own pixels, with what is beside it when it is smaller than a tile.
cv::Rect faceArea(const Scene& scene) {
    const QRectF face = scene.faceBox();
    if (face.width() < leastFace) return {};
    const double width = std::max<double>(face.width(), side), height = std::max<double>(face.height(), side);
    return cv::Rect(cvFloor(face.center().x() - width / 2), cvFloor(face.center().y() - height / 2),
                    cvCeil(width), cvCeil(height)) &
           cv::Rect({}, scene.original.bgr.size());
}

std::vector<cv::Rect> tiles(const Scene& scene) {
    const cv::Rect area = faceArea(scene);
    std::vector<cv::Rect> all;
    if (area.width < side || area.height < side) return all;
    const int across = std::min(tilesAcross, 1 + (area.width - side) / (side / 2));
    const int down = std::min(tilesAcross, 1 + (area.height - side) / (side / 2));
    for (int j = 0; j < down; ++j)
        for (int i = 0; i < across; ++i)
            all.emplace_back(area.x + (across > 1 ? (area.width - side) * i / (across - 1) : 0),
                             area.y + (down > 1 ? (area.height - side) * j / (down - 1) : 0), side, side);
    return all;
}

cv::Mat centred(const cv::Mat& plane) {
    static const cv::Mat window = [] {
        cv::Mat hann;
        cv::createHanningWindow(hann, {side, side}, CV_32F);
        return hann;
    }();
    return (plane - cv::mean(plane)[0]).mul(window);
}

/// Adds the power of two planes to the sums: one transform of both as a complex picture, taken apart by its
/// symmetry.
void addPower(const cv::Mat& first, const cv::Mat& second, std::array<cv::Mat, 2>& sums) {
    cv::Mat both;
    cv::merge(std::vector<cv::Mat>{centred(first), centred(second)}, both);
    cv::dft(both, both);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const auto z = both.at<cv::Vec2f>(y, x),
                       w = both.at<cv::Vec2f>((side - y) % side, (side - x) % side);
            const float re = z[0] + w[0], im = z[1] - w[1], otherRe = z[1] + w[1], otherIm = w[0] - z[0];
            sums[0].at<float>(y, x) += (re * re + im * im) / 4;
            sums[1].at<float>(y, x) += (otherRe * otherRe + otherIm * otherIm) / 4;
        }
}

/// Power of light and of colour summed over the tiles: what repeats all over the face adds up, features do
/// not.
std::array<cv::Mat, 2> power(const Scene& scene, const std::vector<cv::Rect>& places) {
    std::array<cv::Mat, 2> sums{cv::Mat::zeros(side, side, CV_32F), cv::Mat::zeros(side, side, CV_32F)};
    for (const cv::Rect& place : places) {
        cv::Mat values, planes[3];
        scene.original.bgr(place).convertTo(values, CV_32F);
        cv::split(values, planes);
        addPower(planes[1], planes[2] - planes[0], sums);
    }
    return sums;
}

/// Bins where the grid of a JPEG stands.
bool ofBlocks(int bin) {
    constexpr int step = side / 8;
    const int off = ((bin % step) + step) % step;
    return off <= 1 || off >= step - 1;
}

/// Decades by which the strongest narrow peak stands out of its neighbourhood.
double peakOf(const cv::Mat& power) {
    double best = 0;
    std::vector<float> around;
    const auto at = [&](int fy, int fx) { return power.at<float>((fy + side) % side, (fx + side) % side); };
    for (int fy = -side / 2; fy < side / 2; ++fy)
        for (int fx = 0; fx <= side / 2; ++fx) { // the other half mirrors it
            if (std::hypot(fx, fy) < slowest * side || (ofBlocks(fx) && ofBlocks(fy))) continue;
            const float here = at(fy, fx);
            if (here < at(fy, fx - 1) || here < at(fy, fx + 1) || here < at(fy - 1, fx) ||
                here < at(fy + 1, fx))
                continue;
            around.clear();
            for (int dy = -neighbourhood; dy <= neighbourhood; dy += 2)
                for (int dx = -neighbourhood; dx <= neighbourhood; dx += 2)
                    if (std::abs(dx) > peak || std::abs(dy) > peak) around.push_back(at(fy + dy, fx + dx));
            const double usual = double(quantile(around, 0.75)) + 50.;
            best = std::max(best, std::log10(std::max(1., double(here) / usual)));
        }
    return best;
}

} // namespace

/// Signs of a picture of a picture: a fine pattern that repeats over the whole face (a screen's grid, moiré,
/// a print's dots), or a frame around it (bezel, paper's edge); one is certain.
Finding recapture(const Scene& scene) {
    const QString id = QStringLiteral("recapture");
    const std::vector<cv::Rect> places = tiles(scene);
    const double frame = frameScore(scene.work);
    if (places.empty() && frame < 1) return notAssessed(id);
    double pattern = 0;
    if (!places.empty()) {
        const auto [light, colour] = power(scene, places);
        pattern = std::max(peakOf(light), peakOf(colour)) / hundredfold;
    }
    const bool framed = frame > pattern;
    return judged({id,
                   std::max(frame, pattern),
                   QStringLiteral("score"),
                   {},
                   framed ? QStringLiteral("frame") : QStringLiteral("pattern"),
                   framed ? QRectF(0, 0, scene.original.bgr.cols, scene.original.bgr.rows) : scene.faceBox()},
                  scene.specification);
}

} // namespace mianguan::checks
