#include "core/identify/reading/card_ink.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <vector>

namespace mianguan {

namespace {

int pixels(double mm) { return cvRound(mm * cardPixelsPerMm); }

cv::Mat brightestChannel(const cv::Mat& bgr) {
    std::vector<cv::Mat> channels;
    cv::split(bgr, channels);
    return cv::max(cv::max(channels[0], channels[1]), channels[2]);
}

/// The paper's brightness where print covers it, from what lies around.
cv::Mat paperOf(const cv::Mat& brightness) {
    cv::Mat paper;
    cv::morphologyEx(brightness, paper, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {41, 41}));
    cv::blur(paper, paper, {41, 41});
    return paper;
}

/// How much print each row holds, in pixels.
std::vector<double> inkOfRows(const cv::Mat& part) {
    cv::Mat dark, sums;
    cv::threshold(part, dark, 150, 1, cv::THRESH_BINARY_INV);
    cv::reduce(dark, sums, 1, cv::REDUCE_SUM, CV_64F);
    return {sums.begin<double>(), sums.end<double>()};
}

struct Band {
    int from = 0, to = 0;
    double ink = 0;
};

/// Runs of rows with print, small gaps closed.
std::vector<Band> bandsOf(const std::vector<double>& rows) {
    const double least = std::max(2., 0.12 * *std::max_element(rows.begin(), rows.end()));
    std::vector<Band> bands;
    for (int y = 0; y < int(rows.size()); ++y) {
        if (rows[size_t(y)] < least) continue;
        if (bands.empty() || y - bands.back().to > pixels(0.3)) bands.push_back({y, y, 0});
        bands.back().to = y + 1;
        bands.back().ink += rows[size_t(y)];
    }
    return bands;
}

} // namespace

cv::Mat inkOf(const cv::Mat& card) {
    const cv::Mat brightness = brightestChannel(card);
    cv::Mat ink;
    cv::divide(brightness, paperOf(brightness), ink, 255);
    return ink;
}

cv::Mat partOf(const cv::Mat& card, const CardArea& area) {
    const cv::Rect part(pixels(area.left), pixels(area.top), pixels(area.right - area.left),
                        pixels(area.bottom - area.top));
    return card(part & cv::Rect({}, card.size()));
}

cv::Mat lineIn(const cv::Mat& part, double leastMm, double mostMm) {
    std::vector<Band> bands = bandsOf(inkOfRows(part));
    std::erase_if(bands, [&](const Band& band) {
        return band.to - band.from < pixels(leastMm) || band.to - band.from > pixels(mostMm);
    });
    const auto best = std::max_element(bands.begin(), bands.end(),
                                       [](const Band& a, const Band& b) { return a.ink < b.ink; });
    if (best == bands.end()) return {};
    const int margin = pixels(0.6);
    return part.rowRange(std::max(0, best->from - margin), std::min(part.rows, best->to + margin));
}

cv::Mat enlarged(const cv::Mat& line, double factor) {
    cv::Mat large;
    cv::resize(line, large, {}, factor, factor, factor < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    constexpr int margin = 12;
    cv::copyMakeBorder(large, large, margin, margin, margin, margin, cv::BORDER_CONSTANT,
                       cv::Scalar::all(255));
    return large;
}

cv::Mat sharpened(const cv::Mat& grey) {
    cv::Mat soft, sharp;
    cv::GaussianBlur(grey, soft, {}, 2.5);
    cv::addWeighted(grey, 2, soft, -1, 0, sharp);
    return sharp;
}

cv::Mat blackAndWhite(const cv::Mat& grey) {
    cv::Mat two;
    cv::GaussianBlur(grey, two, {}, 0.8);
    cv::threshold(two, two, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
    return two;
}

} // namespace mianguan
