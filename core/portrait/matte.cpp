#include "core/portrait/matte.h"

#include "core/portrait/colour_line.h"
#include "core/portrait/person_colour.h"
#include "core/portrait/shadow.h"

#include <opencv2/imgproc.hpp>

namespace mianguan {

namespace {

cv::Mat disc(double radius) {
    const int side = 2 * std::max(1, cvRound(radius)) + 1;
    return cv::getStructuringElement(cv::MORPH_ELLIPSE, {side, side});
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

/// All that speaks about a pixel of the soft edge.
struct Evidence {
    cv::Mat picture;
    cv::Mat calm; ///< the picture without noise: where that hides the difference between hair and backdrop, a
                  ///< neighbourhood tells more than a pixel
    PersonColour person;
    cv::Mat edge; ///< the guard, pulled to the picture's edges
    const Guard& guard;
    const Backdrop& backdrop;

    struct Answer {
        float alpha, sure; ///< both 0–1
    };
    Answer at(int y, int x) const;

private:
    Estimate byColour(int y, int x) const;
};

Estimate Evidence::byColour(int y, int x) const {
    const cv::Vec3f& behind = backdrop.colour.at<cv::Vec3f>(y, x);
    const cv::Vec3f& front = person.colour.at<cv::Vec3f>(y, x);
    const float noise = backdrop.noise.at<float>(y, x);
    const float clear = smoothStep(2, 5, float(cv::norm(front - behind)) / noise);
    const cv::Vec3f pixel = picture.at<cv::Vec3f>(y, x) * clear + calm.at<cv::Vec3f>(y, x) * (1 - clear);
    Estimate line = onColourLine(pixel, front, behind, noise);
    if (backdrop.source == BackgroundSource::Model)
        line.trust *= 0.6F * smoothStep(0.02F, 0.2F, guard.person.at<float>(y, x));
    else // what looks like a known backdrop is the backdrop
        line.alpha *= smoothStep(0.7F * noise, 2 * noise, float(cv::norm(pixel - behind)));
    return line;
}

Evidence::Answer Evidence::at(int y, int x) const {
    const Estimate line = byColour(y, x);
    const float byModels = smoothStep(0.25F, 0.75F, edge.at<float>(y, x));
    const float alpha = line.trust * line.alpha + (1 - line.trust) * byModels;
    const float agreement = 1 - std::min(1.F, 2 * std::abs(line.alpha - byModels));
    return {std::max(alpha, person.least.at<float>(y, x)), std::max(line.trust, agreement)};
}

/// The label of the largest part; 0, the ground's, when there is none.
int largestOf(const cv::Mat& stats) {
    int largest = 0;
    for (int i = 1; i < stats.rows; ++i)
        if (largest == 0 || stats.at<int>(i, cv::CC_STAT_AREA) > stats.at<int>(largest, cv::CC_STAT_AREA))
            largest = i;
    return largest;
}

/// Where the doubt of a neighbourhood adds up; the largest such place.
cv::Rect weakPlace(const cv::Mat& sure, const cv::Mat& soft, double faceWidth) {
    constexpr float doubtful = 0.45F;
    constexpr int coarse = 4; // pixels that are looked at together
    cv::Mat doubt = 1 - sure, labels, stats, centroids;
    doubt.setTo(0, ~soft);
    cv::resize(doubt, doubt, {}, 1. / coarse, 1. / coarse, cv::INTER_AREA);
    cv::GaussianBlur(doubt, doubt, {}, 0.02 * faceWidth / coarse);
    cv::connectedComponentsWithStats(doubt > doubtful, labels, stats, centroids, 8, CV_32S);
    const int largest = largestOf(stats);
    const double least = 0.004 * faceWidth * faceWidth / (coarse * coarse);
    if (largest == 0 || stats.at<int>(largest, cv::CC_STAT_AREA) < least) return {};
    const auto pixels = [&](int column) { return coarse * stats.at<int>(largest, column); };
    return {pixels(cv::CC_STAT_LEFT), pixels(cv::CC_STAT_TOP), pixels(cv::CC_STAT_WIDTH),
            pixels(cv::CC_STAT_HEIGHT)};
}

/// Where the matte is at least `level`, within `reach` pixels of each other, and hangs together with the
/// person (255); what is as full and does not: another person's arm, a thing on a wall (128).
cv::Mat hangingTogether(const cv::Mat& alpha, const cv::Mat& person, float level, double reach) {
    cv::Mat solid = alpha > level, labels, stats, centroids;
    cv::dilate(solid, solid, disc(reach));
    const int count = cv::connectedComponentsWithStats(solid, labels, stats, centroids, 8, CV_32S);
    std::vector<uchar> kept(size_t(count), 128);
    kept[0] = 0;
    for (int y = 0; y < labels.rows; ++y)
        for (int x = 0; x < labels.cols; ++x)
            if (person.at<uchar>(y, x)) kept[size_t(labels.at<int>(y, x))] = 255;
    cv::Mat together(alpha.size(), CV_8U);
    together.forEach<uchar>([&](uchar& is, const int* at) { is = kept[size_t(labels.at<int>(at))]; });
    return together;
}

void dropStrays(cv::Mat& alpha, const cv::Mat& person) {
    alpha.setTo(0, hangingTogether(alpha, person, 0.1F, 4) != 255);
}

/// Before clutter the models' doubt may join a thing to the person by a thin haze: things fuller than it go,
/// and the haze around them.
void dropJoined(cv::Mat& alpha, const cv::Mat& person) {
    const cv::Mat together = hangingTogether(alpha, person, 0.35F, 1);
    cv::Mat things, around;
    cv::morphologyEx(together == 128, things, cv::MORPH_OPEN, disc(2)); // loose hair is thinner
    cv::dilate(things, things, disc(8));
    cv::dilate(together == 255, around, disc(2));
    alpha.setTo(0, things & ~around);
}

/// The largest connected part of the sure person.
cv::Mat mainBody(const cv::Mat& person) {
    cv::Mat labels, stats, centroids;
    cv::connectedComponentsWithStats(person, labels, stats, centroids, 8, CV_32S);
    const int largest = largestOf(stats);
    return largest == 0 ? person : labels == largest;
}

} // namespace

Matte cutOut(const cv::Mat& bgr, const Guard& guard, const Backdrop& found, double faceWidth) {
    const Trimap trimap = trimapOf(guard, found, faceWidth);
    const bool known = found.source != BackgroundSource::Model;
    Backdrop backdrop = found;
    Evidence evidence{{}, {}, {}, {}, guard, backdrop};
    bgr.convertTo(evidence.picture, CV_32F);
    cv::GaussianBlur(evidence.picture, evidence.calm, {}, 1.5);
    if (known) backdrop.colour = shaded(evidence.picture, found, guard);
    evidence.person = known ? personColour(evidence.picture, trimap, guard, backdrop, faceWidth)
                            : personColour(evidence.picture, trimap);
    evidence.edge = guided(bgr, guard.person, std::max(2, cvRound(2 * guard.cell)), 1e-3);

    Matte matte{cv::Mat(bgr.size(), CV_32F), 1, {}};
    cv::Mat sure(bgr.size(), CV_32F, cv::Scalar(-1));
    matte.alpha.forEach<float>([&](float& alpha, const int* at) {
        const bool soft = !trimap.person.at<uchar>(at) && !trimap.backdrop.at<uchar>(at);
        if (!soft) return void(alpha = trimap.person.at<uchar>(at) ? 1 : 0);
        const Evidence::Answer answer = evidence.at(at[0], at[1]);
        alpha = answer.alpha;
        sure.at<float>(at) = answer.sure;
    });
    const cv::Mat body = mainBody(trimap.person);
    if (!known) dropJoined(matte.alpha, body);
    dropStrays(matte.alpha, body);
    matte.alpha = cv::min(cv::max((matte.alpha - 0.01F) / 0.98F, 0.F), 1.F);
    const cv::Mat edge = sure >= 0;
    if (cv::countNonZero(edge)) matte.confidence = float(cv::mean(sure, edge)[0]);
    matte.weak = weakPlace(sure, edge, faceWidth);
    return matte;
}

} // namespace mianguan
