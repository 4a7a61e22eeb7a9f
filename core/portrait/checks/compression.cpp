#include "core/portrait/checks/checks.h"
#include "core/portrait/quantile.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace mianguan::checks {

namespace {

constexpr int side = 640;                    // px of the original that are looked at, at most
constexpr int leastSide = 80;                // px
constexpr int length = 4096;                 // of the transform
constexpr double grid = 8;                   // px of a JPEG block
constexpr double shortest = 5, longest = 14; // px of a block after a change of size

/// Per boundary between columns: how much larger its jumps are than those around it, as a share.
std::vector<float> jumps(const cv::Mat& grey) {
    cv::Mat across, mean;
    cv::absdiff(grey.colRange(1, grey.cols), grey.colRange(0, grey.cols - 1), across);
    cv::min(across, 8, across); // an edge of the picture counts no more than a block's
    cv::reduce(across, mean, 0, cv::REDUCE_AVG, CV_32F);
    constexpr int around = 9;
    std::vector<float> values, near;
    for (int x = 0; x < mean.cols; ++x) {
        const int first = std::max(0, x - around), last = std::min(mean.cols, x + around + 1);
        near.assign(mean.ptr<float>() + first, mean.ptr<float>() + last);
        const float usual = quantile(near, 0.5);
        values.push_back(std::clamp((mean.at<float>(0, x) - usual) / std::max(usual, 0.3F), -1.F, 2.F));
    }
    return values;
}

struct Comb {
    double period = 0;
    double amplitude = 0; ///< of the jumps' own level
};

/// Power of the jumps' spectrum, by whole steps of 1/length.
std::vector<double> spectrum(const std::vector<float>& jumps) {
    cv::Mat line = cv::Mat::zeros(1, length, CV_32F), transformed;
    const cv::Mat values(1, int(jumps.size()), CV_32F, const_cast<float*>(jumps.data()));
    cv::Mat(values - cv::mean(values)[0]).copyTo(line.colRange(0, values.cols));
    cv::dft(line, transformed, cv::DFT_COMPLEX_OUTPUT);
    std::vector<double> power;
    for (int i = 0; i <= length / 2; ++i) {
        const auto& c = transformed.at<cv::Vec2f>(0, i);
        power.push_back(double(c[0] * c[0] + c[1] * c[1]) / double(jumps.size() * jumps.size()));
    }
    return power;
}

/// The strongest regular row of jumps with a period in the window.
Comb comb(const std::vector<double>& power, double from, double to) {
    Comb best;
    for (int i = int(length / to); i <= int(std::ceil(length / from)); ++i) {
        double sum = 0;
        for (int harmonic = 1; harmonic <= 3 && size_t(harmonic * i) < power.size(); ++harmonic)
            sum += power[size_t(harmonic * i)];
        if (std::sqrt(sum) > best.amplitude) best = {double(length) / i, std::sqrt(sum)};
    }
    return best;
}

/// Of the grid as it was written, or of one that a change of size has stretched the same way along both
/// sides; stripes of a cloth run one way only.
double blockiness(const cv::Mat& grey) {
    cv::Mat turned;
    cv::transpose(grey, turned);
    const auto rows = spectrum(jumps(turned)), columns = spectrum(jumps(grey));
    const auto own = [](const auto& power) { return comb(power, grid - 0.08, grid + 0.08).amplitude; };
    const double written = (own(rows) + own(columns)) / 2;
    const Comb across = comb(columns, shortest, longest), down = comb(rows, shortest, longest);
    const bool agree = std::abs(across.period - down.period) < 0.02 * across.period;
    return std::max(written, agree ? std::min(across.amplitude, down.amplitude) : 0.);
}

/// What blocks of that IJG quality amount to in the median of portraits saved with it (10: 0.2, 30: 0.13).
double expectedOf(int quality) { return quality > 0 ? std::max(0., 0.24 - 0.0035 * quality) : 0; }

cv::Rect aroundFace(const Scene& scene) {
    const QRectF face = scene.faceBox();
    const QPointF middle = face.center();
    const double width = std::min<double>(side, face.width() * 1.6),
                 height = std::min<double>(side, face.height() * 1.6);
    return cv::Rect(cvRound(middle.x() - width / 2), cvRound(middle.y() - height / 2), cvRound(width),
                    cvRound(height)) &
           cv::Rect({}, scene.original.bgr.size());
}

} // namespace

/// How regularly the blocks of a JPEG stand out around the face, as a share of the detail there; no less than
/// the file's own tables say. Weighed by how much of it is left at the size of the portrait.
Finding compression(const Scene& scene) {
    const QString id = QStringLiteral("compression");
    const cv::Rect area = aroundFace(scene);
    if (area.width < leastSide || area.height < leastSide) return notAssessed(id);
    cv::Mat grey;
    cv::cvtColor(scene.original.bgr(area), grey, cv::COLOR_BGR2GRAY);
    const double left = std::min(1., scene.portraitScale());
    const double blocks = std::max(blockiness(grey), expectedOf(scene.original.facts.quality));
    return judged({id, blocks * left, QStringLiteral("ratio"), {}, QStringLiteral("blocks"), scene.faceBox()},
                  scene.specification);
}

} // namespace mianguan::checks
