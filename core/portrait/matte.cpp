#include "core/portrait/matte.h"

#include "core/portrait/fill.h"

#include <opencv2/imgproc.hpp>

namespace mianguan {

namespace {

constexpr float sureShare = 0.9F;
constexpr float hairReach = 0.22F; // face widths that loose hair may stand off

cv::Mat disc(double radius) {
    const int side = 2 * std::max(1, cvRound(radius)) + 1;
    return cv::getStructuringElement(cv::MORPH_ELLIPSE, {side, side});
}

cv::Mat farFrom(const cv::Mat& mask, double distance) {
    cv::Mat away;
    cv::distanceTransform(~mask, away, cv::DIST_L2, 3);
    return away > distance;
}

struct Trimap {
    cv::Mat person;   ///< surely
    cv::Mat backdrop; ///< surely
};

Trimap trimapOf(const Guard& guard, const Backdrop& backdrop, double faceWidth) {
    Trimap trimap;
    trimap.person = farFrom(guard.person < sureShare, 1.5 * guard.cell);
    const cv::Mat touched = guard.person > 1 - sureShare;
    const cv::Mat hair = (guard.hair > 0.3F) & touched;
    const double reach =
        backdrop.source == BackgroundSource::Model ? 2.5 * guard.cell : hairReach * faceWidth;
    trimap.backdrop = farFrom(touched, 1.5 * guard.cell) & farFrom(hair, reach);
    return trimap;
}

cv::Mat weightOf(const cv::Mat& mask) {
    cv::Mat weight;
    mask.convertTo(weight, CV_32F, 1 / 255.);
    return weight;
}

float smoothStep(float low, float high, float x) {
    const float t = std::clamp((x - low) / (high - low), 0.F, 1.F);
    return t * t * (3 - 2 * t);
}

/// The guard's edge pulled to the picture's own edges (guided filter, He et al. 2010, grey guide).
cv::Mat guided(const cv::Mat& bgr, const cv::Mat& plane, int radius, double epsilon) {
    cv::Mat grey, guide;
    cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
    grey.convertTo(guide, CV_32F, 1 / 255.);
    const cv::Size window(2 * radius + 1, 2 * radius + 1);
    const auto mean = [&](const cv::Mat& m) {
        cv::Mat out;
        cv::blur(m, out, window);
        return out;
    };
    const cv::Mat meanGuide = mean(guide), meanPlane = mean(plane);
    const cv::Mat a = (mean(guide.mul(plane)) - meanGuide.mul(meanPlane)) /
                      (mean(guide.mul(guide)) - meanGuide.mul(meanGuide) + epsilon);
    const cv::Mat b = meanPlane - a.mul(meanGuide);
    return cv::min(cv::max(mean(a).mul(guide) + mean(b), 0.F), 1.F);
}

struct Estimate {
    float alpha;
    float trust; ///< 0–1
};

/// Where a pixel's colour lies on the line from backdrop to person, and how far the two can be told apart.
Estimate onColourLine(const cv::Vec3f& pixel, const cv::Vec3f& person, const cv::Vec3f& backdrop,
                      float noise) {
    const cv::Vec3f line = person - backdrop;
    const float length2 = line.dot(line);
    const float spread = 3 * noise + 6;
    const float alpha = std::clamp((pixel - backdrop).dot(line) / std::max(length2, 1.F), 0.F, 1.F);
    return {alpha, length2 / (length2 + spread * spread)};
}

/// Blobs that do not hang together with the person: another person's arm, a thing on a table.
void dropStrays(cv::Mat& alpha, const cv::Mat& person) {
    cv::Mat solid = alpha > 0.25F, labels, stats, centroids;
    cv::dilate(solid, solid, disc(2));
    const int count = cv::connectedComponentsWithStats(solid, labels, stats, centroids, 8, CV_32S);
    std::vector<bool> kept(size_t(count), false);
    for (int y = 0; y < labels.rows; ++y)
        for (int x = 0; x < labels.cols; ++x)
            if (person.at<uchar>(y, x)) kept[size_t(labels.at<int>(y, x))] = true;
    alpha.forEach<float>([&](float& a, const int* at) {
        if (!kept[size_t(labels.at<int>(at[0], at[1]))]) a = 0;
    });
}

/// The largest connected part of the sure person.
cv::Mat mainBody(const cv::Mat& person) {
    cv::Mat labels, stats, centroids;
    const int count = cv::connectedComponentsWithStats(person, labels, stats, centroids, 8, CV_32S);
    int largest = 0;
    for (int i = 1; i < count; ++i)
        if (largest == 0 || stats.at<int>(i, cv::CC_STAT_AREA) > stats.at<int>(largest, cv::CC_STAT_AREA))
            largest = i;
    return largest == 0 ? person : labels == largest;
}

} // namespace

Matte cutOut(const cv::Mat& bgr, const Guard& guard, const Backdrop& backdrop, double faceWidth) {
    cv::Mat picture;
    bgr.convertTo(picture, CV_32F);
    const Trimap trimap = trimapOf(guard, backdrop, faceWidth);
    const cv::Mat person = fillFrom(picture, weightOf(trimap.person));
    const cv::Mat edge = guided(bgr, guard.person, std::max(2, cvRound(2 * guard.cell)), 1e-3);
    cv::Mat calm; // where noise hides the difference between hair and backdrop, a neighbourhood tells more
                  // than a pixel
    cv::GaussianBlur(picture, calm, {}, 1.5);
    const bool known = backdrop.source != BackgroundSource::Model;
    Matte matte;
    matte.alpha.create(bgr.size(), CV_32F);
    cv::Mat trust(bgr.size(), CV_32F);
    matte.alpha.forEach<float>([&](float& alpha, const int* at) {
        const int y = at[0], x = at[1];
        trust.at<float>(y, x) = -1;
        if (trimap.person.at<uchar>(y, x)) return void(alpha = 1);
        if (trimap.backdrop.at<uchar>(y, x)) return void(alpha = 0);
        const cv::Vec3f& behind = backdrop.colour.at<cv::Vec3f>(y, x);
        const float noise = backdrop.noise.at<float>(y, x);
        const auto contrast = float(cv::norm(person.at<cv::Vec3f>(y, x) - behind));
        const float clear = smoothStep(6, 14, contrast / noise);
        const cv::Vec3f pixel = picture.at<cv::Vec3f>(y, x) * clear + calm.at<cv::Vec3f>(y, x) * (1 - clear);
        Estimate line = onColourLine(pixel, person.at<cv::Vec3f>(y, x), behind, noise);
        const auto difference = float(cv::norm(pixel - behind));
        if (known)
            line.alpha *=
                smoothStep(1.5F * noise, 4 * noise, difference); // what looks like the backdrop is it
        if (!known) line.trust *= 0.6F * smoothStep(0.02F, 0.2F, guard.person.at<float>(y, x));
        alpha = line.trust * line.alpha + (1 - line.trust) * smoothStep(0.25F, 0.75F, edge.at<float>(y, x));
        trust.at<float>(y, x) = line.trust;
    });
    dropStrays(matte.alpha, mainBody(trimap.person));
    matte.alpha = cv::min(cv::max((matte.alpha - 0.03F) / 0.94F, 0.F), 1.F);
    const cv::Mat soft = trust >= 0;
    matte.confidence = cv::countNonZero(soft) ? float(cv::mean(trust, soft)[0]) : 1;
    return matte;
}

} // namespace mianguan
