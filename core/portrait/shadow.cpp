#include "core/portrait/shadow.h"

#include "core/portrait/colour_line.h"
#include "core/portrait/fill.h"

#include <opencv2/imgproc.hpp>

namespace mianguan {

namespace {

constexpr int smoothSide = 11; // half pixels: wider than loose hair, narrower than a shadow

cv::Mat withoutDetail(const cv::Mat& rest) {
    cv::Mat bytes, slow;
    rest.convertTo(bytes, CV_8UC3, 1, 128);
    cv::medianBlur(bytes, bytes, smoothSide);
    bytes.convertTo(slow, CV_32F, 1, -128);
    return slow;
}

/// How much a difference from the backdrop is like a shadow (or a little light): a share of its colour.
float shadowLike(const cv::Vec3f& difference, const cv::Vec3f& colour, float noise) {
    const float share = difference.dot(colour) / std::max(1.F, colour.dot(colour));
    const float off = float(cv::norm(difference - colour * share)) / (2 * noise);
    const float range = smoothStep(-0.25F, -0.18F, share) * (1 - smoothStep(0.04F, 0.08F, share));
    return range * std::exp(-off * off);
}

} // namespace

cv::Mat shaded(const cv::Mat& picture, const Backdrop& backdrop, const Guard& guard) {
    const cv::Mat rest = halved(picture - backdrop.colour), slow = withoutDetail(rest);
    const cv::Mat colour = halved(backdrop.colour), noise = halved(backdrop.noise);
    const cv::Mat person = halved(guard.person);
    cv::Mat weight(rest.size(), CV_32F);
    weight.forEach<float>([&](float& w, const int* at) {
        const cv::Vec3f& difference = slow.at<cv::Vec3f>(at);
        const float n = noise.at<float>(at);
        const float detail = float(cv::norm(rest.at<cv::Vec3f>(at) - difference)) / (2 * n);
        w = shadowLike(difference, colour.at<cv::Vec3f>(at), n) * std::exp(-detail * detail) *
            (1 - smoothStep(0.4F, 0.7F, person.at<float>(at)));
    });
    cv::Mat filled = fillFrom(slow, weight), large;
    cv::GaussianBlur(filled, filled, {}, 2);
    cv::resize(filled, large, picture.size(), 0, 0, cv::INTER_LINEAR);
    return backdrop.colour + large;
}

} // namespace mianguan
