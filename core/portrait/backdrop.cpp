#include "core/portrait/backdrop.h"

#include "core/portrait/fill.h"
#include "core/portrait/quantile.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <optional>

namespace mianguan {

namespace {

constexpr float plateMedianLimit = 9; // levels: more is another light or another place
constexpr double plateCalm = 1;       // pixels
constexpr float plateOutlierLevels = 24;
constexpr float plateOutlierShare = 0.3F;
constexpr float wallSpreadLimit =
    20; // levels, 90th percentile around the smooth fit: shadows and folds, not things
constexpr float wallGrainLimit =
    6; // levels, the same after shadows were followed: cloth and noise, not patterns
constexpr float sharpestNoise = 1.5F; // levels: JPEG alone makes this much

cv::Mat largestDifference(const cv::Mat& a, const cv::Mat& b) {
    cv::Mat difference = cv::abs(a - b);
    std::vector<cv::Mat> planes;
    cv::split(difference, planes);
    return cv::max(planes[0], cv::max(planes[1], planes[2]));
}

std::vector<float> sampled(const cv::Mat& values, const cv::Mat& where) {
    std::vector<float> samples;
    for (int y = 0; y < values.rows; y += 3)
        for (int x = 0; x < values.cols; x += 3)
            if (where.at<uchar>(y, x)) samples.push_back(values.at<float>(y, x));
    return samples;
}

/// The largest level where there is nothing to take it from.
float quantileOf(std::vector<float> values, double share) {
    return values.empty() ? 255 : quantile(values, share);
}

/// Weight of each sure background pixel, less where it strays from `model` (loose hair, a passer-by).
cv::Mat agreeing(const cv::Mat& difference, const cv::Mat& sure, float scale) {
    cv::Mat weight = difference / std::max(sharpestNoise, scale);
    cv::exp(-weight.mul(weight), weight);
    weight.setTo(0, ~sure);
    return weight;
}

/// Median ratio of picture to plate per channel: the change of exposure and white balance since.
cv::Scalar gainOf(const cv::Mat& picture, const cv::Mat& plate, const cv::Mat& sure) {
    std::vector<cv::Mat> p, q;
    cv::split(picture, p);
    cv::split(plate, q);
    cv::Scalar gain;
    for (size_t c = 0; c < 3; ++c)
        gain[int(c)] = double(quantileOf(sampled((p[c] + 4) / (q[c] + 4), sure), 0.5));
    return gain;
}

cv::Mat enlargedTo(const cv::Mat& picture, const cv::Size& size) {
    cv::Mat large;
    cv::resize(picture, large, size, 0, 0, cv::INTER_LINEAR);
    return large;
}

/// What the estimates are made from, at half size: they are smooth, and a quarter of the pixels tells the
/// same.
struct Half {
    cv::Mat picture; ///< CV_32FC3
    cv::Mat sure;    ///< CV_8U: surely backdrop
    double blur;     ///< pixels over which light changes
};

/// The slow part of what a fit leaves over: shadows and drifting lamps.
cv::Mat slowRest(const Half& half, const cv::Mat& fit) {
    const cv::Mat difference = largestDifference(half.picture, fit);
    const cv::Mat weight =
        agreeing(difference, half.sure, 3 * quantileOf(sampled(difference, half.sure), 0.5));
    cv::Mat rest = fillFrom(half.picture - fit, weight);
    cv::GaussianBlur(rest, rest, {}, half.blur);
    return rest;
}

cv::Mat noiseAround(const cv::Mat& picture, const cv::Mat& colour, const Half& half) {
    cv::Mat difference = halved(largestDifference(picture, colour)), three;
    const float typical = quantileOf(sampled(difference, half.sure), 0.5);
    difference = cv::min(difference, 6 * std::max(sharpestNoise, typical));
    cv::merge(std::vector<cv::Mat>(3, difference), three);
    three = fillFrom(three, weightOf(half.sure));
    cv::GaussianBlur(three, three, {}, half.blur);
    cv::Mat noise;
    cv::extractChannel(three, noise, 0);
    return cv::max(enlargedTo(noise, picture.size()), sharpestNoise);
}

/// Least squares of a second-order surface per channel over the sure pixels, twice, the second time without
/// strays.
cv::Mat smoothSurface(const cv::Mat& picture, const cv::Mat& sure) {
    const auto terms = [&](int x, int y) {
        const auto u = float(x) / float(picture.cols) - 0.5F;
        const auto v = float(y) / float(picture.rows) - 0.5F;
        return std::array<float, 6>{1, u, v, u * u, u * v, v * v};
    };
    cv::Mat surface(picture.size(), CV_32FC3);
    cv::Mat weight = weightOf(sure);
    for (int round = 0; round < 2; ++round) {
        cv::Matx<double, 6, 6> normal = cv::Matx<double, 6, 6>::eye() * 1e-6;
        cv::Matx<double, 6, 3> right = cv::Matx<double, 6, 3>::zeros();
        for (int y = 0; y < picture.rows; y += 3)
            for (int x = 0; x < picture.cols; x += 3) {
                const float w = weight.at<float>(y, x);
                if (w <= 0) continue;
                const auto t = terms(x, y);
                const auto& p = picture.at<cv::Vec3f>(y, x);
                for (int i = 0; i < 6; ++i) {
                    for (int j = 0; j < 6; ++j)
                        normal(i, j) += double(w * t[size_t(i)] * t[size_t(j)]);
                    for (int c = 0; c < 3; ++c)
                        right(i, c) += double(w * t[size_t(i)] * p[c]);
                }
            }
        const cv::Matx<float, 6, 3> solution = normal.solve(right, cv::DECOMP_CHOLESKY);
        surface.forEach<cv::Vec3f>([&](cv::Vec3f& p, const int* at) {
            const auto t = terms(at[1], at[0]);
            p = {};
            for (int i = 0; i < 6; ++i)
                for (int c = 0; c < 3; ++c)
                    p[c] += t[size_t(i)] * solution(i, c);
        });
        const cv::Mat difference = largestDifference(picture, surface);
        weight = agreeing(difference, sure, 3 * quantileOf(sampled(difference, sure), 0.5));
    }
    return surface;
}

/// Whether a fitted plate still shows the same place in the same light.
bool plateFits(const Half& half, const cv::Mat& fit) {
    const std::vector<float> differences = sampled(largestDifference(half.picture, fit), half.sure);
    const auto strays =
        std::count_if(differences.begin(), differences.end(), [](float d) { return d > plateOutlierLevels; });
    return quantileOf(differences, 0.5) <= plateMedianLimit &&
           float(strays) <= plateOutlierShare * float(differences.size());
}

std::optional<cv::Mat> plateColour(const Half& half, const cv::Mat& plate) {
    cv::Mat fit;
    plate.convertTo(fit, CV_32F);
    cv::GaussianBlur(fit, fit, {}, plateCalm); // its noise would be added to the picture's
    cv::multiply(fit, gainOf(half.picture, halved(fit), half.sure), fit);
    const cv::Mat halfFit = halved(fit);
    if (!plateFits(half, halfFit)) return std::nullopt;
    return fit + enlargedTo(slowRest(half, halfFit), fit.size());
}

std::optional<cv::Mat> wallColour(const Half& half, const cv::Size& size) {
    const cv::Mat smooth = smoothSurface(half.picture, half.sure);
    const cv::Mat surface = smooth + slowRest(half, smooth);
    const auto spread = [&](const cv::Mat& fit) {
        return quantileOf(sampled(largestDifference(half.picture, fit), half.sure), 0.9);
    };
    if (spread(smooth) > wallSpreadLimit || spread(surface) > wallGrainLimit) return std::nullopt;
    return enlargedTo(surface, size);
}

/// A backdrop that is neither: each neighbourhood has its own colour, and what it varies by is its noise.
void describeLocally(Backdrop& backdrop, const cv::Mat& picture, const Half& half) {
    cv::Mat calm;
    const cv::Mat local = fillFrom(half.picture, weightOf(half.sure));
    cv::GaussianBlur(local, calm, {}, half.blur);
    backdrop.colour = enlargedTo(local, picture.size());
    backdrop.noise = noiseAround(picture, enlargedTo(calm, picture.size()), half);
}

Half halfOf(const cv::Mat& picture, const Guard& guard) {
    cv::Mat maybe;
    cv::compare(halved(guard.person), 0.1, maybe, cv::CMP_GT);
    const int reach = cvCeil(guard.cell) + 1;
    cv::dilate(maybe, maybe, cv::getStructuringElement(cv::MORPH_ELLIPSE, {reach, reach}));
    return {halved(picture), ~maybe, guard.cell};
}

} // namespace

Backdrop findBackdrop(const cv::Mat& bgr, const Guard& guard, const cv::Mat& plate) {
    cv::Mat picture;
    bgr.convertTo(picture, CV_32F);
    const Half half = halfOf(picture, guard);
    const bool enough = cv::countNonZero(half.sure) > half.sure.size().area() / 50;
    Backdrop backdrop;
    std::optional<cv::Mat> colour;
    if (!plate.empty() && enough) {
        colour = plateColour(half, plate);
        if (colour)
            backdrop.source = BackgroundSource::Plate;
        else
            backdrop.plateCause = QStringLiteral("moved");
    }
    if (!colour && enough) {
        colour = wallColour(half, bgr.size());
        if (colour) backdrop.source = BackgroundSource::Wall;
    }
    if (!colour) {
        describeLocally(backdrop, picture, half);
        return backdrop;
    }
    backdrop.colour = *colour;
    backdrop.noise = noiseAround(picture, *colour, half);
    return backdrop;
}

} // namespace mianguan
