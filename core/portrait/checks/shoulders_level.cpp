#include "core/portrait/checks/checks.h"
#include "core/portrait/quantile.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace mianguan::checks {

namespace {

// In face widths from the neck, where shoulders slope and neither neck nor arm is reached.
constexpr double from = 0.75, to = 1.35, step = 0.05;
constexpr double higherThanChin = 0.15, lowest = 1.8; // where to look, from the chin
constexpr size_t leastColumns = 6;

/// y of the shoulder in this column of the work picture; none where the frame ends, hair lies over it or
/// something stands higher than a shoulder.
std::optional<double> shoulderAt(const Scene& scene, int x, double chin, double width) {
    const cv::Mat& alpha = scene.matte.alpha;
    if (x < 2 || x >= alpha.cols - 2) return std::nullopt;
    const int first = std::max(0, int(chin - higherThanChin * width));
    const int last = std::min(alpha.rows - 2, int(chin + lowest * width));
    for (int y = first; y < last; ++y) {
        if (alpha.at<float>(y, x) < 0.5F) continue;
        const int inside = std::min(alpha.rows - 1, y + int(0.06 * width));
        if (y == first || scene.guard.hair.at<float>(inside, x) > 0.3F) return std::nullopt;
        return y;
    }
    return std::nullopt;
}

/// x of the neck's middle where the person is narrowest beside the chin: the head may lean, the neck stands
/// between the shoulders.
double neckAt(const Scene& scene, double middle, double chin, double width) {
    const cv::Mat& alpha = scene.matte.alpha;
    double narrowest = 1.6 * width, neck = middle;
    const int first = std::max(0, int(chin - 0.15 * width)),
              last = std::min(alpha.rows, int(chin + 0.15 * width));
    for (int y = first; y < last; ++y) {
        int left = std::clamp(int(middle), 0, alpha.cols - 1), right = left;
        while (left > 0 && alpha.at<float>(y, left) > 0.5F)
            --left;
        while (right < alpha.cols - 1 && alpha.at<float>(y, right) > 0.5F)
            ++right;
        if (right - left < narrowest) narrowest = right - left, neck = (left + right) / 2.;
    }
    return neck;
}

} // namespace

/// Slope of the line from one shoulder to the other, degrees, picture-right lower is positive: the median
/// over equal distances from the neck.
Finding shouldersLevel(const Scene& scene) {
    const QString id = QStringLiteral("shoulders-level");
    const double width = (scene.face.faceRight - scene.face.faceLeft) * scene.scale;
    const double chin = scene.face.chin.y() * scene.scale;
    const double middle =
        neckAt(scene, (scene.face.faceRight + scene.face.faceLeft) / 2 * scene.scale, chin, width);
    std::vector<double> slopes;
    double top = scene.work.rows, bottom = 0;
    for (double away = from; away <= to; away += step) {
        const auto left = shoulderAt(scene, int(middle - away * width), chin, width);
        const auto right = shoulderAt(scene, int(middle + away * width), chin, width);
        if (!left || !right) continue;
        slopes.push_back(std::atan2(*right - *left, 2 * away * width) * 180 / CV_PI);
        top = std::min({top, *left, *right});
        bottom = std::max({bottom, *left, *right});
    }
    if (slopes.size() < leastColumns) return notAssessed(id);
    const cv::Rect2f box(float(middle - to * width), float(top), float(2 * to * width), float(bottom - top));
    return judged({id, quantile(slopes, 0.5), QStringLiteral("deg"), QStringLiteral("right"),
                   QStringLiteral("left"), scene.inOriginal(box)},
                  scene.specification);
}

} // namespace mianguan::checks
