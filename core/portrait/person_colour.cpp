#include "core/portrait/person_colour.h"

#include "core/portrait/colour_line.h"
#include "core/portrait/fill.h"

#include <opencv2/imgproc.hpp>

namespace mianguan {

namespace {

constexpr float alikeNoise = 6;      // times the noise that the backdrop may differ from itself
constexpr double edgeWidth = 0.008;  // face widths over which an edge is soft
constexpr double leastEdge = 2.5;    // pixels
constexpr double glintArea = 0.0009; // face widths squared: a smaller gap is a glint on hair, not the wall

cv::Mat alikeBackdrop(const cv::Mat& picture, const Backdrop& backdrop) {
    cv::Mat calm;
    cv::GaussianBlur(picture, calm, {}, 0.8);
    cv::Mat alike(picture.size(), CV_8U);
    alike.forEach<uchar>([&](uchar& is, const int* at) {
        const cv::Vec3f difference = calm.at<cv::Vec3f>(at) - backdrop.colour.at<cv::Vec3f>(at);
        is = float(cv::norm(difference)) < alikeNoise * backdrop.noise.at<float>(at) ? 255 : 0;
    });
    return alike;
}

/// Small gaps that do not open to the backdrop and that the models call the person.
void dropGlints(cv::Mat& alike, const Trimap& trimap, const Guard& guard, double faceWidth) {
    cv::Mat labels, stats, centroids;
    const int count =
        cv::connectedComponentsWithStats(alike | trimap.backdrop, labels, stats, centroids, 8, CV_32S);
    std::vector<double> person(size_t(count), 0);
    std::vector<bool> open(size_t(count), false);
    for (int y = 0; y < labels.rows; ++y)
        for (int x = 0; x < labels.cols; ++x) {
            const auto label = size_t(labels.at<int>(y, x));
            person[label] += double(guard.person.at<float>(y, x));
            if (trimap.backdrop.at<uchar>(y, x)) open[label] = true;
        }
    alike.forEach<uchar>([&](uchar& is, const int* at) {
        const int label = labels.at<int>(at), area = stats.at<int>(label, cv::CC_STAT_AREA);
        const bool small = area < glintArea * faceWidth * faceWidth;
        if (is && small && !open[size_t(label)] && person[size_t(label)] > 0.6 * area) is = 0;
    });
}

/// Pixels from all that looks like the backdrop.
cv::Mat depthOf(const cv::Mat& picture, const Trimap& trimap, const Guard& guard, const Backdrop& backdrop,
                double faceWidth) {
    cv::Mat alike = alikeBackdrop(picture, backdrop) & ~trimap.person, depth;
    dropGlints(alike, trimap, guard, faceWidth);
    cv::distanceTransform(~(alike | trimap.backdrop), depth, cv::DIST_L2, 3);
    return depth;
}

} // namespace

PersonColour personColour(const cv::Mat& picture, const Trimap& trimap) {
    const cv::Mat weight = weightOf(trimap.person);
    return {fillFrom(picture, weight), weight};
}

PersonColour personColour(const cv::Mat& picture, const Trimap& trimap, const Guard& guard,
                          const Backdrop& backdrop, double faceWidth) {
    PersonColour person = personColour(picture, trimap);
    const cv::Mat depth = depthOf(picture, trimap, guard, backdrop, faceWidth);
    const auto edge = float(std::max(leastEdge, edgeWidth * faceWidth));
    cv::Mat weight = person.least.clone();
    weight.forEach<float>([&](float& w, const int* at) {
        if (w > 0 || depth.at<float>(at) <= edge) return;
        const Estimate line = onColourLine(picture.at<cv::Vec3f>(at), person.colour.at<cv::Vec3f>(at),
                                           backdrop.colour.at<cv::Vec3f>(at), backdrop.noise.at<float>(at));
        w = std::max(smoothStep(0.6F, 0.8F, line.alpha), smoothStep(0.2F, 0.4F, line.off));
        person.least.at<float>(at) = w * smoothStep(1.2F * edge, 2.4F * edge, depth.at<float>(at));
    });
    person.colour = fillFrom(picture, weight);
    return person;
}

} // namespace mianguan
