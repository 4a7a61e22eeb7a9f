#include "core/portrait/checks/iris.h"

#include "core/vision/mesh_contours.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace mianguan::checks {

namespace {

struct EyePoints {
    size_t left, right; // corners, picture-left first
    Contour contour;
};

constexpr EyePoints eyes[] = {
    {33, 133, contours::rightEye},
    {362, 263, contours::leftEye},
};

const cv::Size patchSize(96, 64);
constexpr float rim = 1.4F; // of the ring around the disc, radii

/// From patch to work pixels: corners level, the eye in the middle.
cv::Matx23d placement(cv::Point2f left, cv::Point2f right) {
    const cv::Point2d along = cv::Point2d(right - left) / Iris::eyeWidth;
    const cv::Point2d middle = cv::Point2d(left + right) / 2;
    const cv::Point2d half(patchSize.width / 2., patchSize.height / 2.);
    return {along.x, -along.y, middle.x - along.x * half.x + along.y * half.y,
            along.y, along.x,  middle.y - along.y * half.x - along.x * half.y};
}

cv::Mat openOf(const Mesh& mesh, const EyePoints& eye, const cv::Matx23d& toWork) {
    cv::Matx23d toPatch;
    cv::invertAffineTransform(toWork, toPatch);
    std::vector<cv::Point> polygon;
    for (const int index : eye.contour) {
        const cv::Point2d p = mesh.at(size_t(index));
        polygon.emplace_back(cv::Point2d(toPatch(0, 0) * p.x + toPatch(0, 1) * p.y + toPatch(0, 2),
                                         toPatch(1, 0) * p.x + toPatch(1, 1) * p.y + toPatch(1, 2)));
    }
    cv::Mat open = cv::Mat::zeros(patchSize, CV_8U);
    cv::fillPoly(open, std::vector<std::vector<cv::Point>>{polygon}, 255);
    return open;
}

struct Sums {
    double disc = 0, ring = 0;
    int discCount = 0, ringCount = 0;
};

Sums sumsAt(const cv::Mat& green, const cv::Mat& open, cv::Point2f centre, float radius, int step) {
    Sums sums;
    const float reach = radius * rim;
    const cv::Rect around = cv::Rect(cv::Point(cvFloor(centre.x - reach), cvFloor(centre.y - reach)),
                                     cv::Point(cvCeil(centre.x + reach) + 1, cvCeil(centre.y + reach) + 1)) &
                            cv::Rect({}, patchSize);
    for (int y = around.y; y < around.br().y; y += step)
        for (int x = around.x; x < around.br().x; x += step) {
            if (!open.at<uchar>(y, x)) continue;
            const float dx = float(x) - centre.x, dy = float(y) - centre.y, square = dx * dx + dy * dy;
            if (square <= radius * radius)
                sums.disc += green.at<uchar>(y, x), ++sums.discCount;
            else if (square <= reach * reach)
                sums.ring += green.at<uchar>(y, x), ++sums.ringCount;
        }
    return sums;
}

struct Fit {
    double contrast = 0, score = 0;
};

/// How much darker the disc is than its ring; nothing when too little of either lies between the lids. A disc
/// half under the lid fits the shade of the lashes as well, so one in full view is worth more.
Fit fitAt(const cv::Mat& green, const cv::Mat& open, cv::Point2f centre, float radius, int step) {
    const Sums sums = sumsAt(green, open, centre, radius, step);
    const double whole = CV_PI * double(radius * radius) / (step * step);
    if (sums.discCount < 0.4 * whole || sums.ringCount < 0.08 * whole) return {};
    const double contrast = sums.ring / sums.ringCount - sums.disc / sums.discCount;
    return {contrast, contrast * std::min(1., sums.discCount / (0.65 * whole))};
}

void search(Iris& iris, const cv::Mat& green, cv::Rect2f where, float pitch, int step) {
    double best = 0;
    for (float y = where.y; y <= where.br().y; y += pitch)
        for (float x = where.x; x <= where.br().x; x += pitch)
            for (const float radius : {11.F, 12.5F, 14.F, 15.5F}) {
                const Fit fit = fitAt(green, iris.open, {x, y}, radius, step);
                if (fit.score > best)
                    best = fit.score, iris.contrast = fit.contrast, iris.centre = {x, y},
                    iris.radius = radius;
            }
}

Iris irisOf(const Scene& scene, const EyePoints& eye) {
    const cv::Point2f left = scene.mesh().at(eye.left), right = scene.mesh().at(eye.right);
    Iris iris;
    iris.workWidth = cv::norm(right - left);
    const cv::Matx23d toWork = placement(left, right);
    cv::warpAffine(scene.work, iris.patch, toWork, patchSize, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);
    iris.open = openOf(scene.mesh(), eye, toWork);
    cv::Mat green;
    cv::extractChannel(iris.patch, green, 1);
    cv::GaussianBlur(green, green, {}, 1);
    const cv::Point2f middle(patchSize.width / 2.F, patchSize.height / 2.F);
    constexpr float reachX = 0.36F * float(Iris::eyeWidth), reachY = 0.2F * float(Iris::eyeWidth);
    search(iris, green, {middle.x - reachX, middle.y - reachY, 2 * reachX, 2 * reachY}, 3, 2);
    if (iris.contrast <= 0) return iris;
    const cv::Point2f found = iris.centre;
    search(iris, green, {found.x - 3, found.y - 3, 6, 6}, 1, 1);
    iris.fromMiddle = (iris.centre - middle) / float(Iris::eyeWidth);
    return iris;
}

} // namespace

std::array<Iris, 2> irises(const Scene& scene) { return {irisOf(scene, eyes[0]), irisOf(scene, eyes[1])}; }

} // namespace mianguan::checks
